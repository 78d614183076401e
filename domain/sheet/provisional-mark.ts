// The mark of a provisional figure: a p behind it, which its number format writes, so that it stays a number.
const MARK = '" p"';

/** Parts of a format stand between semicolons, but for those in quotes. */
function parts(format: string): string[] {
  return format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
}

export function isMarked(format: string): boolean {
  return parts(format).every((part) => part.endsWith(MARK));
}

/** `0.0%` reads 88.6% p. A format of several parts gets the mark in each; one that is marked stays as it is. */
export function withMark(format: string): string {
  if (isMarked(format) || format === '@') return format;
  return parts(format)
    .map((part) => `${part === '' ? 'General' : part}${MARK}`)
    .join(';');
}

export function withoutMark(format: string): string {
  if (!isMarked(format)) return format;
  return parts(format)
    .map((part) => part.slice(0, -MARK.length))
    .join(';');
}
