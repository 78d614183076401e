// A sheet as it comes out on paper: a page of HTML that the browser prints, laid out by the sheet's own page set-up. What is
// hidden or filtered out is not printed; the title rows stand on each page; charts stand where they stand on the sheet. Merged
// cells and borders of other kinds are not drawn.
import type { Rect } from '../engine/area';
import { parseRect, splitSheet } from '../engine/area';
import type { SheetReader } from '../engine/sheet-reader';
import type { Host } from '../handlers/host';
import { chartPicture } from '../page/chart-picture';
import { cellHtml, escapeHtml, type PrintedCell } from './cell-html';
import { fontFaces, fonts, pageRules, pageSetupOf, type PageSetup } from './page-setup';

/** Points of a pixel. */
const POINT = 0.75;

interface Paper {
  readonly host: Host;
  readonly sheetId: string;
  readonly reader: SheetReader;
  readonly columns: readonly { readonly at: number; readonly width: number }[];
}

export const sheetPage = async (host: Host, sheetId: string): Promise<string> => {
  const { engine, side } = host;
  await engine.calc.settle();
  const sheet = engine.cells.sheet(sheetId);
  if (!sheet) throw new Error('There is no such sheet.');
  const setup = pageSetupOf(side.page(sheetId));
  const used = rectIn(setup.area) ?? engine.cells.used(sheetId, true) ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const all: Rect = { ...used, top: setup.area ? used.top : 0, left: setup.area ? used.left : 0 };
  const core = sheet.getSheet();
  const columns = range(all.left, all.right)
    .filter((at) => core.getColVisible(at))
    .map((at) => ({ at, width: sheet.getColumnWidth(at) }));
  const paper: Paper = { host, sheetId, reader: engine.cells.on(sheetId), columns };
  const title = rectIn(setup.titleRows);
  const rows = range(all.top, all.bottom).filter((row) => core.getRowVisible(row));
  const before = title ? rows.filter((row) => row < title.top) : [];
  const heads = title ? rows.filter((row) => row >= title.top && row <= title.bottom) : [];
  const rest = title ? rows.filter((row) => row > title.bottom) : rows;
  const known = {
    sheet: sheet.getSheetName(),
    file: engine.parts.book.getName(),
    day: new Date().toLocaleDateString('en-GB'),
  };
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const pages = pagesOf(rest, setup.breaks);
  const body = pages.map((part, i) => {
    const words = i === 0 ? tableHtml(paper, width, [], before) : '';
    const next = pages[i + 1]?.[0];
    const charts = chartsHtml(paper, part[0] === all.top || i === 0 ? all.top : (part[0] ?? 0), next ?? Infinity);
    return `<div class="sheet">${words}${tableHtml(paper, width, heads, part)}${charts}</div>`;
  });
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(known.sheet)}</title>` +
    `<style>${pageRules(setup, known)}${looks(setup, width)}</style></head><body>${body.join('')}</body></html>`
  );
};

/** Rows of each part that begins a page of its own. */
const pagesOf = (rows: readonly number[], breaks: readonly number[]): readonly (readonly number[])[] => {
  const edges = [...breaks.filter((row) => rows.includes(row)), Infinity];
  let from = -Infinity;
  return edges.map((to) => {
    const part = rows.filter((row) => row >= from && row < to);
    from = to;
    return part;
  });
};

const tableHtml = (paper: Paper, width: number, head: readonly number[], body: readonly number[]): string => {
  if (head.length + body.length === 0) return '';
  const cols = paper.columns.map((column) => `<col style="width:${column.width}px">`).join('');
  return (
    `<table style="width:${width}px"><colgroup>${cols}</colgroup><thead>${rowsHtml(paper, head)}</thead>` +
    `<tbody>${rowsHtml(paper, body)}</tbody></table>`
  );
};

/** Charts that begin in some rows, placed from the first of these. */
const chartsHtml = ({ host, sheetId }: Paper, from: number, to: number): string => {
  const sheet = host.engine.cells.sheet(sheetId);
  const topOf = (row: number): number =>
    range(0, row - 1).reduce((sum, each) => sum + (sheet?.getRowHeight(each) ?? 20), 0);
  const [start, end] = [topOf(from), to === Infinity ? Infinity : topOf(to)];
  return host.side
    .charts(sheetId)
    .map((chart) => ({ chart, top: chart.top / POINT }))
    .filter(({ top }) => top >= start - 1 && top < end - 1)
    .map(({ chart, top }) => {
      const { left, width, height } = chart;
      const box = `left:${left / POINT}px;top:${top - start}px;width:${width / POINT}px;height:${height / POINT}px`;
      return `<div class="chart" style="${box}">${chartPicture(host.engine, chart)}</div>`;
    })
    .join('');
};

const rectIn = (address: string | null): Rect | null => (address === null ? null : parseRect(splitSheet(address).rest));

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** As Excel: fitted, a sheet is never made larger. */
const scaleOf = ({ pagesWide, scale, width, margin }: PageSetup, pixels: number): number => {
  if (pagesWide === null) return scale / 100;
  return Math.min(1, ((width - margin.left - margin.right) * pagesWide) / Math.max(1, pixels * POINT));
};

const looks = (setup: PageSetup, pixels: number): string =>
  fontFaces +
  `body { margin: 0; font: 11pt ${fonts}; color: #000; print-color-adjust: exact; -webkit-print-color-adjust: exact; }` +
  `.sheet { position: relative; width: ${pixels}px; zoom: ${scaleOf(setup, pixels)}; ${setup.centered ? 'margin: 0 auto;' : ''} }` +
  'table { border-collapse: collapse; table-layout: fixed; }' +
  'tr { break-inside: avoid; }' +
  `td { padding: 0 3px; overflow: hidden; white-space: pre; ${setup.lines ? 'border: 0.5pt solid #a0a0a0;' : ''} }` +
  'td img { width: 14px; height: 14px; margin-right: 4px; vertical-align: -2px; }' +
  '.sheet + .sheet { break-before: page; }' +
  '.chart { position: absolute; background: #fff; } .chart svg { width: 100%; height: 100%; }' +
  '.chart text { font-size: 12px; fill: #424242; } .chart .line { stroke: #e0e0e0; }' +
  '.chart .title { font-size: 15px; font-weight: 600; fill: #1b1b1b; }';

const rowsHtml = (paper: Paper, rows: readonly number[]): string =>
  rows
    .map((row) => {
      const height = paper.host.engine.cells.sheet(paper.sheetId)?.getRowHeight(row) ?? 20;
      const cells = paper.columns.map((_, i) => cellHtml(cellOf(paper, row, i))).join('');
      return `<tr style="height:${height}px">${cells}</tr>`;
    })
    .join('');

const cellOf = ({ host, sheetId, reader, columns }: Paper, row: number, index: number): PrintedCell => {
  const { parts } = host.engine;
  const column = columns[index]?.at ?? 0;
  const look = parts.conditional.composeStyle(parts.book.getId(), sheetId, row, column) ?? null;
  const text = reader.text(row, column);
  const isNumber = typeof reader.value(row, column) === 'number';
  const next = columns[index + 1];
  return {
    ...{ text, isNumber, style: reader.style(row, column), look },
    icon: look?.iconSet ? parts.icons[look.iconSet.iconType]?.[Number(look.iconSet.iconId)] : undefined,
    mayOverflow: !isNumber && text !== '' && (!next || reader.text(row, next.at) === ''),
  };
};
