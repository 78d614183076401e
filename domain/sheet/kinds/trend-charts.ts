// Which PIs can stand in one chart: those that are measured alike, since days and percentages have no axis in common.
import { numberFormat } from '../figure-text';
import { measureText } from './figure-columns';
import type { TrendRow } from './trend-sheet';

/** So many lines can still be told apart. */
const MOST_LINES = 8;

export interface ChartForm {
  readonly title: string;
  readonly format: string;
  readonly rows: readonly TrendRow[];
}

/** In the order of the rows; a chart with too many lines goes on in the next. */
export function figureForms(rows: readonly TrendRow[]): readonly ChartForm[] {
  const groups = new Map<string, TrendRow[]>();
  for (const row of rows) {
    const key = `${row.style.measure} ${row.style.measureLabel}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((alike) =>
    Array.from({ length: Math.ceil(alike.length / MOST_LINES) }, (_, i): ChartForm => {
      const part = alike.slice(i * MOST_LINES, (i + 1) * MOST_LINES);
      const [first] = part;
      const only = part.length === 1 && first ? `${first.code} ${first.name}` : undefined;
      return {
        title: only ?? `In ${first ? measureText(first.style) : ''}`,
        format: first ? numberFormat(first.style) : 'General',
        rows: part,
      };
    }),
  );
}
