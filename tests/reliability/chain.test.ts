// The audit trail tampered with by somebody who knows its format: a value changed, a person, an order, lines taken out,
// swapped, doubled, the tail cut, the whole chain made anew. Each is found, the last two against a head that was kept
// elsewhere. Planted faults: a check of lines without their chain, and a check without the head.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sealedLine } from '../../server/store/chain/sealed-line';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { verifyLowdbStore } from '../../server/store/lowdb/read-store';
import { StoreRefusal } from '../../server/store/refusal';
import type { ChainHead } from '../../server/store/port';
import { dice, type Dice } from './dice';
import { scratch, type Scratch } from './scratch';
import { markedCells, setCells } from './set-cells';
import { limitMs, progress, report, seed, sized } from './size';

const PUSHES = 30;

let place: Scratch;
let whole: string;
let kept: ChainHead;
beforeAll(async () => {
  place = await scratch();
  whole = path.join(await place.fresh('whole'), 'data');
  const store = await openLowdbStore({ folder: whole, init: true, die: () => undefined });
  for (let n = 1; n <= PUSHES; n++) await setCells(store, `push-${n}`, markedCells(['A1|2014-07-01Q'], n));
  kept = await store.head();
  await store.close();
  // The tamperer takes away whatever else would tell: checkpoints can be made anew.
  await rm(path.join(whole, 'documents'), { recursive: true, force: true });
});
afterAll(() => place.clear());

/** Lines without newlines; the first is the head of the file, which changes nothing. */
type Tamper = (lines: string[], dice: Dice) => string[];

const someLine = (lines: string[], throws: Dice, besides = 0) => 1 + throws.below(lines.length - 1 - besides);

/** A line changed, with a checksum that holds. */
function resealed(line: string, change: (text: string) => string): { line: string; sum: string } {
  const { sum: _sum, ...rest } = JSON.parse(change(line)) as { sum: string; prev: string };
  const { bytes, sum } = sealedLine(rest);
  return { line: bytes.toString().trimEnd(), sum };
}

/** Every line from one on follows the one before it again. */
function chained(lines: readonly string[], from: number): string[] {
  const done = [...lines.slice(0, from)];
  for (const line of lines.slice(from)) {
    const prev = (JSON.parse(done.at(-1)!) as { sum: string }).sum;
    done.push(resealed(line, (text) => text.replace(/"prev":"\w+"/, `"prev":"${prev}"`)).line);
  }
  return done;
}

