// Texts as PostgreSQL can hold them: it knows neither U+0000 nor half of a surrogate pair. Those few are written as
// U+0010 and four hexadecimal digits, and so is U+0010 itself; every other text stays as it is.

const ESCAPE = '\u0010';
const UNSTORABLE = /[\u0000\u0010]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPED = /\u0010([0-9a-f]{4})/g;

export function storable(text: string): string {
  return text.replace(UNSTORABLE, (unit) => ESCAPE + unit.charCodeAt(0).toString(16).padStart(4, '0'));
}

export function storableAll(texts: readonly string[]): string[] {
  return texts.map(storable);
}

export function stored(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text.replace(ESCAPED, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
}

/** A column that came as JSON. Only where it holds an escape are its texts looked at one by one. */
export function storedColumn<T>(json: string): T[] {
  const column = JSON.parse(json) as T[];
  if (!json.includes('\\u0010')) return column;
  return column.map((value) => (typeof value === 'string' ? (stored(value) as T) : value));
}
