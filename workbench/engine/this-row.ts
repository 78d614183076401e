// `[@Value]` is how people write "this row's Value"; Univer reads only the long form that Excel keeps in
// files, `Actions[[#This Row],[Value]]`. The short form is turned into the long one when it is put in.

/** @param tableName the table that the cell is in, for `[@Value]` without a table's name */
export const expandThisRow = (formula: string, tableName: () => string | undefined): string => {
  if (!formula.startsWith('=') || !formula.includes('[@')) return formula;
  return formula.replace(
    /([\p{L}_\\][\p{L}\p{N}_.\\]*)?\[@(?:\[([^\]]+)\]|([^\][]+))\]/gu,
    (whole, table?: string, inner?: string, bare?: string) => {
      const name = table ?? tableName();
      return name === undefined ? whole : `${name}[[#This Row],[${inner ?? bare ?? ''}]]`;
    },
  );
};