const otherMark = (line: string) => line.replace(/push (\d+)"/, 'push 9$1"');
const otherPerson = (line: string) => line.replace('"by":"ann"', '"by":"bob"');
const earlier = (line: string) => line.replace('2015-01-08', '2014-01-08');

const changing =
  (change: (text: string) => string): Tamper =>
  (lines, throws) => {
    const at = someLine(lines, throws);
    return lines.map((line, i) => (i === at ? change(line) : line));
  };
/** With a checksum that holds for the line; the last line is not taken, for only a kept head tells of that. */
const resealing =
  (change: (text: string) => string, besides: number): Tamper =>
  (lines, throws) => {
    const at = someLine(lines, throws, besides);
    return lines.map((line, i) => (i === at ? resealed(line, change).line : line));
  };

const withinTheChain: Readonly<Record<string, Tamper>> = {
  'a value changed': changing(otherMark),
  'a person changed': changing(otherPerson),
  'a date changed': changing(earlier),
  'a value changed, its checksum made anew': resealing(otherMark, 1),
  'a person changed, the checksum made anew': resealing(otherPerson, 1),
  'a line taken out': (lines, throws) => {
    const at = someLine(lines, throws, 1);
    return lines.filter((_, i) => i !== at);
  },
  'two lines swapped': (lines, throws) => {
    const at = someLine(lines, throws, 1);
    return lines.map((line, i) => (i === at ? lines[at + 1]! : i === at + 1 ? lines[at]! : line));
  },
  'a line doubled': (lines, throws) => {
    const at = someLine(lines, throws);
    return [...lines.slice(0, at + 1), ...lines.slice(at)];
  },
};

const againstTheHead: Readonly<Record<string, Tamper>> = {
  'the tail cut': (lines, throws) => lines.slice(0, someLine(lines, throws)),
  'the last value changed, its checksum made anew': (lines) => [
    ...lines.slice(0, -1),
    resealed(lines.at(-1)!, otherMark).line,
  ],
  'a value changed and the whole chain after it made anew': (lines, throws) => {
    const at = someLine(lines, throws);
    return chained(
      lines.map((line, i) => (i === at ? otherMark(line) : line)),
      at,
    );
  },
};

async function tampered(tamper: Tamper, throws: Dice): Promise<string> {
  const folder = await place.fresh('tampered');
  await cp(whole, folder, { recursive: true });
  const [name] = (await readdir(path.join(folder, 'journal'))).filter((n) => n.endsWith('.jsonl'));
  const file = path.join(folder, 'journal', name!);
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const after = tamper(lines, throws);
  if (after.join() === lines.join()) throw new Error('Nothing was tampered with');
  await writeFile(file, `${after.join('\n')}\n`);
  return folder;
}

/** Whether the store's own check finds something, with a head kept elsewhere or without. */
async function isFound(folder: string, head?: ChainHead): Promise<boolean> {
  try {
    const verified = await verifyLowdbStore({ folder });
    if (verified.findings.length > 0) return true;
    return head !== undefined && (verified.head.revision !== head.revision || verified.head.sum !== head.sum);
  } catch (error) {
    if (error instanceof StoreRefusal) return true;
    throw error;
  }
}

/** Whether a check finds it that looks at each line by itself. */
async function isFoundByLine(folder: string): Promise<boolean> {
  const journal = path.join(folder, 'journal');
  const [name] = (await readdir(journal)).filter((n) => n.endsWith('.jsonl'));
  const lines = (await readFile(path.join(journal, name!), 'utf8')).trimEnd().split('\n');
  return lines.some((line) => {
    const { sum, ...rest } = JSON.parse(line) as { sum: string; prev: string };
    return sealedLine(rest).sum !== sum;
  });
}

async function missed(
  tampers: Readonly<Record<string, Tamper>>,
  times: number,
  find: (folder: string) => Promise<boolean>,
): Promise<string[]> {
  const names: string[] = [];
  for (const [name, tamper] of Object.entries(tampers))
    for (let n = 0; n < times; n++) {
      const folder = await tampered(tamper, dice(`${seed}/${name}/${n}`));
      if (!(await find(folder))) names.push(name);
      await rm(folder, { recursive: true });
      progress(`tampering: ${name}, ${n + 1} of ${times}`);
    }
  return names;
}

test(
  'every tampering is found',
  async () => {
    const times = sized(10, 300);
    expect(await isFound(whole, kept)).toBe(false);
    const unseen = [
      ...(await missed(withinTheChain, times, (folder) => isFound(folder))),
      ...(await missed(againstTheHead, times, (folder) => isFound(folder, kept))),
    ];
    const kinds = Object.keys({ ...withinTheChain, ...againstTheHead }).length;
    report({ test: '13 tampering with the audit chain', tries: times * kinds, lost: unseen.length });
    expect(unseen).toEqual([]);
  },
  limitMs,
);

test.each<[string, Readonly<Record<string, Tamper>>, (folder: string) => Promise<boolean>]>([
  ['a check of lines without their chain', withinTheChain, isFoundByLine],
  ['a check without a head kept elsewhere', againstTheHead, (folder) => isFound(folder)],
])(
  'planted %s is caught: it misses what is tampered with',
  async (name, tampers, find) => {
    const unseen = await missed(tampers, 2, find);
    report({
      ...{ test: `13 planted: ${name}`, tries: 2 * Object.keys(tampers).length, lost: 0 },
      plants: { [name]: `misses ${unseen.length}` },
    });
    expect(unseen.length).toBeGreaterThan(2);
  },
  limitMs,
);
