// Tables that people keep where a reader may be sure and wrong: each with what may be certain, and what has to be asked.
import type { Cell } from '../sheet/grid';
import { areaOf, said } from './example-tables';
import { propose, type ProposeOptions } from './propose';
import type { Area } from './table/area';

interface Kept {
  readonly why: string;
  readonly cells: readonly (readonly Cell[])[];
  readonly right: readonly string[];
  readonly yearStartsIn?: number;
  readonly merged?: Area['merged'];
  readonly options?: Partial<ProposeOptions>;
}

const read = ({ cells, yearStartsIn = 4, merged, options }: Omit<Kept, 'why' | 'right'>) =>
  propose({ ...areaOf(cells), ...(merged && { merged }) }, { calendar: { yearStartsIn }, ...options });

const names: readonly Kept[] = [
  {
    why: 'where headings name the PIs, a code that goes with a ward is the ward’s',
    cells: [
      ['ref', 'Ward', 'Pupils', 'Clubs'],
      ['4401', 'Elm', 120, 3],
      ['4402', 'Oak', 131, 4],
      ['4403', 'Ash', 99, 2],
    ],
    right: ['none', 'unit', 'value “Pupils”', 'value “Clubs”'],
  },
  {
    why: 'the code of an area is none of a PI, and the only code that tells rows apart is asked about',
    cells: [
      ['GeoCode', 'Lamps', 'Benches'],
      [701, 12, 4],
      [702, 15, 5],
    ],
    right: ['?unit', 'value “Lamps”', 'value “Benches”'],
  },
  {
    why: 'codes that begin with 0 are no figures',
    cells: [
      ['Depot', 'Account', 'Spend', 'Income'],
      ['North', '0101', 12, 4],
      ['North', '0102', 15, 5],
      ['South', '0101', 11, 3],
    ],
    right: ['?name', '?unit', 'value “Spend”', 'value “Income”'],
  },
  {
    why: 'what a code is called stands beside it, under whatever heading',
    cells: [
      ['Ref', 'Outcome measure', 'Lead', '2021/22', '2022/23'],
      ['1A', 'Days out of doors', 'AB', 19, 20],
      ['1B', 'Control over the day', 'CD', 77, 78],
    ],
    right: ['code', 'name', 'none', 'value 2021-04-01Y', 'value 2022-04-01Y'],
  },
  {
    why: 'cells that only say what is counted are no names',
    cells: [
      ['Indicator', '%/days', '2021/22', '2022/23'],
      ['Claims', 'days', 22, 21],
      ['Tax', '%', 96, 97],
    ],
    right: ['name', 'measure', 'value 2021-04-01Y', 'value 2022-04-01Y'],
  },
  {
    why: '“Measure” beside “Unit” is the name, however often it stands there',
    cells: [
      ['Measure', 'Unit', 'Quarter', 'Result'],
      ['Parcels weighed', 'Number', 'Q1 2020/21', 5],
      ['Parcels weighed', 'Number', 'Q2 2020/21', 6],
      ['Queue at noon', 'Minutes', 'Q1 2020/21', 7],
      ['Queue at noon', 'Minutes', 'Q2 2020/21', 8],
    ],
    right: ['name', 'measure', 'period', 'value of the row'],
  },
  {
    why: 'rows that are not told apart are asked about at what names them',
    cells: [
      ['Group', '2021/22', '2022/23'],
      ['Boys', 5, 6],
      ['Lower limit', 4, 5],
      ['Girls', 3, 4],
      ['Lower limit', 2, 3],
    ],
    right: ['?name', 'value 2021-04-01Y', 'value 2022-04-01Y'],
  },
  {
    why: 'the name of an area beside its code is what the row is of',
    cells: [
      ['NTACode', 'GEONAME', 'Lamps', 'Benches'],
      ['BX01', 'Hillside', 12, 4],
      ['BX02', 'Valley', 15, 5],
    ],
    right: ['none', 'unit', 'value “Lamps”', 'value “Benches”'],
  },
  {
    why: 'codes under no heading are asked about',
    cells: [
      ['', '', '2021/22', '2022/23'],
      ['C1', 'Homes with a lift', 5, 6],
      ['C2', 'Homes with a ramp', 4, 5],
    ],
    right: ['?code', 'name', 'value 2021-04-01Y', 'value 2022-04-01Y'],
  },
];

