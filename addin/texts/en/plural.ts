// English has one and many. Each language of the catalogue keeps its own rule.

/** `1 edit`, `1,200 edits`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** The word alone, in the number that fits. */
export function word(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? one : many;
}

export function number(n: number): string {
  return n.toLocaleString('en-GB');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** A person's own text in a sentence with marks: asterisks in it mark nothing. */
export function asIs(text: string): string {
  return text.replaceAll('**', '*\u2060*');
}
