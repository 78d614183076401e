// Charts go with their cells: rows and columns put in or taken out move the charts behind them and what they are drawn from;
// a deleted sheet takes its charts along, a copied one has its own.
import type { Area } from '../engine/area';
import type { Change } from '../engine/changes';
import type { ChartSide } from '../side-model';
import type { Host } from './host';

type Way = { readonly from: 'top' | 'left'; readonly to: 'bottom' | 'right'; readonly by: number };

const wayOf = ({ changeType, area }: Extract<Change, { kind: 'cells' }>): Way | undefined => {
  const [tall, wide] = [area.bottom - area.top + 1, area.right - area.left + 1];
  switch (changeType) {
    case 'RowInserted':
      return { from: 'top', to: 'bottom', by: tall };
    case 'RowDeleted':
      return { from: 'top', to: 'bottom', by: -tall };
    case 'ColumnInserted':
      return { from: 'left', to: 'right', by: wide };
    case 'ColumnDeleted':
      return { from: 'left', to: 'right', by: -wide };
    case 'RangeEdited':
    case 'CellInserted':
    case 'CellDeleted':
      return undefined;
  }
};

/** Where cells stand after others were put in or taken out at `at`. */
const moved = (source: Area, { from, to, by }: Way, at: number): Area => {
  const shift = (edge: number): number => (edge < at ? edge : Math.max(at, edge + by));
  return { ...source, [from]: shift(source[from]), [to]: Math.max(shift(source[from]), shift(source[to])) };
};

export const moveCharts = (host: Host): void => {
  host.engine.onChange((change) => {
    if (change.kind !== 'cells') return;
    const way = wayOf(change);
    if (!way) return;
    const { area } = change;
    for (const [sheetId, charts] of Object.entries(host.side.data.charts ?? {}))
      for (const chart of charts) {
        if (chart.source.sheetId === area.sheetId) chart.source = moved(chart.source, way, area[way.from]);
        if (sheetId === area.sheetId) shiftBox(host, chart, way, area);
      }
    host.side.touch();
  });
};

/** Whole lines in front of a chart move its box by their size. */
const shiftBox = (host: Host, chart: ChartSide, { from, by }: Way, area: Area): void => {
  const sheet = host.engine.cells.sheet(area.sheetId);
  if (!sheet) return;
  const before = area[from];
  let offset = 0;
  for (let line = 0; line < before; line += 1)
    offset += (from === 'top' ? sheet.getRowHeight(line) : sheet.getColumnWidth(line)) * 0.75;
  if (offset > chart[from]) return;
  const one = (from === 'top' ? sheet.getRowHeight(before) : sheet.getColumnWidth(before)) * 0.75;
  chart[from] = Math.max(0, chart[from] + by * one);
};

export const forgetCharts = ({ side }: Host, sheetId: string): void => {
  const { [sheetId]: _, ...others } = side.data.charts ?? {};
  side.data.charts = others;
};

export const copyCharts = ({ side }: Host, from: string, to: string): void => {
  const copies = side.charts(from).map((chart) => ({
    ...structuredClone(chart),
    id: `{${crypto.randomUUID().toUpperCase()}}`,
    source: chart.source.sheetId === from ? { ...chart.source, sheetId: to } : chart.source,
  }));
  if (copies.length > 0) side.data.charts = { ...side.data.charts, [to]: copies };
  side.data.pages = { ...side.data.pages, [to]: { ...side.page(from) } };
};
