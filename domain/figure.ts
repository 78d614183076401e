// A figure is what stands in a value cell: a number, nothing yet, or one of two stated reasons for no number.
// No value, not applicable, not available and zero are four things (DOMAIN: Values).

export const NOT_AVAILABLE = 'not available';
export const NOT_APPLICABLE = 'not applicable';

/** A double as Excel holds it; `null` for no value yet; or a stated reason why there is none. */
export type Figure = number | null | typeof NOT_AVAILABLE | typeof NOT_APPLICABLE;

/** Any value that a field of a record can hold. */
export type FieldValue =
  string | number | boolean | null | readonly FieldValue[] | { readonly [k: string]: FieldValue };

/** Excel works with 15 significant digits: two doubles that agree in them are one figure to a person. */
function digits15(n: number): number {
  return Number(n.toPrecision(15));
}

/**
 * Whether two field values are the same to a person at the sheet. Numbers agree in Excel's 15 significant digits;
 * texts agree but for line-break style and for one leading apostrophe, which Excel may take as its text mark.
 */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (a === b) return true;
  // Only numbers that are very near can agree in 15 digits; the exact comparison costs much more.
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-13 * Math.abs(a) && digits15(a) === digits15(b);
  if (typeof a === 'string' && typeof b === 'string') return plainText(a) === plainText(b);
  if (typeof a === 'object' && typeof b === 'object') return JSON.stringify(a) === JSON.stringify(b);
  return false;
}

function plainText(s: string): string {
  return s.replace(/\r\n?/g, '\n').replace(/^'/, '');
}
