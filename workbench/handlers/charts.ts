// Excel's ChartCollection and Chart. Univer's open packages have none: what a chart is made of is kept in the side model,
// and the page draws it from its cells (page/charts.ts).
import { type Area, columns, rows } from '../engine/area';
import type { RichClass, RichObject } from '../protocol/rich-class';
import { rich } from '../protocol/rich-class';
import { accessDenied, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { ChartSide } from '../side-model';
import type { Host } from './host';

interface ChartRef {
  readonly sheetId: string;
  readonly id: string;
}
interface SeriesRef extends ChartRef {
  readonly index: number;
}

/** Points of a cell of an unchanged sheet, for a chart that nobody placed. */
const usual = { width: 360, height: 216 };

const chartOf = (host: Host, ref: ChartRef): ChartSide => {
  const chart = host.side.charts(ref.sheetId).find((each) => each.id === ref.id);
  if (!chart) throw itemNotFound();
  return chart;
};

const isSeriesByRows = (source: Area, asked: string): boolean =>
  // Auto: the shorter side holds the series, as in Excel.
  asked === 'Rows' || (asked !== 'Columns' && rows(source) <= columns(source));

/** The series of a chart: where its name and its values stand. */
export const seriesOf = (chart: ChartSide): readonly { readonly name: Area | null; readonly values: Area }[] => {
  const { source } = chart;
  const first = chart.hasNames ? 1 : 0;
  const head = chart.hasLabels ? 1 : 0;
  if (chart.byRows)
    return Array.from({ length: rows(source) - head }, (_, i) => {
      const row = source.top + head + i;
      return {
        name: chart.hasNames ? { ...source, top: row, bottom: row, right: source.left } : null,
        values: { ...source, top: row, bottom: row, left: source.left + first },
      };
    });
  return Array.from({ length: columns(source) - first }, (_, i) => {
    const column = source.left + first + i;
    return {
      name: chart.hasLabels ? { ...source, left: column, right: column, bottom: source.top } : null,
      values: { ...source, left: column, right: column, top: source.top + head },
    };
  });
};

/** Where the labels along the axis stand. */
export const labelsOf = (chart: ChartSide): Area | null => {
  const { source } = chart;
  if (chart.byRows)
    return chart.hasLabels ? { ...source, bottom: source.top, left: source.left + (chart.hasNames ? 1 : 0) } : null;
  return chart.hasNames ? { ...source, right: source.left, top: source.top + (chart.hasLabels ? 1 : 0) } : null;
};

export const chartsClass = (host: Host): RichClass<string> => {
  const { cells } = host.engine;
  const change = (ref: ChartRef, work: (chart: ChartSide) => void): void => {
    if (host.side.sheet(ref.sheetId).isProtected) throw accessDenied();
    work(chartOf(host, ref));
    host.side.touch();
  };
  const text = (value: unknown): string => {
    if (typeof value !== 'string') throw invalidArgument();
    return value;
  };
  const size = (value: unknown): number => {
    if (typeof value !== 'number' || value < 0) throw invalidArgument();
    return value;
  };

  const title: RichClass<ChartRef> = {
    name: 'ChartTitle',
    scalars: { text: (ref) => chartOf(host, ref).title, visible: (ref) => chartOf(host, ref).title !== '' },
    setters: {
      text: (ref, value) =>
        change(ref, (chart) => {
          chart.title = text(value);
        }),
      visible: (ref, value) =>
        change(ref, (chart) => {
          if (value === false) chart.title = '';
        }),
    },
  };
  const legend: RichClass<ChartRef> = {
    name: 'ChartLegend',
    scalars: {
      position: (ref) => chartOf(host, ref).legend,
      visible: (ref) => chartOf(host, ref).legend !== 'None',
    },
    setters: {
      position: (ref, value) =>
        change(ref, (chart) => {
          chart.legend = text(value);
        }),
      visible: (ref, value) =>
        change(ref, (chart) => {
          chart.legend = value === true ? 'Right' : 'None';
        }),
    },
  };
  const valueAxis: RichClass<ChartRef> = {
    name: 'ChartAxis',
    scalars: { numberFormat: (ref) => chartOf(host, ref).numberFormat },
    setters: {
      numberFormat: (ref, value) =>
        change(ref, (chart) => {
          chart.numberFormat = text(value);
        }),
    },
  };
  const axes: RichClass<ChartRef> = { name: 'ChartAxes', objects: { valueAxis: (ref) => rich(valueAxis, ref) } };
  const series: RichClass<SeriesRef> = {
    name: 'ChartSeries',
    scalars: {
      chartType: (ref) => chartOf(host, ref).type,
      name: (ref) => {
        const name = seriesOf(chartOf(host, ref))[ref.index]?.name;
        return name ? cells.on(name.sheetId).text(name.top, name.left) : `Series${ref.index + 1}`;
      },
    },
  };
  const seriesCollection: RichClass<ChartRef> = {
    name: 'ChartSeriesCollection',
    items: (ref) => seriesOf(chartOf(host, ref)).map((_, index) => rich(series, { ...ref, index })),
  };
  const chart: RichClass<ChartRef> = {
    name: 'Chart',
    id: { as: 'Id', of: (ref) => ref.id },
    scalars: {
      chartType: (ref) => chartOf(host, ref).type,
      displayBlanksAs: (ref) => chartOf(host, ref).blanks,
      height: (ref) => chartOf(host, ref).height,
      id: (ref) => chartOf(host, ref).id,
      left: (ref) => chartOf(host, ref).left,
      name: (ref) => chartOf(host, ref).name,
      top: (ref) => chartOf(host, ref).top,
      width: (ref) => chartOf(host, ref).width,
    },
    setters: {
      chartType: (ref, value) =>
        change(ref, (side) => {
          side.type = text(value);
        }),
      displayBlanksAs: (ref, value) =>
        change(ref, (side) => {
          side.blanks = text(value);
        }),
      height: (ref, value) =>
        change(ref, (side) => {
          side.height = size(value);
        }),
      left: (ref, value) =>
        change(ref, (side) => {
          side.left = size(value);
        }),
      name: (ref, value) =>
        change(ref, (side) => {
          side.name = text(value);
        }),
      top: (ref, value) =>
        change(ref, (side) => {
          side.top = size(value);
        }),
      width: (ref, value) =>
        change(ref, (side) => {
          side.width = size(value);
        }),
    },
    objects: {
      axes: (ref) => rich(axes, ref),
      legend: (ref) => rich(legend, ref),
      series: (ref) => rich(seriesCollection, ref),
      title: (ref) => rich(title, ref),
      worksheet: (ref) => host.make.worksheet(ref.sheetId),
    },
    methods: {
      delete: (ref) => {
        change(ref, () => undefined);
        host.side.data.charts = {
          ...host.side.data.charts,
          [ref.sheetId]: host.side.charts(ref.sheetId).filter((c) => c.id !== ref.id),
        };
        host.side.touch();
      },
      setData: (ref, args) => {
        const source = host.places.area(args.raw(0), ref.sheetId);
        const byRows = isSeriesByRows(source, args.given(1) ? args.text(1) : 'Auto');
        cells.flush();
        change(ref, (side) => Object.assign(side, sourceOf(host, source, byRows)));
      },
      setPosition: (ref, args) => {
        const start = host.places.area(args.raw(0), ref.sheetId);
        const end = args.given(1) ? host.places.area(args.raw(1), ref.sheetId) : start;
        change(ref, (side) => Object.assign(side, boxOf(host, ref.sheetId, start, end)));
      },
    },
  };

  const made = (ref: ChartRef): RichObject => rich(chart, ref);
  return {
    name: 'ChartCollection',
    items: (sheetId) => host.side.charts(sheetId).map(({ id }) => made({ sheetId, id })),
    find: (sheetId, key) => {
      const found = host.side.charts(sheetId).find((each) => each.id === key || each.name === key);
      return found ? made({ sheetId, id: found.id }) : null;
    },
    methods: {
      add: (sheetId, args) => {
        if (host.side.sheet(sheetId).isProtected) throw accessDenied();
        const source = host.places.area(args.raw(1), sheetId);
        const byRows = isSeriesByRows(source, args.given(2) ? args.text(2) : 'Auto');
        cells.flush();
        const id = `{${crypto.randomUUID().toUpperCase()}}`;
        const side: ChartSide = {
          ...{ id, name: `Chart ${host.side.charts(sheetId).length + 1}`, type: args.text(0), title: '' },
          ...{ legend: 'Right', blanks: 'NotPlotted', numberFormat: 'General', ...sourceOf(host, source, byRows) },
          ...{ top: 20, left: 20, ...usual },
        };
        host.side.data.charts = { ...host.side.data.charts, [sheetId]: [...host.side.charts(sheetId), side] };
        host.side.touch();
        return made({ sheetId, id });
      },
    },
  };
};

/** What a range is to a chart. As Excel does: texts at its edge are names and labels. */
const sourceOf = (
  host: Host,
  source: Area,
  byRows: boolean,
): Pick<ChartSide, 'source' | 'byRows' | 'hasNames' | 'hasLabels'> => {
  const reader = host.engine.cells.on(source.sheetId);
  const isText = (row: number, column: number): boolean => reader.type(row, column) === 'String';
  return {
    ...{ source, byRows },
    hasNames:
      columns(source) > 1 && (isText(source.bottom, source.left) || reader.formula(source.top, source.left) === ''),
    hasLabels: rows(source) > 1 && isText(source.top, source.right),
  };
};

/** The box of some cells in points, from the sheet's corner. */
const boxOf = (host: Host, sheetId: string, start: Area, end: Area) => {
  const sheet = host.engine.cells.sheet(sheetId);
  if (!sheet) throw itemNotFound();
  const width = (from: number, to: number): number => {
    let pixels = 0;
    for (let column = from; column < to; column += 1) pixels += sheet.getColumnWidth(column);
    return pixels * 0.75;
  };
  const height = (from: number, to: number): number => {
    let pixels = 0;
    for (let row = from; row < to; row += 1) pixels += sheet.getRowHeight(row);
    return pixels * 0.75;
  };
  return {
    left: width(0, start.left),
    top: height(0, start.top),
    width: width(start.left, end.right + 1),
    height: height(start.top, end.bottom + 1),
  };
};
