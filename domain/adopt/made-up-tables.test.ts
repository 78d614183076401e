// Tables put together by chance from what councils' workbooks have: whatever is said for certain of them must be right, and no
// row of figures may be taken for something else. What is open is not counted here; how much is open, the real tables say.
import fc from 'fast-check';
import type { Cell } from '../sheet/grid';
import { areaOf } from './example-tables';
import { propose } from './propose';
import type { RowKind } from './table/row-kind';

const names = [
  ...[
    'Calls answered in 20 seconds',
    'Missed bins per 100,000',
    'Rent collected',
    'Average days to let',
    'Homes built',
  ],
  ...[
    'Change of address done in a day',
    'Total complaints',
    'Status reviews done',
    'Notes of payment sent',
    'Lead pipes',
  ],
  ...[
    'Target hardening visits',
    'Source-separated waste',
    'Planning majors in time',
    'Trees planted',
    'Cost per visit',
  ],
];
const units = ['Housing', 'Customer Services', 'Environment', 'Finance', 'Planning'];
const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];
const quarters = ['04', '07', '10', '01'];

/** A column as it was meant: what may be said of it for certain, besides that it is open. */
interface Meant {
  readonly heading: string;
  /** What stands above the heading; `null` for nothing, or what stands above the column before. */
  readonly over: string | null;
  readonly may: readonly string[];
  readonly cells: readonly Cell[];
}

interface Period {
  readonly text: string;
  readonly year: string;
  readonly key: string;
}

const yearText = (y: number, shape: number) =>
  [`${y}/${(y + 1) % 100}`, `${y}-${(y + 1) % 100}`, `${y}/${y + 1}`][shape] ?? '';

function periodsOf(kind: 'year' | 'quarter' | 'month', first: number, count: number, shape: number): Period[] {
  return Array.from({ length: count }, (_, i): Period => {
    if (kind === 'year') {
      const year = yearText(first + i, shape);
      return { text: year, year, key: `${first + i}-04-01Y` };
    }
    const parts = kind === 'quarter' ? 4 : 12;
    const y = first + Math.floor(i / parts);
    const n = i % parts;
    const year = yearText(y, shape);
    if (kind === 'quarter') return { text: `Q${n + 1}`, year, key: `${n === 3 ? y + 1 : y}-${quarters[n] ?? ''}-01Q` };
    const month = String(((n + 3) % 12) + 1).padStart(2, '0');
    return { text: months[n] ?? '', year, key: `${n > 8 ? y + 1 : y}-${month}-01M` };
  });
}

const textOf = ({ text, year }: Period) => (text === year ? year : `${text} ${year}`);

const recipe = fc.record({
  layout: fc.constantFrom('wide', 'blocks', 'long', 'across'),
  kind: fc.constantFrom('year' as const, 'quarter' as const, 'month' as const),
  first: fc.integer({ min: 2015, max: 2023 }),
  count: fc.integer({ min: 2, max: 5 }),
  shape: fc.integer({ min: 0, max: 2 }),
  isNewestFirst: fc.boolean(),
  isStacked: fc.boolean(),
  names: fc.shuffledSubarray(names, { minLength: 3, maxLength: 8 }),
  code: fc.constantFrom(null, 'Ref', 'PI code', 'KPI'),
  unit: fc.constantFrom(null, 'Service', 'Directorate'),
  name: fc.constantFrom('Indicator', 'Measure', 'Description', 'Performance indicator'),
  measure: fc.constantFrom(null, 'Unit', 'Unit of measure'),
  roles: fc.constantFrom(['value'], ['value', 'target'], ['target', 'value', 'rag'], ['value', 'target', 'note']),
  extras: fc.array(fc.constantFrom('Owner', 'Polarity', 'RAG', 'Rank', 'Weighting', 'Last year', 'Budget £', 'Theme'), {
    maxLength: 2,
  }),
  areExtrasLast: fc.boolean(),
  title: fc.constantFrom(null, 'Corporate scorecard', 'Appendix A'),
  blankAt: fc.integer({ min: 1, max: 9 }),
  note: fc.boolean(),
  seed: fc.integer({ min: 1, max: 997 }),
});
type Recipe = typeof recipe extends fc.Arbitrary<infer T> ? T : never;

const figureWords: Readonly<Record<string, string>> = {
  value: 'Actual',
  target: 'Target',
  rag: 'RAG',
  note: 'Comment',
};

