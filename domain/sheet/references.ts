// Turns `{Header}` in a layout's formula into a reference to that column's cell in the same row.
//
// The reference is relative (`D5`): in Excel and in the workbench it follows its column through sorting, inserting and
// moving columns, renaming the table and copying the sheet. A structured reference (`[@Value]`) would also stay in its
// row when somebody drags a cell to another row; but the workbench's engine does not know it for every table name, and
// in a copied sheet it would point to the original.

/** Whether two formulas say the same, however Excel writes blanks, signs that fix a reference, and numbers. */
export function sameFormula(a: string, b: string): boolean {
  return plainFormula(a) === plainFormula(b);
}

function plainFormula(formula: string): string {
  const plain = formula.replace(/[\s$]/g, '').toUpperCase();
  return plain.replace(/(?<![A-Z\d.])\d+(?:\.\d+)?(?:E[+-]?\d+)?/g, (n) => String(Number(n)));
}

/**
 * The formula with references, or `null` where it names a column that the table no longer has.
 * @param headers the columns that a formula may name
 * @param addressOf where the column's cell of this row stands
 */
export function withReferences(
  formula: string,
  headers: ReadonlySet<string>,
  addressOf: (header: string) => string | undefined,
): string | null {
  // Braces around anything that is no header (an array constant) stay as they are.
  const named = [...formula.matchAll(/\{([^{}]*)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => headers.has(name));
  if (named.some((header) => addressOf(header) === undefined)) return null;
  return formula.replace(/\{([^{}]*)\}/g, (whole, header: string) =>
    headers.has(header) ? (addressOf(header) ?? whole) : whole,
  );
}
