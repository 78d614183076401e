// Medians, ratios and verdicts: what the table says must follow from what was measured.
import { numberAfter, onlyKnown, textAfter } from '../command-line';
import { memoryFigure, plainTime, ratioFigure, timeFigure } from './figure';
import { inTurns, median } from './median';
import { markdown, withFigures } from './document';
import { tables, verdicts } from './table';

const about = { store: 'a store', scale: '10 PIs × 2 months' };

test.each([
  ['an odd number is the middle one', [3, 1, 2], 2],
  ['an even number is between the middle two', [4, 1, 3, 2], 2.5],
  ['one is itself', [7], 7],
  ['one slow round in five does not move it', [1, 1, 1, 1, 1000], 1],
  ['numbers are not sorted as texts', [10, 9, 100], 10],
])('the median of %s', (_what, times, expected) => {
  const before = [...times];
  expect(median(times)).toBe(expected);
  expect(times).toEqual(before);
});

test('ours and the floor take turns, each round is prepared, and warm-ups do not count', async () => {
  const order: string[] = [];
  const log = (what: string) => async (round: number) => void order.push(`${what}${round}`);
  const pair = await inTurns({ prepare: log('p'), ours: log('o'), floor: log('f') }, 2, 1);
  expect(order).toEqual(['p0', 'o0', 'f0', 'p1', 'o1', 'f1', 'p2', 'o2', 'f2']);
  expect(pair.ours).toBeGreaterThanOrEqual(0);
});

test('a work that fails fails the measurement', async () => {
  const refuse = () => Promise.reject(new Error('refused'));
  await expect(inTurns({ ours: refuse, floor: async () => undefined }, 1)).rejects.toThrow('refused');
});

test.each([
  ['at the limit', timeFigure(about, 'x', { ours: 3, floor: 1 }, { timesFloor: 3 }), true],
  ['above it', timeFigure(about, 'x', { ours: 3.1, floor: 1 }, { timesFloor: 3 }), false],
  ['slow, but near its floor', timeFigure(about, 'x', { ours: 900, floor: 400 }, { timesFloor: 3 }), true],
  ['below so many milliseconds', plainTime(about, 'x', 999, { ms: 1000 }), true],
  ['above so many milliseconds', timeFigure(about, 'x', { ours: 251, floor: 250 }, { ms: 250 }), false],
  ['as much memory as allowed', memoryFigure(about, 'x', 250e6, 250), true],
  ['more memory than allowed', memoryFigure(about, 'x', 251e6, 250), false],
  ['times that grew too much', ratioFigure(about, 'x', 1.6, 1.5), false],
  ['something without a target', timeFigure(about, 'x', { ours: 3, floor: 1 }), undefined],
])('%s is judged by its target', (_what, figure, met) => {
  expect(figure.met).toBe(met);
});

test('the table names store and scale once, and the verdict names what is missed', () => {
  const figures = [
    timeFigure(about, 'push of 150 cells', { ours: 4, floor: 1 }, { timesFloor: 3 }),
    timeFigure(about, 'pull', { ours: 2, floor: 1 }, { timesFloor: 3 }, 2_770_000),
    memoryFigure(about, 'memory', 123e6, 250),
  ];
  const text = tables(figures);
  expect(text.match(/a store, 10 PIs/g)).toHaveLength(1);
  expect(text).toMatch(/push of 150 cells +4\.00 +1\.00 +4\.00 +≤ 3 × floor +missed/);
  expect(text).toMatch(/pull +2\.00 +1\.00 +2\.00 +2\.77 MB +≤ 3 × floor +met/);
  expect(text).toMatch(/memory +123 MB +≤ 250 MB +met/);
  expect(verdicts(figures)).toBe(
    '2 of 3 targets are met. Not met:\n  push of 150 cells (10 PIs × 2 months): 4, target ≤ 3 × floor',
  );
  expect(verdicts(figures.slice(1))).toBe('All 2 targets are met.');
  expect(verdicts([])).toBe('Nothing that was measured has a target.');
});

test('figures go between the marks of the document, over those of the run before', () => {
  const figures = [timeFigure(about, 'pull', { ours: 4, floor: 1 }, { timesFloor: 3 })];
  const text = markdown(figures, 'npm run bench', '2015-01-08');
  expect(text).toContain('Measured on 2015-01-08 by `npm run bench`.');
  expect(text).toContain('| pull | 4.00 | 1.00 | 4.00 |  | ≤ 3 × floor | missed |');
  expect(text).toContain('Not met:\n\n- pull (10 PIs × 2 months): 4, target ≤ 3 × floor');
  const marks = ['<!-- figures: written by npm run bench -- --docs -->', '<!-- end of figures -->'];
  const once = withFigures(`before\n${marks.join('\n')}\nafter`, text);
  expect(once).toBe(`before\n${marks[0]}\n\n${text}\n\n${marks[1]}\nafter`);
  expect(withFigures(once, text)).toBe(once);
  expect(() => withFigures('no marks', text)).toThrow('has no place for figures');
});

test.each([
  [['--scale', '0'], 'whole number'],
  [['--scale', 'many'], 'whole number'],
  [['--scale'], 'needs a value'],
  [['--scale', '--quick'], 'needs a value'],
])('the arguments %j are refused in words', (args, words) => {
  expect(() => numberAfter(args, '--scale', 1)).toThrow(words);
});

test('options are read wherever they stand, and unknown ones are refused', () => {
  expect(numberAfter(['--quick', '--scale', '3000'], '--scale', 1)).toBe(3000);
  expect(textAfter(['--quick'], '--out')).toBeUndefined();
  expect(() => onlyKnown(['--quick', '--scale', '3'], ['--scale'], ['--quick'])).not.toThrow();
  expect(() => onlyKnown(['--quik'], ['--scale'], ['--quick'])).toThrow('“--quik” is no option here');
});
