import fc from 'fast-check';
import type { Figure } from '../../figure';
import { emptyCell, partialMark, type Cell, type Gap } from './combine';
import { evaluateFormula, type EvaluateRule } from './evaluate-formula';
import { parseFormula, type Formula } from './parse-formula';

const NA = 'not applicable';
const NO = 'not available';
const cells: Readonly<Record<string, Cell>> = {
  A: { value: 6, numerator: 3, denominator: 50, stage: 'final' },
  B: { value: 4, numerator: 1, denominator: 25, stage: 'audited' },
  'a]b': { ...emptyCell, value: 7 },
  'CS-02 (all)': { ...emptyCell, value: 10 },
  zero: { ...emptyCell, value: 0 },
  none: emptyCell,
  never: { ...emptyCell, value: NO },
  out: { ...emptyCell, value: NA },
};
const strict: EvaluateRule = { partial: false, divisionByZero: 'not available' };

function formula(text: string): Formula {
  const parsed = parseFormula(text);
  if (parsed.kind === 'problem') throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.formula;
}
const worked = (text: string, rule = strict) => evaluateFormula(formula(text), (c) => cells[c] ?? emptyCell, rule);

test.each<[string, Figure, string]>([
  ['[A] + [B] * 2', 14, 'times before plus'],
  ['([A] + [B]) × 2', 20, 'signs as people write them'],
  ['[A] − [B] ÷ 2', 4, 'the true minus and division signs'],
  ['[A] – 1', 5, 'a dash that a word processor made'],
  ['10 - 4 - 3', 3, 'from left to right'],
  ['16 / 4 / 2', 2, 'from left to right'],
  ['-[A] + 10', 4, 'a sign before'],
  ['--2', 2, 'two of them'],
  ['2 * -3', -6, 'after a sign'],
  ['.5 + 1.', 1.5, 'numbers as people write them'],
  ['1e3', 1000, 'and as programs do'],
  ['[a]]b]', 7, 'a bracket in a code is doubled'],
  ['[ CS-02 (all) ]', 10, 'signs in a code are no signs'],
  ['SUM([A]; [B], 1)', 11, 'case does not matter, nor comma or semicolon'],
  ['mean([A],[B])', 5, ''],
  ['min([A],[B]) + max([A],[B])', 10, ''],
  [
    'sum(numerator([A]), numerator([B])) / sum(denominator([A]), denominator([B]))',
    4 / 75,
    'a percentage from its parts',
  ],
  ['[A] + [none]', null, 'a value only where all have one [P]'],
  ['[A] + [never]', NO, 'never to come'],
  ['[never] + [none]', null, 'still waiting for one'],
  ['[A] + [out]', NA, 'an operation with what does not apply does not apply'],
  ['sum([A], [out])', 6, 'a sum leaves it out'],
  ['mean([out], [out])', NA, 'until nothing is left'],
  ['[A] / [zero]', NO, 'division by zero [P]'],
  ['0 * [zero]', 0, 'zero is a value'],
  ['1e308 * 10', NO, 'more than a double holds'],
  ['numerator([zero])', null, 'a PI without parts'],
])('%s is %p: %s', (text, value) => {
  expect(worked(text).value).toBe(value);
});

test.each<[string, number, number, string]>([
  ['', 1, 1, 'empty'],
  ['   ', 4, 1, 'empty'],
  ['[A] +', 6, 1, 'The end of the formula stands where'],
  ['[A] [B]', 5, 3, '“[B]” stands where the formula should end'],
  ['([A] + 2', 9, 1, 'closes the “(” at character 1'],
  ['[A] + 2)', 8, 1, '“)” stands where the formula should end'],
  ['[A + 2', 1, 6, '“]” is missing'],
  ['2 * []', 5, 2, 'name no PI'],
  ['CS02a * 2', 1, 5, 'in brackets: “[CS02a]”'],
  ['2 * average([A])', 5, 7, 'There is no function “average”. There are sum, mean, min, max, numerator, denominator'],
  ['sum()', 5, 1, 'of nothing'],
  ['sum([A],)', 9, 1, '“)” stands where'],
  ['numerator(3)', 11, 1, 'takes one PI in brackets'],
  ['[A] = 3', 5, 1, '“=” has no meaning'],
  ['[A] % 😀', 5, 1, '“%” has no meaning'],
  ['😀', 1, 2, '“😀” has no meaning'],
  ['1,5', 2, 1, '“,” stands where the formula should end'],
  ['constructor(1)', 1, 11, 'There is no function “constructor”'],
  ['('.repeat(5000), 4001, 1, 'at most 4000 characters'],
  ['('.repeat(3000), 101, 1, 'nested more than 100 deep'],
  ['-'.repeat(3000), 101, 1, 'nested more than 100 deep'],
])('“%.40s” is refused at character %i, %i long: %s', (text, at, length, message) => {
  const parsed = parseFormula(text);
  if (parsed.kind !== 'problem') throw new Error('it was read');
  expect({ at: parsed.problem.at, length: parsed.problem.length }).toEqual({ at, length });
  expect(parsed.problem.message).toContain(message);
});

test('any text is read or refused at a place within it, and never throws', () => {
  const piece = fc.constantFrom(
    '[A]',
    '[',
    ']',
    '(',
    ')',
    '+',
    '-',
    '/',
    '*',
    'sum(',
    'numerator(',
    ',',
    '1',
    '.',
    ' ',
    'x',
    '😀',
    '\n',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((p) => p.join('')),
      ),
      (text) => {
        const parsed = parseFormula(text);
        if (parsed.kind === 'problem') {
          expect(parsed.problem.at).toBeGreaterThanOrEqual(1);
          expect(parsed.problem.at).toBeLessThanOrEqual(text.length + 1);
        } else {
          evaluateFormula(parsed.formula, () => emptyCell, strict);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('arithmetic is that of the machine', () => {
  interface Sum {
    readonly text: string;
    readonly value: number;
  }
  const leaf = fc.integer({ min: 1, max: 99 }).map((n): Sum => ({ text: String(n), value: n }));
  const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum')).map(([a, sign, b]): Sum => {
        const value = {
          '+': a.value + b.value,
          '-': a.value - b.value,
          '*': a.value * b.value,
          '/': a.value / b.value,
        };
        return { text: `(${a.text} ${sign} ${b.text})`, value: value[sign as '+'] };
      }),
    ),
  }));
  fc.assert(
    fc.property(sum, ({ text, value }) => {
      if (Number.isFinite(value)) expect(worked(text).value).toBe(value + 0);
    }),
  );
});

test('feeders are counted once each, and partial ones marked', () => {
  expect(worked('sum([A], [none], [out], [A])', { ...strict, partial: true })).toMatchObject({
    value: 16 - 4,
    have: 1,
    of: 2,
    leftOut: 1,
  });
  expect(partialMark(worked('sum([A], [none])', { ...strict, partial: true }))).toBe('1 of 2');
  expect(worked('[A] + [none]', { ...strict, partial: true }).value).toBe(null);
  expect(worked('[A] + [B]').stage).toBe('final');
});

test.each<[string, Gap | null]>([
  ['[A] + [none]', 'feeders missing'],
  ['[A] / [zero]', 'divided by zero'],
  ['numerator([zero])', 'no numerators and denominators'],
  ['[out] * 2', 'nothing applies'],
  ['[A] * 2', null],
])('why %s has no value: %p', (text, because) => {
  expect(worked(text).because).toBe(because);
});
