import { standingHeadings } from './scorecard-headings';
import { defaultSiteRules } from './site-rules';
import type { Status } from './status';

const { scorecard: rule } = defaultSiteRules;
const statuses: Record<string, Status> = { A: 'green', B: 'green', C: 'red', D: 'no data', E: 'amber' };
const heading = (name: string, level: number, codes: string, weight = 1) => ({
  ...{ name, level, weight },
  pis: Array.from(codes, (code) => ({ code, weight: 1 })),
});
const standing = (headings: readonly ReturnType<typeof heading>[], worst = false) =>
  standingHeadings('Board', headings, (code) => statuses[code], worst ? { ...rule, method: 'worst of' } : rule).map(
    ({ code, status, judged, of }) => `${code} ${status} ${judged}/${of}`,
  );

test.each<[string, readonly ReturnType<typeof heading>[], readonly string[]]>([
  ['one heading and the whole', [heading('One', 1, 'AB')], ['All. green 2/2', '1. green 2/2']],
  [
    'headings are numbered by their place, also under one another',
    [heading('One', 1, 'A'), heading('One a', 2, 'C'), heading('One b', 2, 'E'), heading('Two', 1, 'B')],
    // One: 1, 0 and 0.5 of what could be had; the whole: 0.5 and 1.
    ['All. green 4/4', '1. amber 3/3', '1.1. red 1/1', '1.2. amber 1/1', '2. green 1/1'],
  ],
  ['no data is not counted, and said', [heading('One', 1, 'AD')], ['All. green 1/2', '1. green 1/2']],
  ['nothing judged has no status', [heading('One', 1, 'D')], ['All. no data 0/1', '1. no data 0/1']],
  [
    'a heading of weight 0 counts for nothing above',
    [heading('One', 1, 'A'), heading('Two', 1, 'C', 0)],
    ['All. green 2/2', '1. green 1/1', '2. red 1/1'],
  ],
  [
    'a PI that one may not see is as if it were not there',
    [heading('One', 1, 'AX')],
    ['All. green 1/1', '1. green 1/1'],
  ],
  ['an empty heading', [heading('One', 1, '')], ['All. no data 0/0', '1. no data 0/0']],
])('%s', (_, headings, expected) => expect(standing(headings)).toEqual(expected));

test('the worst of what is judged, where the site says so', () => {
  expect(standing([heading('One', 1, 'AC')], true)).toEqual(['All. red 2/2', '1. red 2/2']);
});
