// The right reading of each real table, made by hand from the file: what every column is. Facts about the tables only, none
// of their contents. `|` where two readings are both right; `-` is not used; a figure says its period, or the PI it is of.
export interface Reading {
  readonly file: string;
  readonly sheet?: string;
  /** First month of the body's year. */
  readonly year: number;
  /** By column, from the first of the area: role, or role and period, or role and PI in quotes. */
  readonly columns: Readonly<Record<number, string>>;
  readonly layout: string;
}

const wide = 'a row for each PI, a column for each period';
const long = 'a row for each PI and period';
const once = 'a row for each PI, one period';
const across = 'a row for each period, a column for each PI';

/** Columns from one on, numbered. */
function run(from: number, readings: readonly string[]): Record<number, string> {
  return Object.fromEntries(readings.map((r, i) => [from + i, r]));
}
const years = (first: number, last: number) => {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => `value ${first + i * step}-01-01Y`);
};
const pis = (...names: string[]) => names.map((n) => `value “${n}”`);

/** GOV.UK: years that begin anew each quarter. One heading is wrong in the original: it ends in 2014, not in 2015. */
const govQuarters = [
  ...[
    '2012-01',
    '2012-10',
    '2013-01',
    '2013-04',
    '2013-07',
    '2013-10',
    '2014-01',
    '2014-04',
    '2014-07',
    '2014-10',
    '2015-01',
  ],
  ...['2015-04', '2015-07', '2015-10', '2016-01', '2016-04', '2016-07', '2016-10', '2017-01', '2017-04', '2017-07'],
];
const govColumns = govQuarters.flatMap((q) =>
  ['volume', 'digital volume', 'cost per transaction (£)'].map((pi) => `value ${q}-01Q “${pi}”`),
);

const bristol = (name: string, columns: readonly string[]): Reading => ({
  ...{ file: `sdg-bristol/indicator_${name}.csv`, year: 4, columns: run(0, columns), layout: long },
});
const worked = (sheet: string, layout: string, columns: Record<number, string>, year = 4): Reading => ({
  ...{ file: 'workbooks/worked-examples.xlsx', sheet, year, columns, layout },
});

