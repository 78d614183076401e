// Copying and deleting a sheet as Excel does: the copy is called "X (2)", its tables get new ids and new
// names, and what the side model holds goes with the sheet. Neither can be undone, as in Excel.
import { invalidArgument, invalidOperation } from '../protocol/rich-error';
import { isRich } from '../protocol/rich-class';
import { copyCharts, forgetCharts } from './chart-moves';
import { formulasNaming, putBack } from '../engine/table-formulas';
import type { Host } from './host';

/** Returns the id of the copy. Position is Excel's: None and After put it after the original. */
export const copySheet = (host: Host, id: string, position: unknown, relative: unknown): string => {
  const { engine, side } = host;
  const { book } = engine.parts;
  engine.cells.flush();
  const original = book.getSheetBySheetId(id);
  if (!original) throw invalidArgument();
  const active = book.getActiveSheet().getSheetId();
  const copied = engine.inExcelsWay(() => book.duplicateSheet(original).getSheetId());
  const copy = book.getSheetBySheetId(copied);
  if (!copy) throw invalidOperation('The sheet could not be copied.');
  copy.setName(copyName(host, original.getSheetName()));
  adoptTables(host, id, copied);
  const from = side.sheet(id);
  side.data.sheets[copied] = structuredClone(from);
  const page = side.data.pages?.[id];
  if (page) side.data.pages = { ...side.data.pages, [copied]: structuredClone(page) };
  copyRules(host, id, copied);
  copyCharts(host, id, copied);
  const order = book.getSheets().map((sheet) => sheet.getSheetId());
  const beside = isRich(relative) && typeof relative.target === 'string' ? relative.target : id;
  const index =
    position === 'Beginning'
      ? 0
      : position === 'End'
        ? order.length - 1
        : position === 'Before'
          ? order.filter((each) => each !== copied).indexOf(beside)
          : order.filter((each) => each !== copied).indexOf(beside) + 1;
  if (order[index] !== copied) book.moveSheet(copy, index);
  book.setActiveSheet(active);
  engine.undo.clear();
  side.touch();
  return copied;
};

/** "X (2)", or "X (3)" where that is taken; a copy of "X (2)" is "X (3)". */
const copyName = (host: Host, name: string): string => {
  const stem = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const candidate = stem.slice(0, 31 - suffix.length) + suffix;
    if (host.places.sheetByName(candidate) === undefined) return candidate;
  }
};

const adoptTables = (host: Host, from: string, to: string): void => {
  const { tables, cells, parts } = host.engine;
  const originals = tables.list(from);
  const others = parts.book.getSheets().flatMap((sheet) => (sheet.getSheetId() === to ? [] : sheet.getSheetId()));
  const kept = formulasNaming(
    cells,
    others,
    originals.map(({ name }) => name),
  );
  for (const table of tables.list(to)) {
    const original = originals.find((each) => each.area.top === table.area.top && each.area.left === table.area.left);
    // Univer gives the copy the same name twice, and finds tables by name in formulas.
    tables.rename(table.id, tables.freeName(original?.name ?? table.name));
    tables.repairHeaders(table.id);
    if (original) host.side.data.tables[table.id] = structuredClone(host.side.table(original.id));
  }
  putBack(cells, kept);
};

/** Univer copies the rules with new ids; the Excel form goes by position in the list. */
const copyRules = (host: Host, from: string, to: string): void => {
  const { book } = host.engine.parts;
  const before = book.getSheetBySheetId(from)?.getConditionalFormattingRules() ?? [];
  const after = book.getSheetBySheetId(to)?.getConditionalFormattingRules() ?? [];
  for (const [index, rule] of after.entries()) {
    const side = host.side.data.conditionalFormats[before[index]?.cfId ?? ''];
    if (side && !host.side.data.conditionalFormats[rule.cfId])
      host.side.data.conditionalFormats[rule.cfId] = structuredClone(side);
  }
};

/** Deletes a sheet with its tables. The last visible sheet cannot go. */
export const removeSheet = (host: Host, id: string): void => {
  const { engine, side } = host;
  const { book } = engine.parts;
  const others = book.getSheets().filter((sheet) => sheet.getSheetId() !== id && !sheet.isSheetHidden());
  if (others.length === 0) throw invalidOperation('A workbook must contain at least one visible worksheet.');
  // Univer keeps a table whose sheet has gone.
  for (const table of engine.tables.list(id)) {
    engine.tables.remove(table.id);
    Reflect.deleteProperty(side.data.tables, table.id);
  }
  engine.inExcelsWay(() => book.deleteSheet(id));
  Reflect.deleteProperty(side.data.sheets, id);
  forgetCharts(host, id);
  engine.undo.clear();
  side.touch();
};