function cook(r: Recipe): { columns: Meant[]; rows: number } {
  const steps = periodsOf(r.kind, r.first, r.count, r.shape);
  const periods = r.isNewestFirst ? [...steps].reverse() : steps;
  const perPi = r.layout === 'long' ? periods.length : 1;
  const rows = r.layout === 'across' ? periods.length : r.names.length * perPi;
  const figures = (n: number) =>
    Array.from({ length: rows }, (_, i): Cell => {
      const x = (r.seed * (i + 3) * (n + 7)) % 1009;
      return x % 23 === 0 ? 'n/a' : x % 3 === 0 ? x : x / 10;
    });
  const each = (of: (name: string, i: number) => string) =>
    r.names.flatMap((name, i) => Array.from({ length: perPi }, () => of(name, i)));
  const column = (
    heading: string,
    may: readonly string[],
    cells: readonly Cell[],
    over: string | null = null,
  ): Meant => ({
    ...{ heading, over, may, cells },
  });
  const extras =
    r.layout === 'across'
      ? []
      : [...new Set(r.extras)].map((heading, n) => {
          const words = {
            Owner: ['A', 'B'],
            Polarity: ['High', 'Low'],
            RAG: ['Red', 'Green'],
            Theme: ['Clean', 'Safe'],
          };
          const list = words[heading as keyof typeof words] as readonly string[] | undefined;
          return column(heading, ['none'], list ? each((_, i) => list[(i + r.seed) % 2] ?? '') : figures(n + 50));
        });
  const who = [
    ...(r.code === null
      ? []
      : [
          column(
            r.code,
            ['code'],
            each((_, i) => `CS${i + 11}`),
          ),
        ]),
    ...(r.unit === null
      ? []
      : [
          column(
            r.unit,
            ['unit', 'none'],
            each((_, i) => units[(i + r.seed) % 5] ?? ''),
          ),
        ]),
    column(
      r.name,
      ['name'],
      each((name) => name),
    ),
    ...(r.measure === null
      ? []
      : [
          column(
            r.measure,
            ['measure'],
            each((_, i) => ['%', 'Number', 'Days'][i % 3] ?? ''),
          ),
        ]),
  ];
  const beside = (own: readonly Meant[]) => (r.areExtrasLast ? [...own, ...extras] : [...extras, ...own]);
  if (r.layout === 'across')
    return {
      rows,
      columns: [
        column('Period', ['period'], periods.map(textOf)),
        ...r.names.map((name, n) => column(name, [`value of the row “${name}”`], figures(n))),
      ],
    };
  if (r.layout === 'long')
    return {
      rows,
      columns: [
        ...who,
        column(
          'Reporting period',
          ['period'],
          r.names.flatMap(() => periods.map(textOf)),
        ),
        ...beside([
          column('Actual', ['value of the row'], figures(1)),
          column('Target', ['target of the row'], figures(2)),
        ]),
      ],
    };
  const roles = r.layout === 'wide' ? ['value'] : r.roles.length > 1 ? r.roles : ['value', 'target'];
  const dated = periods.flatMap((p, i) =>
    roles.map((role, k) => {
      const cells =
        role === 'rag'
          ? each((_, n) => (n % 2 ? 'Red' : 'Green'))
          : role === 'note'
            ? each(() => 'Fine')
            : figures(i * 5 + k);
      const may = role === 'rag' ? ['none'] : [`${role} ${p.key}`];
      const word = figureWords[role] ?? '';
      if (r.layout === 'wide')
        return r.isStacked && r.kind !== 'year'
          ? column(p.text, may, cells, periods[i - 1]?.year === p.year ? null : p.year)
          : column(textOf(p), may, cells);
      return r.isStacked
        ? column(word, may, cells, k === 0 ? textOf(p) : null)
        : column(`${textOf(p)} ${word}`, may, cells);
    }),
  );
  return { rows, columns: [...who, ...beside(dated)] };
}

test('what is certain of a table put together by chance is right, and its rows are rows', () => {
  fc.assert(
    fc.property(recipe, (r) => {
      const { columns, rows } = cook(r);
      const above: Cell[][] = [
        ...(r.title === null ? [] : [[r.title], []]),
        ...(columns.some((c) => c.over !== null) ? [columns.map((c) => c.over)] : []),
      ];
      const body = Array.from({ length: rows }, (_, i): Cell[] => columns.map((c) => c.cells[i] ?? null));
      const cells = [
        ...above,
        columns.map((c) => c.heading),
        ...body.flatMap((row, i) => (i === r.blankAt ? [[], row] : [row])),
        ...(r.note ? [[], ['Source: returns of the services, not yet audited']] : []),
      ];
      const found = propose(areaOf(cells), { calendar: { yearStartsIn: 4 } });
      const wrong = columns.flatMap((c, i) => {
        const guess = found?.columns.find((g) => g.column === i);
        if (guess && !guess.certain) return [];
        const is = guess
          ? [guess.role, guess.period, guess.pi === '' ? null : `“${guess.pi}”`].filter((t) => t !== null).join(' ')
          : 'none';
        return c.may.includes(is) ? [] : [`${c.heading}: ${is}, not ${c.may.join(' or ')}`];
      });
      const kinds = found?.shape.rows ?? [];
      const figureRows = kinds.filter((k: RowKind) => k === 'data' || k === 'total').length;
      expect({ wrong, figureRows }).toEqual({ wrong: [], figureRows: rows });
    }),
    { numRuns: 200 },
  );
});