export const readings: readonly Reading[] = [
  { file: 'workbooks/excel_pasting.csv', year: 1, layout: wide, columns: { 0: 'name', ...run(1, years(2000, 2007)) } },
  {
    ...{ file: 'workbooks/school.xlsx', sheet: 'Sheet1', year: 4, layout: once },
    columns: {
      ...{ 0: 'name', 3: 'value “% Proficient or Higher”', 5: 'value “% Advanced”', 7: 'value “% Proficient”' },
      ...{
        9: 'value “% Needs Improvement”',
        11: 'value “% Warning/ Failing”',
        13: 'value “CPI”',
        15: 'value “N Included”',
      },
      ...{ 17: 'value “Median SGP”', 19: 'value “N Included in SGP”', 21: 'value “Achievement Percentile”' },
    },
  },
  {
    ...{ file: 'workbooks/school.xlsx', sheet: 'Sheet2', year: 4, layout: once },
    columns: {
      ...{ 0: 'name', 1: '-|name', 2: 'value “# Enrolled”', 3: 'value “MCAS Grade”', 4: 'value “# Tested”' },
      ...run(5, pis('Total Possible Points', 'Circles', 'Congruence', 'MC', 'OR', 'SA')),
    },
  },
  {
    ...{ file: 'workbooks/school.xlsx', sheet: 'Sheet3', year: 4, layout: once },
    columns: {
      0: 'name',
      ...run(
        1,
        pis('# Students', 'Avg Class', 'Years in MA 3+', 'Years in MA 1-2', 'Years in MA 0-1', '% PTS', 'Non-PTS'),
      ),
      ...run(8, pis('Long Term Subs', 'In Field', 'Out of Field', '% SEI Endorsed', '% Non-SEI Endorsed')),
    },
  },
  {
    file: 'workbooks/toronto_transit.xlsx',
    year: 1,
    layout: wide,
    columns: { 0: '-', 1: 'name', ...run(2, years(2017, 1985)) },
  },
  {
    ...{ file: 'workbooks/utf-16le_encoded.csv', year: 4, layout: across },
    columns: {
      ...{ 0: 'unit|-', 1: 'unit', 2: '-', 3: 'period' },
      ...run(4, [
        ...pis('Part_II_patients', 'Court_and_prison_disposal_patients', 'Previous_legislation_and_other_acts'),
        ...pis('Total_formal_admissions_excluding_place_of_safety_detentions', 'Total_informal_admissions'),
        ...pis('Place_of_safety_patients', 'All_admissions_including_place_of_safety_detentions'),
        ...pis('Total_changes_in_legal_status', 'Detained_under_MHA_31st_March', 'Informal_patients_male_31st_March'),
        ...pis('Total_patients_31st_march', 'Total_number_of_SCTs', 'SCT_recalls_to_hospital', 'Revocations_of_SCT'),
        ...pis('Discharges_from_SCT'),
      ]),
    },
  },
  {
    ...{ file: 'workbooks/weird_head_padding.csv', year: 1, layout: wide },
    columns: {
      0: 'name',
      ...run(
        1,
        [1985, 1993, 2000, 2005, 2006, 2007, 2008, 2009, 2010].map((y) => `value ${y}-01-01Y`),
      ),
    },
  },
  worked('clean', once, { 0: 'name', 1: 'value' }),
  worked('notes', once, { 1: 'name', 2: 'value' }),
  worked('highlights', once, { 0: 'value “Age”', 1: 'value “Height”' }),
  worked('annotations', once, { 0: 'name', 1: 'value “Age”', 2: 'value “Height”' }),
  worked('combined-highlights', once, { 0: 'name', 1: 'value “Weight”', 2: 'value “Price”' }),
  worked('highlight-hierarchy', once, { 0: 'name', 1: 'value' }),
  worked('sentinels', once, { 0: 'name', 1: '-|name', 2: 'value' }),
  worked('transposed', once, { 0: 'name', ...run(1, pis('Matilda', 'Nicholas', 'Olivia')) }),
  worked('pivot-annotations', once, {
    1: '-|name',
    2: 'name',
    ...run(3, pis('Female Matilda', 'Female Olivia', 'Male Nicholas', 'Male Paul')),
  }),
  worked('pivot-centre-aligned', once, {
    ...{ 1: '-|name', 2: 'name' },
    ...run(
      3,
      pis('Female Leah', 'Female Matilda', 'Female Olivia', 'Male Lenny', 'Male Max', 'Male Nicholas', 'Male Paul'),
    ),
  }),
  worked('pivot-notes', once, {
    1: '-',
    2: 'name',
    ...run(3, pis('Female Matilda', 'Female Olivia', 'Male Nicholas', 'Male Paul')),
  }),
  worked('pivot-hierarchy', once, { 1: 'name', ...run(2, pis('Matilda', 'Nicholas')) }),
  worked('pivot-repeated-headers', once, { 1: 'name', 2: 'name', ...run(3, pis('Term 1', 'Term 2', 'Term 3')) }),
  worked('pivot-header-within-data', once, { 1: 'name', ...run(2, pis('Term 1', 'Term 2', 'Term 3')) }),
  worked('small-multiples', once, { 0: 'name', 1: 'value', 2: '-' }),
  worked('humanities', once, { 0: 'name', ...run(1, pis('Matilda', 'Nicholas')) }),
  worked('performance', once, { 0: 'name', ...run(1, pis('Matilda', 'Nicholas')) }),
  worked('female', once, { 0: 'name', ...run(1, pis('Matilda', 'Olivia')) }),
  worked('male', once, { 0: 'name', ...run(1, pis('Nicholas', 'Paul')) }),
  worked('implied-multiples', once, {
    ...{ 0: 'name', 1: 'value “Humanities Classics”', 2: '-', 3: 'value “Humanities History”', 4: '-' },
    ...{ 5: 'value “Performance Music”', 6: '-', 7: 'value “Performance Drama”', 8: '-' },
  }),
  worked('in-cell formatting', once, { 0: 'code|name', 1: 'value' }),
  worked('superscript symbols', once, { 0: 'name', 1: 'value' }),
  worked('non-text headers', wide, { 0: 'name', 1: 'value 2018-01-01Y', 2: 'value 2017-01-01Y' }, 1),
  worked('comments', once, { 0: 'name', 1: 'value' }),
  {
    ...{
      file: 'govuk-transactions/transaction-volumes.csv',
      year: 4,
      layout: 'a row for each PI, blocks of columns for each period',
    },
    columns: {
      ...run(0, ['unit|-', '-', 'unit', '-', 'name', ...govColumns]),
      ...run(68, ['-', '-', '-', 'note|-', 'note|-', '-', '-']),
    },
  },
  {
    ...{ file: 'lgbf-stirling/Indicator Data - Real - Quarterly.csv', year: 4, layout: long },
    columns: run(0, [
      ...['-', '-', '-', 'code', 'unit', 'period', 'value', 'numerator', 'denominator'],
      ...['-', '-', '-', '-', '-', '-', '-', '-', '-'],
    ]),
  },
  {
    ...{ file: 'mta/MTA_Performance_TBTA.csv', year: 1, layout: long },
    columns: run(0, [
      ...['code', '-', 'unit', 'name', '-', '-', '-', '-', 'measure', '-'],
      ...['period', 'period', '-', '-', 'target', 'value'],
    ]),
  },
  {
    ...{ file: 'trafford-plan/household_waste_recycling.csv', year: 4, layout: long },
    columns: run(0, ['unit|-', 'unit', 'period', 'name', 'measure', 'measure|-', 'value']),
  },
  {
    ...{ file: 'trafford-plan/no2_concentration.csv', year: 4, layout: long },
    columns: run(0, ['unit|-', 'unit', 'period', 'name', '-|name', 'measure', 'value']),
  },
  bristol('11-1-1-b', ['period', 'value']),
  bristol('11-1-1-c', ['period', 'unit', 'unit|-', 'value']),
  bristol('11-4-1', ['period', 'value']),
  bristol('11-6-1', ['period', 'value']),
  bristol('11-7-1', ['period', 'value']),
  bristol('12-5-1-a', ['period', 'measure', 'value']),
  bristol('12-5-1', ['period', 'name', 'value']),
  bristol('16-1-4', ['period', 'name', 'name', 'unit', 'unit|-', 'value']),
  bristol('16-2-1', ['period', 'value']),
  bristol('16-4-2', ['period', 'value']),
  bristol('16-7-2-a', ['period', 'name', 'name', 'unit', 'unit|-', 'value']),
  bristol('3-3-2', ['period', 'value']),
  bristol('3-3-4', ['period', 'value']),
  bristol('3-d-2', ['period', '-|unit', 'unit|name', 'value']),
  bristol('4-6-1', ['period', 'name', 'value']),
  bristol('5-2-1', ['period', 'value']),
  bristol('5-2-2', ['period', 'value']),
  bristol('5-3-2', ['period', 'value']),
  bristol('8-8-1', ['period', 'name', 'value']),
  bristol('8-9-1', ['period', 'value']),
  bristol('8-9-2', ['period', 'value']),
  // The page's rows: code, description, service, unit of measure, last quarter, this quarter, target, year, status, note.
  {
    ...{ file: 'hart-kpi/hart_kpis.json', year: 4, layout: once },
    columns: run(0, ['code', 'name', 'unit', 'measure', '-', 'value', 'target', '-', '-', 'note']),
  },
];
