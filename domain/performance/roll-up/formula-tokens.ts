// The words of a formula over named PIs: numbers, signs, names, and codes in brackets, each with its place.
// Source: DOMAIN, Roll-up: a formula over named PIs. Nothing is ever evaluated as program text.

/** What is wrong with a formula, and where: `at` counts characters from 1. */
export interface FormulaProblem {
  readonly at: number;
  readonly length: number;
  readonly message: string;
}

export interface Token {
  readonly kind: 'number' | 'code' | 'name' | 'sign' | 'end';
  readonly text: string;
  /** From 0. */
  readonly at: number;
  readonly length: number;
}

/** Signs as people type them, and the one that each stands for. */
const signs: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  '/': '/',
  '÷': '/',
  '(': '(',
  ')': ')',
  ',': ',',
  ';': ',',
};
const numberShape = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const nameShape = /[\p{L}_][\p{L}\p{N}_]*/uy;

function matchAt(shape: RegExp, text: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(text)?.[0];
}

/** Takes the text apart. A `]` within a code is doubled: `[a]]b]` names `a]b`. */
export function tokensOf(text: string): Token[] | FormulaProblem {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const c = text.charAt(at);
    if (/\s/.test(c)) {
      at++;
      continue;
    }
    const sign = signs[c];
    const word = sign !== undefined ? c : (matchAt(numberShape, text, at) ?? matchAt(nameShape, text, at));
    if (c === '[') {
      const code = codeAt(text, at);
      if ('message' in code) return code;
      tokens.push(code);
    } else if (word === undefined) {
      const shown = String.fromCodePoint(text.codePointAt(at) ?? 0);
      return { at: at + 1, length: shown.length, message: `“${shown}” has no meaning in a formula.` };
    } else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign, at, length: 1 });
    } else {
      tokens.push({ kind: /^[\d.]/.test(word) ? 'number' : 'name', text: word, at, length: word.length });
    }
    at += tokens.at(-1)?.length ?? 1;
  }
  tokens.push({ kind: 'end', text: '', at: text.length, length: 0 });
  return tokens;
}

function codeAt(text: string, at: number): Token | FormulaProblem {
  let code = '';
  for (let i = at + 1; i < text.length; i++) {
    if (text.charAt(i) !== ']') code += text.charAt(i);
    else if (text.charAt(i + 1) === ']') code += text.charAt(i++);
    else if (code.trim() === '') return { at: at + 1, length: i - at + 1, message: 'The brackets name no PI.' };
    else return { kind: 'code', text: code.trim(), at, length: i - at + 1 };
  }
  return { at: at + 1, length: text.length - at, message: 'A bracket is opened and not closed: “]” is missing.' };
}
