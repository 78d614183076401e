// Heads of the chain as they are kept outside the store, and what a store says to them later.
import { genesisOf, sealOf } from './sealed-line';

export interface KeptHead {
  readonly sum: string;
  /** Left out where somebody kept the checksum alone. */
  readonly revision?: number | undefined;
  readonly store?: string | undefined;
}

export function keptLine(head: { at: string; revision: number; sum: string; store: string }): string {
  return `${head.at} revision ${head.revision} sum ${head.sum} store ${head.store}\n`;
}

export const SUM = /^[0-9a-f]{64}$/i;
const LINE = /\brevision[": ]+(\d+)[":, ]+sum["': ]+([0-9a-f]{64})\b(?:["', ]+store["': ]+([\w-]+))?/gi;

/**
 * Heads out of a text: lines of `head`, plain or JSON, whatever stands around them, as in a mail.
 * Without any, a lone checksum counts.
 */
export function keptHeadsIn(text: string): KeptHead[] {
  const heads = [...text.matchAll(LINE)].map(([, revision, sum = '', store]): KeptHead => ({
    revision: Number(revision),
    sum: sum.toLowerCase(),
    store,
  }));
  const alone = text.trim();
  return heads.length === 0 && SUM.test(alone) ? [{ sum: alone.toLowerCase() }] : heads;
}

/** What can read its chain again. */
export interface ChainSource {
  /** Id of the store. */
  readonly id: string;
  lines(after: number): AsyncIterable<Buffer>;
}

/** What does not fit between kept heads and a store whose chain holds, in words; empty where all fit. */
export async function compareHeads(kept: readonly KeptHead[], source: ChainSource): Promise<string[]> {
  const sums = new Map([[0, genesisOf(source.id)]]);
  const wanted = new Set(kept.map((h) => h.revision));
  const alone = new Set(kept.filter((h) => h.revision === undefined).map((h) => h.sum));
  const seen = new Set<string>();
  let revision = 0;
  for await (const line of source.lines(0)) {
    const { sum } = sealOf(line);
    revision++;
    if (wanted.has(revision)) sums.set(revision, sum);
    if (alone.has(sum)) seen.add(sum);
  }
  if (alone.has(genesisOf(source.id))) seen.add(genesisOf(source.id));
  return kept.flatMap((head) => {
    const wrong = misfit(head, source.id, revision, sums, seen);
    return wrong === undefined ? [] : [wrong];
  });
}

function misfit(
  head: KeptHead,
  store: string,
  end: number,
  sums: ReadonlyMap<number, string>,
  seen: ReadonlySet<string>,
): string | undefined {
  if (head.store !== undefined && head.store !== store)
    return `the kept head is of another store (${head.store}); this one is ${store}`;
  if (head.revision === undefined)
    return seen.has(head.sum)
      ? undefined
      : `no revision has the kept checksum ${head.sum}: the chain was cut or made anew`;
  if (head.revision > end)
    return `the store ends at revision ${end}, but revision ${head.revision} was kept: its end was cut off`;
  if (sums.get(head.revision) !== head.sum)
    return `revision ${head.revision} is not the one that was kept: the chain was made anew at or before it`;
  return undefined;
}
