// Checks that a store is as it was written, and that it is the one whose heads were kept; or that a backup is whole.
import path from 'node:path';
import { nameOf } from '../../store/places';
import { storeAt, type Finding } from '../../store/store-at';
import type { ChainHead } from '../../store/port';
import { openBackup } from '../backup/read-backup';
import type { Call, Command } from '../command';
import { compareHeads } from '../../store/chain/kept-heads';
import { readKeptHeads } from '../kept-head';
import { DONE, REFUSED, UsageError } from '../outcome';

interface Result {
  readonly place: string;
  readonly ok: boolean;
  readonly store: string;
  readonly head: ChainHead;
  readonly findings: readonly Finding[];
  /** What does not fit the kept heads; `null` where none were given or damage kept them from being compared. */
  readonly kept: readonly string[] | null;
}

async function ofStore(call: Call): Promise<Result> {
  const { place } = call;
  const option = call.text('head');
  const heads = option === undefined ? undefined : await readKeptHeads(option, call.cwd);
  const store = storeAt(place);
  const progress = call.progress('Change-sets verified');
  try {
    const { id, findings, head } = await store.verify(({ revision }) => {
      call.signal.throwIfAborted();
      progress.at(revision);
    });
    const result = { place: nameOf(place), store: id, head, findings };
    if (!heads || findings.length > 0) return { ...result, ok: findings.length === 0, kept: null };
    const source = await store.source();
    try {
      const kept = await compareHeads(heads, source);
      return { ...result, ok: kept.length === 0, kept };
    } finally {
      await source.close();
    }
  } finally {
    progress.end();
  }
}

/** Reading checks. */
async function readAll(lines: AsyncGenerator<Buffer>): Promise<void> {
  while ((await lines.next()).done !== true);
}

async function ofBackup(call: Call, name: string): Promise<Result> {
  if (call.text('head') !== undefined) throw new UsageError('--head and --backup do not go together.');
  const file = path.resolve(call.cwd, name);
  const progress = call.progress('Bytes of the backup');
  const { head, lines, reached, close } = await openBackup(file, { signal: call.signal, onBytes: progress.at });
  try {
    await readAll(lines);
    return { place: file, ok: true, store: head.store, head: reached(), findings: [], kept: null };
  } finally {
    progress.end();
    await close();
  }
}

function report({ place, head, findings, kept }: Result, offsets: string, say: (text: string) => void): void {
  if (findings.length > 0) {
    say(`${place} is damaged:`);
    for (const { file, offset, what } of findings) say(`  ${file}, ${offsets} ${offset}: ${what}`);
    say('Nothing was changed. Stop the server, keep a copy as it is, and restore a backup into an empty place.');
    return;
  }
  if (kept && kept.length > 0) {
    say(`The chain in ${place} holds, but it is not the one that was kept:`);
    for (const what of kept) say(`  ${what}`);
    say('Keep a copy as it is, find out who could write there, and compare with a backup.');
    return;
  }
  say(`${place}: ${head.revision} change-sets, every checksum and the chain hold.`);
  say(`It ends with revision ${head.revision}, sum ${head.sum}.`);
  if (kept) say('It is the chain whose heads were kept.');
}

export const verify: Command = {
  name: 'verify',
  summary: 'Checks every checksum and the chain; a server may be running',
  operands: [],
  options: {
    head: { type: 'string', value: 'FILE|SUM', help: 'compare with heads that were kept outside (see head)' },
    backup: { type: 'string', value: 'FILE', help: 'check this backup instead of a store' },
    json: { type: 'boolean', help: 'the result as one line of JSON' },
  },
  about: `What was damaged or changed by hand is named with its place. An end that was cut off, or a chain that was made anew by
somebody who could write there, is only seen with --head. Nothing is changed.`,
  async run(call) {
    const file = call.text('backup');
    const result = file === undefined ? await ofStore(call) : await ofBackup(call, file);
    if (call.flag('json')) call.out(`${JSON.stringify(result)}\n`);
    else if (result.ok) report(result, '', call.say);
    else report(result, call.place.kind === 'folder' ? 'byte' : 'revision', (text) => call.out(`${text}\n`));
    return result.ok ? DONE : REFUSED;
  },
};
