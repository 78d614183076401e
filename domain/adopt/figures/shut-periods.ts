// Figures of periods that are not open: a table that people keep has many of them, and they are told once a period.
import type { Issue } from '../../errors';
import type { RecordingState } from '../../records/recording-period';
import { addressOf } from '../../sheet/grid';
import type { Area } from '../table/area';
import { adoptedHeaders } from './adopted-grid';
import { placeIn } from './agreed-measurements';

export interface ShutPeriods {
  /** A figure that differs from the store, where it stands in the area as it is read. */
  add(period: { readonly label: string; readonly state: RecordingState }, at: { row: number; column: number }): void;
  /** One for each period and state, at the first of its figures. */
  issues(): Issue[];
  /** How many figures they speak of. */
  count(): number;
}

export function shutPeriods(area: Pick<Area, 'top' | 'left'>, turned: boolean): ShutPeriods {
  const found = new Map<string, { issue: Issue; figures: number; words: (n: number) => string }>();
  return {
    add({ label, state }, at) {
      const known = found.get(`${state} ${label}`);
      if (known) {
        known.figures++;
        return;
      }
      const { row, column } = placeIn(area, turned, at.row, at.column);
      const words = (n: number) =>
        `${label} is ${state}: ${n === 1 ? 'a figure' : `${n} figures`} there that ${n === 1 ? 'differs' : 'differ'} from the store ${n === 1 ? 'stays' : 'stay'} in your table. Ask an administrator to open it.`;
      found.set(`${state} ${label}`, {
        issue: {
          ...{ code: 'period-closed', severity: 'stop', header: adoptedHeaders.value, message: '' },
          address: addressOf(row, column),
        },
        ...{ figures: 1, words },
      });
    },
    issues: () => [...found.values()].map(({ issue, figures, words }) => ({ ...issue, message: words(figures) })),
    count: () => [...found.values()].reduce((n, { figures }) => n + figures, 0),
  };
}
