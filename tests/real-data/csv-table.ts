// Reads a published CSV file as rows by header, for tests on real tables: quotes, line breaks in cells, a BOM.

export type CsvRow = Readonly<Record<string, string>>;

/** Rows by header, each cell as it stands, trimmed. */
export function csvRows(text: string): CsvRow[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  const [header = [], ...body] = rows.filter((r) => r.length > 1);
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

/** A published number: `.61` without its zero, blank for none. */
export function published(text: string | undefined): number | null {
  return text === undefined || text === '' || text === 'null' ? null : Number(text);
}
