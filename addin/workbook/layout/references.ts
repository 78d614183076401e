// Turns `{Header}` in a layout's formula into a reference to that column's cell in the same row.

/** A header inside a structured reference: brackets, `#`, `@` and `'` are escaped by `'`. */
function escapeHeader(header: string): string {
  return header.replace(/[[\]#@']/g, "'$&");
}

/**
 * The formula with structured references (`[@[Header]]`). They follow their column through sorting, inserting and
 * moving columns and renaming the header, and stay in their row when somebody drags a cell to another one.
 * Braces around anything that is no header (an array constant) stay as they are.
 */
export function withReferences(formula: string, headers: ReadonlySet<string>): string {
  return formula.replace(/\{([^{}]*)\}/g, (whole, header: string) =>
    headers.has(header) ? `[@[${escapeHeader(header)}]]` : whole,
  );
}
