// How units are called where several may bear one name: by their path then, from below the top of the tree down. Only names
// among those given count: whether others bear the same name is not told.
import type { Body } from './body';

export function unitLabels(codes: readonly string[], body: Body): readonly string[] {
  const names = codes.map((code) => body.unitName(code));
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return codes.map((code, i) => {
    const name = names[i] ?? code;
    return times.get(name) === 1 ? name : pathText(code, body);
  });
}

/** `Housing › Repairs`: without the top, which all have in common. */
export function pathText(code: string, body: Body): string {
  const path = [...body.unitPath(code)].reverse();
  const below = path.length > 1 ? path.slice(1) : path;
  return below.map((unit) => body.unitName(unit)).join(' › ');
}
