// Writes who changed what, when and why into a file for auditors: CSV for spreadsheets, JSON lines for programs.
import path from 'node:path';
import { nameOf } from '../../store/places';
import { storeAt } from '../../store/store-at';
import { auditColumns, auditRows, type AuditFilter, type AuditRow } from '../../audit/audit-row';
import { BYTE_ORDER_MARK, csvLine } from '../../audit/csv';
import { instantOf } from '../audit/period-asked';
import { checkedLines } from '../backup/write-backup';
import type { Call, Command } from '../command';
import { mayWrite, writeWhole } from '../files/whole-file';
import { DONE, UsageError } from '../outcome';

type Format = 'csv' | 'jsonl';

/** Rows that an Excel sheet holds, its header among them. */
const EXCEL_ROWS = 1_048_576;

function formatOf(call: Call, file: string): Format {
  const asked = call.text('format')?.toLowerCase();
  if (asked === 'csv' || asked === 'jsonl') return asked;
  if (asked !== undefined) throw new UsageError('--format is csv or jsonl.');
  const name = file.toLowerCase().replace(/\.gz$/, '');
  if (name.endsWith('.csv')) return 'csv';
  if (/\.(jsonl|ndjson|json)$/.test(name)) return 'jsonl';
  throw new UsageError('Which format? End the file in .csv or .jsonl, or add --format csv or --format jsonl.');
}

/** Characters that are written at once. */
const PIECE = 64 * 1024;

async function* written(
  blocks: AsyncIterable<Iterable<AuditRow>>,
  format: Format,
  count: () => void,
): AsyncGenerator<Buffer> {
  let text = format === 'csv' ? BYTE_ORDER_MARK + csvLine(auditColumns) : '';
  for await (const rows of blocks)
    for (const row of rows) {
      count();
      text += format === 'csv' ? csvLine(auditColumns.map((column) => row[column])) : `${JSON.stringify(row)}\n`;
      if (text.length < PIECE) continue;
      yield Buffer.from(text);
      text = '';
    }
  yield Buffer.from(text);
}

function filterOf(call: Call): AuditFilter {
  const from = instantOf('from', call.text('from'), 'begin');
  const to = instantOf('to', call.text('to'), 'end');
  if (from !== undefined && to !== undefined && from > to) throw new UsageError('--from is after --to.');
  return { pi: call.text('pi'), person: call.text('person'), from, to };
}

export const exportAudit: Command = {
  name: 'export-audit',
  summary: 'Writes who changed what, when and why, as CSV or JSON lines',
  operands: ['FILE'],
  options: {
    format: { type: 'string', value: 'csv|jsonl', help: 'else by the ending of FILE' },
    pi: { type: 'string', value: 'CODE', help: 'only this PI and its measurements' },
    person: { type: 'string', value: 'ID', help: 'only what this person changed' },
    from: { type: 'string', value: 'DAY', help: 'only from this day on (UTC), or from an instant' },
    to: { type: 'string', value: 'DAY', help: 'only up to the end of this day (UTC), or up to an instant' },
    force: { type: 'boolean', help: 'write over a file that is there' },
  },
  about: `One row for each changed field:

  ${auditColumns.join(' ')}

The name is the person's at that time. In CSV, text that a spreadsheet would take for a formula has an apostrophe put
before it; JSON lines hold every value exactly. FILE is gzipped where its name ends in .gz. A server may be running.`,
  async run(call) {
    const { place, cwd, flag, say, err, signal, unique } = call;
    const file = path.resolve(cwd, call.operands[0] ?? '');
    const format = formatOf(call, file);
    const filter = filterOf(call);
    const force = flag('force');
    await mayWrite(file, force);
    const source = await storeAt(place).source();
    const progress = call.progress('Change-sets');
    try {
      const total = (await source.head()).revision;
      const lines = checkedLines(source, nameOf(place), ({ revision }) => progress.at(revision, total));
      let count = 0;
      const pieces = written(auditRows(lines, filter), format, () => count++);
      await writeWhole(file, pieces, { force, unique: unique(), signal });
      progress.end();
      say(`${file}: ${count.toLocaleString('en-GB')} changes.`);
      if (count === 0) err('No change fits what was asked for: check the code, the id and the days.\n');
      if (format === 'csv' && count >= EXCEL_ROWS)
        err('These are more rows than an Excel sheet holds: ask for fewer, by --pi, --person, --from or --to.\n');
      return DONE;
    } finally {
      progress.end();
      await source.close();
    }
  },
};
