// What the cells below a heading are, counted once: the ground for every guess.
import type { Cell } from '../../sheet/grid';
import { foldCode } from '../../records/text';
import { textIn, type Area } from '../table/area';
import { isFigureLike, isNearFigure, isNumeric, kindOf, type CellKind } from '../table/cell-kind';
import { isMeasureText, isPlainMeasure } from './words';

export interface ColumnFacts {
  readonly column: number;
  readonly cells: readonly Cell[];
  readonly kinds: readonly CellKind[];
  readonly filled: number;
  /** Shares of the filled cells, 0 to 1. */
  readonly figures: number;
  readonly numbers: number;
  readonly texts: number;
  readonly measures: number;
  /** Of them, those that say nothing besides. */
  readonly plainMeasures: number;
  readonly codes: number;
  readonly knownCodes: number;
  readonly knownNames: number;
  /** Different texts, and their usual length. */
  readonly distinct: number;
  readonly length: number;
}

export interface KnownTexts {
  /** Folded codes, and names folded, of the PIs that the person may see. */
  readonly codes: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const codeLike =
  /^(?=.*\d)[A-Z&]{0,8}[ ._/-]?\d{1,6}(?:[._/-]?\d{1,4}){0,2} ?[a-z]{0,2}$|^[A-Z]{1,6}[-_/ ][A-Z]{0,6}\d{1,5}[A-Za-z]?$|^[A-Z]{2,5}\d{1,2}[A-Z]{0,2}\d{0,3}$/;

export function factsOf(area: Area, rows: readonly number[], column: number, known: KnownTexts): ColumnFacts {
  const cells = rows.map((r) => area.cells[r]?.[column] ?? null);
  const kinds = cells.map(kindOf);
  const filled = kinds.filter((k) => k !== 'blank').length;
  const share = (n: number) => (filled === 0 ? 0 : n / filled);
  const texts = new Set<string>();
  let [long, measures, plain, codes, knownCodes, knownNames] = [0, 0, 0, 0, 0, 0];
  for (const [i, cell] of cells.entries()) {
    if (kinds[i] === 'blank') continue;
    const text = textIn(cell);
    texts.add(text);
    long += text.length;
    // A number is no measure and, in a column of its own, no code; only a known code says more.
    if (typeof cell === 'number' && known.codes.size === 0) continue;
    if (isMeasureText(text)) {
      measures++;
      if (isPlainMeasure(text)) plain++;
    }
    if (codeLike.test(text)) codes++;
    if (known.codes.size === 0) continue;
    const folded = foldCode(text);
    if (known.codes.has(folded)) knownCodes++;
    if (known.names.has(folded)) knownNames++;
  }
  return {
    ...{ column, cells, kinds, filled },
    figures: share(kinds.filter(isFigureLike).length),
    numbers: share(kinds.filter(isNumeric).length),
    texts: share(kinds.filter((k) => k === 'text').length),
    ...{
      measures: share(measures),
      plainMeasures: share(plain),
      codes: share(codes),
      knownCodes: share(knownCodes),
      knownNames: share(knownNames),
    },
    ...{ distinct: texts.size, length: share(long) },
  };
}

/** Whether figures can be read from the column: numbers, or nothing but words for none. */
export function holdsFigures(f: ColumnFacts): boolean {
  return f.filled > 0 && f.figures >= 0.85;
}

/** Whether its cells are texts that nearly are figures: `12,5`, `£1.2m`. What they are has to be said. */
export function nearlyHoldsFigures(f: ColumnFacts): boolean {
  if (f.filled === 0 || holdsFigures(f)) return false;
  const near = f.cells.filter((c, i) => f.kinds[i] !== 'blank' && (typeof c === 'number' || isNearFigure(textIn(c))));
  return near.length * 2 >= f.filled;
}
