// A whole workbook held against itself: every cell's value, formula and look, every width, hidden row, rule, table and name.
// What a refresh says it touched is what it touched.
import type { NodeWorkbook } from '../../workbench/node/open-node-workbook';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Facts = ReadonlyMap<string, string>;

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** Everything that the workbook holds, by where it stands. What the add-in keeps for itself is left out. */
export function factsOf(excel: NodeWorkbook): Facts {
  const saved = excel.save();
  const book = JSON.parse(JSON.stringify(saved.univer)) as { readonly [key: string]: Json };
  const styles = isRecord(book['styles']) ? book['styles'] : {};
  const facts = new Map<string, string>();
  const sheets = isRecord(book['sheets']) ? Object.values(book['sheets']) : [];
  for (const sheet of sheets) {
    if (!isRecord(sheet)) continue;
    const { cellData, ...rest } = sheet;
    const name = textOf(sheet['name']);
    for (const [key, value] of Object.entries(rest))
      // How much room the grid keeps is its own affair, and a line that is not hidden may say so.
      if (key !== 'columnCount' && key !== 'rowCount')
        facts.set(`${name} ${key}`, JSON.stringify(value).replace(/,?"\d+":\{"hd":0\}/g, ''));
    for (const [row, cells] of Object.entries(isRecord(cellData) ? cellData : {}))
      for (const [column, cell] of Object.entries(isRecord(cells) ? cells : {})) {
        if (!isRecord(cell)) continue;
        const at = `${name}!${letters(Number(column))}${Number(row) + 1}`;
        const { v = null, f = null, s = null } = cell;
        // A formula is a fact, its result follows from others.
        if (f === null && v !== null && v !== '') facts.set(at, JSON.stringify(v));
        if (f !== null) facts.set(`${at} formula`, JSON.stringify(f));
        const style = typeof s === 'string' ? (styles[s] ?? null) : s;
        if (style !== null) facts.set(`${at} look`, JSON.stringify(style));
      }
  }
  const parts = (Array.isArray(book['resources']) ? (book['resources'] as readonly Json[]) : []).filter(isRecord);
  const all = parts.map((part) => textOf(part['data'])).join();
  const side = JSON.parse(JSON.stringify(saved.side)) as { readonly [key: string]: Json };
  for (const [key, value] of Object.entries(side))
    // Sheets that were merely asked about are remembered with nothing to say.
    if (key !== 'settings' && key !== 'sheets') facts.set(`side ${key}`, JSON.stringify(living(key, value, all)));
  for (const part of parts)
    // A sheet of which a part knows nothing may or may not be named in it; the id of a table's looks is given anew.
    facts.set(
      `part ${textOf(part['name'])}`,
      textOf(part['data'])
        .replace(/"[^"]*":\[\],?/g, '')
        .replace(/"[\w-]{21}":\{"rangeInfo"/g, '"look":{"rangeInfo"'),
    );
  return facts;
}

/** Without what is kept of rules that are gone, and without the numbers that Excel gives columns for life. */
function living(key: string, value: Json | undefined, all: string): Json | undefined {
  if (!isRecord(value)) return value;
  if (key === 'conditionalFormats')
    return Object.fromEntries(Object.entries(value).filter(([id]) => all.includes(`"${id}"`)));
  if (key !== 'tables') return value;
  return Object.fromEntries(
    Object.entries(value).map(([id, table]) => {
      if (!isRecord(table)) return [id, table];
      const { columnIds: _, nextColumnId: _next, ...looks } = table;
      return [id, looks];
    }),
  );
}

/** Where two states differ, in the order of the places. */
export function differences(before: Facts, after: Facts): string[] {
  const places = [...new Set([...before.keys(), ...after.keys()])].sort();
  return places.filter((place) => before.get(place) !== after.get(place));
}

function letters(n: number): string {
  return (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
}
