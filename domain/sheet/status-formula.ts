// Status beside a value that is being typed: a native formula, so that no write of ours clears Excel's undo stack.
// It gives 3, 2 or 1 for green, amber and red, which the column shows as sign and word. The same rule as status.ts.
import { TOLERANCE, type StatusRule } from '../performance/status';

/** Number format of the status column: the sign's number reads as its word. */
export const statusFormat = '[=3]"Green";[=2]"Amber";"Red"';

/** `{Value}` and `{Target}` stand for the row's own cells. */
export function statusFormula(rule: StatusRule): string {
  const v = '{Value}';
  const t = '{Target}';
  const away = `ABS(${v}-${t})`;
  const sides = { maximise: `${t}-${v}`, minimise: `${v}-${t}`, 'closest to target': away, 'within a band': away };
  const short = sides[rule.polarity];
  const slack = `${TOLERANCE.toFixed(9)}*MAX(ABS(${v}),ABS(${t}))`;
  const within = (margin: number) => {
    const width = rule.thresholds.kind === 'absolute' ? String(margin) : `${margin}*ABS(${t})`;
    return margin === 0 ? `${short}<=${slack}` : `${short}<=${width}+${slack}`;
  };
  const judged = `IF(${within(rule.thresholds.green)},3,IF(${within(rule.thresholds.amber)},2,1))`;
  return `=IF(ISNUMBER(${v}),IF(ISNUMBER(${t}),${judged},"Data only"),IF(LOWER(TRIM(${v}))="not applicable","Not applicable","No data"))`;
}
