// The borders of a range: edges and inside lines, each a line of cells with a style, weight and colour.
import { type Area, type Rect } from '../engine/area';
import type { Border, Style } from '../engine/univer-shape';
import { type RichClass, type RichObject, rich } from '../protocol/rich-class';
import { invalidArgument } from '../protocol/rich-error';
import type { Host } from './host';
import type { FormatTools } from './format-tools';

type Edge = 't' | 'b' | 'l' | 'r';

interface Side {
  readonly index: string;
  readonly edge: Edge;
  readonly cells: (rect: Rect) => Rect | null;
}

const sides: readonly Side[] = [
  { index: 'EdgeTop', edge: 't', cells: (rect) => ({ ...rect, bottom: rect.top }) },
  { index: 'EdgeBottom', edge: 'b', cells: (rect) => ({ ...rect, top: rect.bottom }) },
  { index: 'EdgeLeft', edge: 'l', cells: (rect) => ({ ...rect, right: rect.left }) },
  { index: 'EdgeRight', edge: 'r', cells: (rect) => ({ ...rect, left: rect.right }) },
  {
    index: 'InsideVertical',
    edge: 'r',
    cells: (rect) => (rect.right > rect.left ? { ...rect, right: rect.right - 1 } : null),
  },
  {
    index: 'InsideHorizontal',
    edge: 'b',
    cells: (rect) => (rect.bottom > rect.top ? { ...rect, bottom: rect.bottom - 1 } : null),
  },
];

/** Excel's style and weight, and the one number that Univer has for both. */
const lines: readonly (readonly [style: string, weight: string, univer: number])[] = [
  ['Continuous', 'Thin', 1],
  ['Continuous', 'Hairline', 2],
  ['Dot', 'Thin', 3],
  ['Dash', 'Thin', 4],
  ['DashDot', 'Thin', 5],
  ['DashDotDot', 'Thin', 6],
  ['Double', 'Thick', 7],
  ['Continuous', 'Medium', 8],
  ['Continuous', 'Thick', 13],
];

interface BorderRef {
  readonly area: Area;
  readonly side: Side;
}

export const borderClasses = (host: Host, tools: FormatTools): ((area: Area) => RichObject) => {
  const targetOf = ({ area, side }: BorderRef): Area | null => {
    const rect = side.cells(host.engine.cells.clip(area));
    return rect && { sheetId: area.sheetId, ...rect };
  };
  const current = (ref: BorderRef): Border | null => {
    const target = targetOf(ref);
    if (!target) return null;
    return host.engine.cells.on(target.sheetId).style(target.top, target.left).bd?.[ref.side.edge] ?? null;
  };
  const lineOf = (ref: BorderRef): readonly [string, string, number] | undefined =>
    lines.find((line) => line[2] === current(ref)?.s);
  const draw = (ref: BorderRef, border: Border | null): void => {
    const target = targetOf(ref);
    if (!target) return;
    const bd: NonNullable<Style['bd']> = {};
    bd[ref.side.edge] = border;
    tools.paint(target, { bd });
  };
  const colorOf = (ref: BorderRef): string => current(ref)?.cl?.rgb ?? '#000000';

  const border: RichClass<BorderRef> = {
    name: 'RangeBorder',
    id: { as: 'Id', of: (ref) => ref.side.index },
    scalars: {
      color: colorOf,
      sideIndex: (ref) => ref.side.index,
      style: (ref) => lineOf(ref)?.[0] ?? 'None',
      weight: (ref) => lineOf(ref)?.[1] ?? 'Thin',
    },
    setters: {
      color: (ref, value) => {
        if (typeof value !== 'string') throw invalidArgument();
        draw(ref, { s: current(ref)?.s ?? 1, cl: { rgb: value } });
      },
      style: (ref, value) => {
        if (value === 'None') {
          draw(ref, null);
          return;
        }
        const weight = lineOf(ref)?.[1];
        const line =
          lines.find((each) => each[0] === value && each[1] === weight) ?? lines.find((each) => each[0] === value);
        if (!line) throw invalidArgument();
        draw(ref, { s: line[2], cl: { rgb: colorOf(ref) } });
      },
      weight: (ref, value) => {
        const line = lines.find((each) => each[1] === value && each[0] === (lineOf(ref)?.[0] ?? 'Continuous'));
        if (!line) throw invalidArgument();
        draw(ref, { s: line[2], cl: { rgb: colorOf(ref) } });
      },
    },
  };

  const collection: RichClass<Area> = {
    name: 'RangeBorderCollection',
    items: (area) => sides.map((side) => rich(border, { area, side })),
    find: (area, key) => {
      const side = sides.find((each) => each.index === key);
      if (!side && key !== 'DiagonalDown' && key !== 'DiagonalUp') throw invalidArgument();
      // Diagonals are not drawn; they take any setting and stay empty.
      return rich(border, { area, side: side ?? { index: String(key), edge: 't', cells: () => null } });
    },
  };
  return (area) => rich(collection, area);
};