const figures: readonly Kept[] = [
  {
    why: 'values and targets that stand in rows, in turn, are not taken for two PIs',
    cells: [
      ['Indicator', 'Kind', 'Apr 2023', 'May 2023'],
      ['Calls', 'Actual', 90, 91],
      ['Calls', 'Target', 95, 95],
      ['Letters', 'Actual', 80, 81],
      ['Letters', 'Target', 85, 85],
    ],
    right: ['name', '?name', '?value 2023-04-01M', '?value 2023-05-01M'],
  },
  {
    why: 'two columns that say the same figure are both asked about',
    cells: [
      ['Indicator', 'Q1 2022/23', 'Q1 2022/23 (revised)', 'Q2 2022/23'],
      ['Calls', 90, 91, 92],
      ['Letters', 40, 39, 41],
    ],
    right: ['name', '?value 2022-04-01Q', '?value 2022-04-01Q', 'value 2022-07-01Q'],
  },
  {
    why: 'a number and a share under each year are two PIs',
    cells: [
      [null, '2021/22', null, '2022/23', null],
      ['Outcome of appeal', 'Number', '%', 'Number', '%'],
      ['Granted', 90, 75, 80, 80],
      ['Refused', 30, 25, 20, 20],
    ],
    right: [
      'name',
      'value 2021-04-01Y “Number”',
      'value 2021-04-01Y “%”',
      'value 2022-04-01Y “Number”',
      'value 2022-04-01Y “%”',
    ],
  },
  {
    why: 'a share beside its two parts is their value',
    cells: [
      [null, '2021/22', null, null],
      ['Ref', 'Numerator', 'Denominator', '%'],
      ['N1', 9, 10, 90],
      ['N2', 6, 8, 75],
    ],
    right: ['code', 'numerator 2021-04-01Y', 'denominator 2021-04-01Y', 'value 2021-04-01Y'],
  },
  {
    why: 'limits of confidence and sums beside periods are no figures of them',
    cells: [
      [null, '2021/22', null, null, null],
      ['Topic', 'Value', 'Lower CI', 'Upper CI', 'Sample size'],
      ['Sleep', 23, 22, 24, 900],
      ['Walks', 12, 11, 13, 800],
    ],
    right: ['name', 'value 2021-04-01Y', 'none', 'none', '?none'],
  },
  {
    why: 'a total beside months is none of them',
    cells: [
      ['Depot', 'Apr 2022', 'May 2022', 'Total'],
      ['North', 1, 2, 3],
      ['South', 4, 5, 9],
    ],
    right: ['name', 'value 2022-04-01M', 'value 2022-05-01M', 'none'],
  },
  {
    why: 'figures beside a baseline, with no word for actual or target, may be a plan',
    cells: [
      ['Indicator', 'Baseline', '2026/27', '2027/28'],
      ['Trees', 100, 110, 120],
      ['Ponds', 5, 6, 7],
    ],
    right: ['name', 'none', '?value 2026-04-01Y', '?value 2027-04-01Y'],
  },
  {
    why: 'a budget of a year may be a plan of it, and an audited outcome is a value',
    cells: [
      ['Vote', 'Audited outcome 2020/21', 'Adjusted budget 2021/22', 'Full year forecast 2021/22'],
      ['Roads', 10, 11, 12],
      ['Parks', 20, 21, 22],
    ],
    right: ['name', 'value 2020-04-01Y', '?value 2021-04-01Y “Adjusted budget”', '?none'],
  },
  {
    why: 'the target of a year is not that of each quarter in silence',
    cells: [
      ['Code', 'Quarter', 'Actual', 'Annual target'],
      ['A1', 'Q1 2022/23', 3, 12],
      ['A1', 'Q2 2022/23', 4, 12],
    ],
    right: ['code', 'period', 'value of the row', '?target of the row'],
  },
  {
    why: 'whole numbers that may be years are no figures in silence',
    cells: [
      ['Building', 'Opened', 'Lifts'],
      ['Hall', 1974, 2],
      ['Pool', 1988, 1],
      ['Baths', 2003, 3],
    ],
    right: ['name', '?value “Opened”', 'value “Lifts”'],
  },
  {
    why: 'a column of marks and one of footnotes’ numbers are no figures',
    cells: [
      ['Year', 'Trams', 'Buses', 'Footnotes'],
      ['2020/21', 10, 30, 1],
      ['2021/22', 11, 31, 2],
    ],
    right: ['period', 'value of the row “Trams”', 'value of the row “Buses”', '?none'],
  },
];

