// Reads a formula over named PIs into a tree: + − × ÷, parentheses, numbers, codes in brackets, and functions.
// Source: DOMAIN, Roll-up. Errors name their place; nesting is bounded, so that no text can exhaust the machine.
import { LONGEST_FORMULA } from '../../records/calculation';
import { foldCode } from '../../records/text';
import { tokensOf, type FormulaProblem, type Token } from './formula-tokens';

export const formulaFunctions = ['sum', 'mean', 'min', 'max'] as const;
export type FormulaFunction = (typeof formulaFunctions)[number];
export const partFunctions = ['numerator', 'denominator'] as const;
export type Part = 'value' | (typeof partFunctions)[number];

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'code'; readonly code: string; readonly part: Part; readonly at: number }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'operation';
      readonly sign: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'function';
      readonly name: FormulaFunction;
      readonly of: readonly Expression[];
      readonly at: number;
    };

/** A formula that can be worked out. */
export interface Formula {
  readonly expression: Expression;
  /** The PIs that it names, as written, each once. */
  readonly codes: readonly string[];
}

export type ParsedFormula =
  | { readonly kind: 'formula'; readonly formula: Formula }
  | { readonly kind: 'problem'; readonly problem: FormulaProblem };

const DEEPEST = 100;

/** Thrown within this file only, to leave the descent at the first problem. */
class Unreadable extends Error {
  readonly problem: FormulaProblem;
  constructor(problem: FormulaProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

function refuse(token: Token, message: string): never {
  throw new Unreadable({ at: token.at + 1, length: Math.max(1, token.length), message });
}

/** Reads a formula; what is wrong with it is an answer, never an exception. */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > LONGEST_FORMULA)
    return problem({
      at: LONGEST_FORMULA + 1,
      length: 1,
      message: `A formula has at most ${LONGEST_FORMULA} characters.`,
    });
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return problem(tokens);
  try {
    return { kind: 'formula', formula: descent(tokens) };
  } catch (e) {
    if (e instanceof Unreadable) return problem(e.problem);
    throw e;
  }
}

function problem(p: FormulaProblem): ParsedFormula {
  return { kind: 'problem', problem: p };
}

function descent(tokens: readonly Token[]): Formula {
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', at: 0, length: 0 };
  const codes = new Map<string, string>();
  let next = 0;
  let depth = 0;
  const peek = () => tokens[next] ?? end;
  const take = () => tokens[next++] ?? end;
  const isSign = (...wanted: string[]) => peek().kind === 'sign' && wanted.includes(peek().text);

  function deeper<T>(read: () => T): T {
    if (++depth > DEEPEST) refuse(peek(), `The formula is nested more than ${DEEPEST} deep.`);
    const result = read();
    depth--;
    return result;
  }
  function chain(signs: readonly ('+' | '-' | '*' | '/')[], operand: () => Expression): Expression {
    let left = operand();
    for (let sign = signs.find((s) => isSign(s)); sign; sign = signs.find((s) => isSign(s))) {
      take();
      left = { kind: 'operation', sign, left, right: operand() };
    }
    return left;
  }
  const expression = (): Expression => deeper(() => chain(['+', '-'], term));
  const term = (): Expression => chain(['*', '/'], factor);
  function factor(): Expression {
    const token = take();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'code') return named(token, 'value');
    if (token.kind === 'name') return call(token);
    if (token.text === '-') return { kind: 'negative', of: deeper(factor) };
    if (token.text === '+') return deeper(factor);
    if (token.text !== '(') refuse(token, `${found(token)} stands where a number, a PI in brackets or “(” should.`);
    const inner = expression();
    close(token);
    return inner;
  }
  function named(token: Token, part: Part): Expression {
    if (!codes.has(foldCode(token.text))) codes.set(foldCode(token.text), token.text);
    return { kind: 'code', code: token.text, part, at: token.at + 1 };
  }
  function close(opened: Token): void {
    if (!isSign(')'))
      refuse(peek(), `${found(peek())} stands where “)” should: it closes the “(” at character ${opened.at + 1}.`);
    take();
  }
  function call(token: Token): Expression {
    const name = token.text.toLowerCase();
    const opened = peek();
    if (!isSign('(')) refuse(token, `“${token.text}” is no number. A PI stands in brackets: “[${token.text}]”.`);
    take();
    const part = partFunctions.find((f) => f === name);
    if (part) {
      const code = take();
      if (code.kind !== 'code') refuse(code, `“${part}” takes one PI in brackets.`);
      close(opened);
      return named(code, part);
    }
    const known = formulaFunctions.find((f) => f === name);
    if (!known)
      refuse(
        token,
        `There is no function “${token.text}”. There are ${[...formulaFunctions, ...partFunctions].join(', ')}.`,
      );
    if (isSign(')')) refuse(peek(), `“${known}” of nothing: name at least one PI or number.`);
    const of = [expression()];
    while (isSign(',')) {
      take();
      of.push(expression());
    }
    close(opened);
    return { kind: 'function', name: known, of, at: token.at + 1 };
  }
  if (peek().kind === 'end') refuse(peek(), 'The formula is empty.');
  const whole = expression();
  if (peek().kind !== 'end') refuse(peek(), `${found(peek())} stands where the formula should end or a sign follow.`);
  return { expression: whole, codes: [...codes.values()] };
}

function found(token: Token): string {
  if (token.kind === 'end') return 'The end of the formula';
  return token.kind === 'code' ? `“[${token.text}]”` : `“${token.text}”`;
}
