// Plain text for a field that is more than one figure or word, in a cell. What is written reads back exactly; what cannot
// be read is said with what to write instead.

export type Said<T> = { readonly value: T } | Wrong;

/** What is wrong with a text, and what to do: one or two short sentences. */
export interface Wrong {
  readonly wrong: string;
  /** What to put in its place, where that is clear. */
  readonly instead?: string | undefined;
}

export interface TextForm<T> {
  write(value: T): string;
  /** @param text not blank */
  read(text: string): Said<T>;
}

export const isWrong = <T>(said: Said<T>): said is Wrong => 'wrong' in said;

/** Every item of a list, or the first that is wrong. */
export function allOf<T>(items: readonly Said<T>[]): Said<T[]> {
  const values: T[] = [];
  for (const item of items) {
    if (isWrong(item)) return item;
    values.push(item.value);
  }
  return { value: values };
}
