// For tests: rows as a piece of a sheet, and a proposal said in few words.
import type { Cell } from '../sheet/grid';
import type { Proposal } from './propose';
import type { Area } from './table/area';

/** Rows of any length, made equally long. */
export function areaOf(cells: readonly (readonly Cell[])[]): Area {
  const width = Math.max(0, ...cells.map((r) => r.length));
  return {
    cells: cells.map((r) => [...r, ...Array.from({ length: width - r.length }, () => null)]),
    ...{ top: 0, left: 0 },
  };
}

/** Column by column: role, period and PI, with `?` before what is left open. */
export function said(p: Proposal | undefined): string[] | undefined {
  return p?.columns.map((c) =>
    [c.certain ? '' : '?', c.role, c.period === null ? '' : ` ${c.period}`, c.pi === '' ? '' : ` “${c.pi}”`].join(''),
  );
}
