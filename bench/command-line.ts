// Options of the benches' commands. What is not understood is refused in words.

/** The text after an option; `undefined` where the option is not there. */
export function textAfter(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  if (at < 0) return undefined;
  const text = args[at + 1];
  if (text === undefined || text.startsWith('--')) throw new Error(`${option} needs a value.`);
  return text;
}

/** A positive whole number after an option. */
export function numberAfter<T>(args: readonly string[], option: string, otherwise: T): number | T {
  const text = textAfter(args, option);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${option} needs a whole number from 1 on, not “${text}”.`);
  return number;
}

/** @throws Error where an argument is none of these options */
export function onlyKnown(args: readonly string[], withValue: readonly string[], alone: readonly string[]): void {
  for (const [i, arg] of args.entries()) {
    if (withValue.includes(arg) || alone.includes(arg) || withValue.includes(args[i - 1] ?? '')) continue;
    throw new Error(`“${arg}” is no option here. There are ${[...alone, ...withValue].join(', ')}.`);
  }
}
