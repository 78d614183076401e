// Works out a formula over the cells of the PIs that it names. Source: DOMAIN, Roll-up [P]: a value only where all feeders
// have one; what does not apply is left out of sums and means, and makes an operation with it not apply (ours).
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../../figure';
import { dividedByZero, finite, type DivisionByZero } from '../value';
import { addUp } from './add-up';
import { emptyCell, leastStage, stageBit, type Cell, type Combined, type Gap } from './combine';
import type { Expression, Formula, FormulaFunction } from './parse-formula';

export interface EvaluateRule {
  readonly partial: boolean;
  readonly divisionByZero: DivisionByZero;
}

/** The value of a formula with the count of its feeders: of the PIs that it names, each once. */
export function evaluateFormula(formula: Formula, cellOf: (code: string) => Cell, rule: EvaluateRule): Combined {
  const cells = formula.codes.map(cellOf);
  const applying = cells.filter((c) => c.value !== NOT_APPLICABLE);
  const having = applying.filter((c) => typeof c.value === 'number');
  const count = { have: having.length, of: applying.length, leftOut: cells.length - applying.length };
  const gaps: Gap[] = [];
  const because = (gap: Gap) => gaps.push(gap);
  const value = work(formula.expression, cellOf, rule, because);
  if (typeof value === 'number')
    return {
      ...emptyCell,
      value,
      stage: leastStage(having.reduce((bits, c) => bits | stageBit(c.stage), 0)),
      ...count,
      because: null,
    };
  const fallback: Gap = value === NOT_APPLICABLE ? 'nothing applies' : 'feeders missing';
  return { ...emptyCell, value, ...count, because: gaps[0] ?? fallback };
}

type Because = (gap: Gap) => unknown;

function work(e: Expression, cellOf: (code: string) => Cell, rule: EvaluateRule, because: Because): Figure {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'code': {
      const cell = cellOf(e.code);
      const figure = cell[e.part];
      if (e.part !== 'value' && figure === null && typeof cell.value === 'number')
        because('no numerators and denominators');
      return e.part !== 'value' && cell.value === NOT_APPLICABLE ? NOT_APPLICABLE : figure;
    }
    case 'negative': {
      const of = work(e.of, cellOf, rule, because);
      return typeof of === 'number' ? finite(-of) : of;
    }
    case 'operation':
      return operate(
        e.sign,
        work(e.left, cellOf, rule, because),
        work(e.right, cellOf, rule, because),
        rule.divisionByZero,
        because,
      );
    case 'function': {
      const all = e.of.map((arg) => work(arg, cellOf, rule, because));
      return over(e.name, all, rule.partial);
    }
  }
}

/** As value.ts has it: what does not apply makes nothing that does; else who waits may yet get a value. */
function lesser(a: Figure, b: Figure): Figure {
  if (a === NOT_APPLICABLE || b === NOT_APPLICABLE) return NOT_APPLICABLE;
  return a === null || b === null ? null : NOT_AVAILABLE;
}

function operate(sign: '+' | '-' | '*' | '/', a: Figure, b: Figure, zero: DivisionByZero, because: Because): Figure {
  if (typeof a !== 'number' || typeof b !== 'number') return lesser(a, b);
  if (sign === '/' && b === 0) {
    because('divided by zero');
    return dividedByZero(zero);
  }
  const result = finite({ '+': a + b, '-': a - b, '*': a * b, '/': a / b }[sign]);
  if (result === NOT_AVAILABLE) because('too large');
  return result;
}

function over(name: FormulaFunction, all: readonly Figure[], partial: boolean): Figure {
  const applying = all.filter((f) => f !== NOT_APPLICABLE);
  const numbers = applying.filter((f) => typeof f === 'number');
  if (applying.length === 0) return NOT_APPLICABLE;
  if (numbers.length === 0 || (numbers.length < applying.length && !partial))
    return applying.some((f) => f === null) ? null : NOT_AVAILABLE;
  switch (name) {
    case 'sum':
      return finite(addUp(numbers));
    case 'mean':
      return finite(addUp(numbers) / numbers.length);
    case 'min':
      return numbers.reduce((a, b) => Math.min(a, b));
    case 'max':
      return numbers.reduce((a, b) => Math.max(a, b));
  }
}