const periods: readonly Kept[] = [
  {
    why: 'headings as programs write them',
    cells: [
      ['id', 'line_item', 'y1_2026_27', 'fy2027_28'],
      ['r1', 'Tax in total', 5, 6],
      ['r2', 'Cost of collecting', 7, 8],
    ],
    right: ['code', 'name', 'value 2026-04-01Y', 'value 2027-04-01Y'],
  },
  {
    why: 'FY and one year is the year that ends then, where years start in October',
    yearStartsIn: 10,
    cells: [
      ['Measure', 'FY22 Actual', 'FY23 Q1', 'FY23 Goal', 'FY23 Estimate'],
      ['Permits issued', 1, 2, 3, 4],
      ['Miles paved', 5, 6, 7, 8],
    ],
    right: ['name', 'value 2021-10-01Y', 'value 2022-10-01Q', 'target 2022-10-01Y', 'none'],
  },
  {
    why: 'three months by name are a quarter of the year above',
    cells: [
      [null, '2022/23', null, null],
      ['Measure', 'Apr to Jun', 'Jul - Sep', 'Q3 (Oct-Dec)'],
      ['Starts', 1, 2, 3],
      ['Leavers', 4, 5, 6],
    ],
    right: ['name', 'value 2022-04-01Q', 'value 2022-07-01Q', 'value 2022-10-01Q'],
  },
  {
    why: 'quarters as numbers beside their year',
    cells: [
      ['Year', 'Quarter', 'Indicator', 'Value'],
      ['2022/23', 1, 'Calls', 90],
      ['2022/23', 2, 'Calls', 91],
      ['2022/23', 3, 'Calls', 92],
    ],
    right: ['period', 'period', 'name', 'value of the row'],
  },
  {
    why: 'a quarter does not take its year from the column beside it in silence',
    cells: [
      ['Ref', 'Outturn 2022/23', 'Q1', 'Q2', 'Target 2023/24'],
      ['A1', 9, 1, 2, 3],
      ['A2', 8, 4, 5, 6],
    ],
    right: ['code', 'value 2022-04-01Y', '?value 2022-04-01Q', '?value 2022-07-01Q', 'target 2023-04-01Y'],
  },
  {
    why: 'a year over months may not reach to what stands behind them',
    cells: [
      [null, '2021/22', null, null],
      ['Indicator', 'Apr', 'May', 'Weighting'],
      ['Calls', 1, 2, 10],
      ['Letters', 3, 4, 20],
    ],
    right: ['name', 'value 2021-04-01M', 'value 2021-05-01M', '?value 2021-04-01Y “Weighting”'],
  },
  {
    why: 'a part of the year in words that are not known is not the whole year',
    yearStartsIn: 1,
    cells: [
      ['Indicator', 'S1 2022', '3Q 2022', 'Autumn term 2022'],
      ['Calls', 1, 2, 3],
      ['Letters', 4, 5, 6],
    ],
    right: ['name', '?value 2022-01-01Y “S1”', '?value 2022-01-01Y “3Q”', '?value 2022-01-01Y “Autumn term”'],
  },
  {
    why: 'months of another language are not whole years',
    yearStartsIn: 1,
    cells: [
      ['Dangosydd', 'Ebrill 2023', 'Mehefin 2023'],
      ['Galwadau', 1, 2],
      ['Ymweliadau', 3, 4],
    ],
    right: ['name', '?value 2023-01-01Y “Ebrill”', '?value 2023-01-01Y “Mehefin”'],
  },
  {
    why: 'school years are no years',
    cells: [
      ['School', 'Year 9', 'Year 10', 'Year 11'],
      ['Beech', 93, 92, 90],
      ['Cedar', 94, 91, 92],
    ],
    right: ['unit', '?value “Year 9”', '?value “Year 10”', '?value “Year 11”'],
  },
  {
    why: 'a date that says when figures were given is asked about',
    cells: [
      ['Code', 'Date submitted', 'Actual', 'Target'],
      ['A1', '29/11/2021', 3, 12],
      ['A2', '30/11/2021', 4, 12],
    ],
    right: ['code', '?period', 'value of the row', 'target of the row'],
  },
  {
    why: 'of two columns with other periods each, neither is that of the row in silence',
    cells: [
      ['Ref', 'Period 1', 'Value 1', 'Period 2', 'Value 2'],
      ['A1', 'Q1 2022/23', 3, 'Q2 2022/23', 4],
      ['A2', 'Q1 2022/23', 5, 'Q2 2022/23', 6],
    ],
    right: ['code', '?period', '?value of the row “Value 1”', 'none', '?value of the row “Value 2”'],
  },
  {
    why: 'months down and years across are asked about',
    yearStartsIn: 1,
    cells: [
      ['Month', '2021', '2022'],
      ['January', 10, 11],
      ['February', 20, 21],
      ['March', 30, 31],
    ],
    right: ['?period', '?value 2021-01-01Y', '?value 2022-01-01Y'],
  },
  {
    why: 'a title that says that figures are summed up is heard',
    cells: [['Cumulative complaints 2023/24'], ['Service', 'Apr', 'May'], ['Housing', 10, 22], ['Waste', 5, 9]],
    right: ['unit', '?value 2023-04-01M', '?value 2023-05-01M'],
  },
];

describe('who a row is of', () => {
  test.each(names)('$why', (kept) => {
    expect(said(read(kept))).toEqual(kept.right);
  });
});

describe('what a figure is', () => {
  test.each(figures)('$why', (kept) => {
    expect(said(read(kept))).toEqual(kept.right);
  });
});

describe('when a figure is of', () => {
  test.each(periods)('$why', (kept) => {
    expect(said(read(kept))).toEqual(kept.right);
  });
});
