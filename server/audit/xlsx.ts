// The audit as a workbook, written as its rows come, so that a long one never stands in memory. Text is text, and can never
// become a formula; numbers are numbers.
import { PassThrough } from 'node:stream';
import type ExcelJS from 'exceljs';
import type { FieldValue } from '../../domain/figure';
import { auditColumns, type AuditRow } from './audit-row';

/** Rows of a sheet, with its heading. */
const SHEET_ROWS = 1_048_576;
/** Excel's own limit of a cell. */
const LONGEST = 32_767;

function cellOf(value: FieldValue): string | number | boolean | null {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // XML cannot hold control characters; and a cell not more than this.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').slice(0, LONGEST);
}

export function xlsxOf(rows: AsyncIterable<AuditRow>): AsyncIterable<Uint8Array> {
  const stream = new PassThrough();
  write(rows, stream).catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return stream;
}

async function write(rows: AsyncIterable<AuditRow>, stream: PassThrough): Promise<void> {
  // Loaded when the first workbook is asked for: it would be a fifth of every start.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  let sheet: ExcelJS.Worksheet | undefined;
  let written = 0;
  let sheets = 0;
  const begin = () => {
    const made = book.addWorksheet(sheets === 0 ? 'Audit' : `Audit ${sheets + 1}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheets++;
    made.columns = auditColumns.map((name) => ({ key: name, width: name === 'note' ? 40 : 16 }));
    const heading = made.addRow([...auditColumns]);
    heading.font = { bold: true };
    heading.commit();
    written = 1;
    return made;
  };
  for await (const row of rows) {
    if (sheet && written === SHEET_ROWS) {
      sheet.commit();
      sheet = undefined;
    }
    sheet ??= begin();
    const line = sheet.addRow(auditColumns.map((column) => cellOf(row[column])));
    line.eachCell((cell) => {
      if (typeof cell.value === 'string') cell.numFmt = '@';
    });
    line.commit();
    written++;
  }
  (sheet ?? begin()).commit();
  await book.commit();
}
