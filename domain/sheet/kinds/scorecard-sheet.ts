// The scorecard: headings with the status of what stands under them, each followed by its PIs. A heading's status is worked out
// by the store (performance/scorecard.ts); the sheet shows it. Source: PRODUCT, The sheets; DOMAIN, Roll-up.
import type { Status } from '../../performance/status';
import type { StandingHeadings, TrendAnswer } from '../../wire-trends';
import type { TrendColumn } from '../../wire-views';
import type { Cell } from '../grid';
import type { KnownRow, SheetColumn, SheetKind } from '../sheet-kind';
import { statusFormat } from '../status-formula';
import type { SheetTexts } from '../write-grid';
import { asText, naming, readOnly, wholeName } from './figure-columns';
import { generatedOn, lastUpdate, updatedColumn } from './snapshot-sheet';
import { trendRows, trendRowsBefore } from './trend-rows';
import { provisionalValue, standingColumns, statusCell, type TrendRow } from './trend-sheet';

type Heading = StandingHeadings[number];

export interface ScorecardRow extends KnownRow {
  /** How deep it stands; 0 for the whole. */
  readonly level: number;
  /** How a heading stands; `null` for a PI. */
  readonly heading: Heading | null;
  readonly pi: TrendRow | null;
  /** Where a new sheet has it. */
  readonly place: number;
}

/** A text format that moves the text to the right and leaves it as it is. */
const indented = (level: number) => (level > 0 ? `"${'   '.repeat(level)}"@` : '@');

const shown: readonly TrendColumn[] = ['period', 'value', 'target', 'shortTrend', 'longTrend'];
const headers: Partial<Record<TrendColumn, string>> = { period: 'Period', value: 'Value' };

/** A column of PIs, blank for a heading. */
function ofPis(id: TrendColumn): SheetColumn<ScorecardRow> {
  const { header, format, show, formula: _, neededBy: _needed, ...column } = standingColumns[id];
  return {
    ...{ ...column, id, header: headers[id] ?? header },
    format: ({ pi }) => (pi ? format(pi) : '@'),
    show: ({ pi }): Cell => (pi && show ? show(pi) : null),
  };
}

function statusOf({ pi, heading }: ScorecardRow): Status {
  return pi?.latest.status ?? heading?.status ?? 'no data';
}

const names: readonly SheetColumn<ScorecardRow>[] = naming<ScorecardRow>(wholeName).map((column) =>
  column.id === 'name' ? { ...column, header: 'Scorecard', format: ({ level }) => indented(level) } : column,
);

export const scorecardSheet: SheetKind<ScorecardRow> = {
  name: 'scorecard',
  columnsMayGo: true,
  columns: [
    ...names,
    {
      ...{ ...readOnly, id: 'status', header: 'Status', width: 14, signs: true, format: () => statusFormat },
      show: (row) => statusCell(statusOf(row)),
    },
    {
      ...{ ...readOnly, id: 'judged', header: 'Judged', width: 11, format: asText },
      show: ({ heading }) => (heading ? `${heading.judged} of ${heading.of}` : null),
    },
    ...shown.flatMap((id): SheetColumn<ScorecardRow>[] => [
      ofPis(id),
      ...(id === 'period'
        ? [{ ...updatedColumn, id: 'updated', show: ({ pi }: ScorecardRow) => lastUpdate(pi?.latest.updated ?? null) }]
        : []),
    ]),
  ],
  fields: [],
  provisional: ({ pi }) => provisionalValue(pi?.latest),
  isStrong: ({ pi }) => pi === null,
};

const headingRow = (heading: Heading, place: number, inView: boolean): ScorecardRow => ({
  ...{ key: heading.code, code: heading.code, name: heading.name, label: '', inView },
  // The whole and the headings at the top begin at the edge.
  ...{ level: Math.max(0, heading.level - 1), heading, pi: null, place },
});
const piRow = (pi: TrendRow, level: number, place: number, inView: boolean): ScorecardRow => ({
  ...{ key: pi.key, code: pi.code, name: pi.name, label: '', inView, level, heading: null, pi, place },
});

/** In the order of the scorecard; what stands in the sheet and no longer in it comes last. */
export function scorecardRows(answer: TrendAnswer): ScorecardRow[] {
  const pis = new Map(trendRows(answer).map((row) => [row.code, row]));
  const rows: ScorecardRow[] = [];
  const headings = answer.headings ?? [];
  for (const heading of headings) {
    rows.push(headingRow(heading, rows.length, true));
    for (const code of heading.pis) {
      const pi = pis.get(code);
      if (pi) rows.push(piRow(pi, heading.level, rows.length, true));
      pis.delete(code);
    }
  }
  const still = new Set(headings.map(({ code }) => code));
  const gone = (answer.since?.headings ?? []).filter(({ code }) => !still.has(code));
  for (const heading of gone) rows.push(headingRow(heading, rows.length, false));
  for (const pi of pis.values()) rows.push(piRow(pi, 1, rows.length, false));
  return rows;
}

/** By key, rows as they were at the revision asked for. */
export function scorecardRowsBefore(answer: TrendAnswer): ReadonlyMap<string, ScorecardRow> | undefined {
  const { since } = answer;
  if (!since) return undefined;
  const levels = new Map(scorecardRows(answer).map(({ key, level }) => [key, level]));
  const rows = [
    ...(since.headings ?? []).map((heading) => headingRow(heading, 0, true)),
    ...[...trendRowsBefore(answer, since).values()].map((pi) => piRow(pi, levels.get(pi.code) ?? 1, 0, true)),
  ];
  return new Map(rows.map((row) => [row.key, row]));
}

/** By where the scorecard has it. */
export function inItsPlace(a: KnownRow, b: KnownRow): number {
  const place = (row: KnownRow) => ('place' in row && typeof row.place === 'number' ? row.place : 0);
  return place(a) - place(b);
}

export function scorecardTexts(title: string, generated: string): SheetTexts {
  return {
    ...{ sheetName: title, tableName: 'PIBScorecard', title: `Scorecard: ${title}` },
    subtitle: generatedOn(generated),
    page: { orientation: 'Landscape' },
  };
}
