// The command line as a terminal calls it, in this process, and stores to call it on: real folders, real pushes.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FieldValue } from '../../domain/figure';
import type { RecordTypeName } from '../../domain/records';
import { changesToColumns } from '../../domain/sync/columns';
import { commands } from '../../server/admin/commands';
import { run } from '../../server/admin/run';
import type { Surroundings } from '../../server/admin/surroundings';
import { openLowdbStore } from '../../server/store/lowdb/open';
import type { Store } from '../../server/store/port';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  /** A new folder of its own, where relative names start. */
  readonly folder: string;
  /** Runs `pi-bridge ARGS`. */
  readonly pib: (...args: string[]) => Promise<Ended>;
  /** The same with other surroundings: an environment, a signal, a terminal. */
  readonly pibWith: (around: Partial<Surroundings>, ...args: string[]) => Promise<Ended>;
  readonly at: (name: string) => string;
  readonly remove: () => Promise<void>;
}

let names = 0;

export async function newTerminal(): Promise<Terminal> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pi-bridge-admin-'));
  const pibWith: Terminal['pibWith'] = async (around, ...args) => {
    let out = '';
    let err = '';
    const code = await run(commands, args, {
      env: {},
      cwd: folder,
      out: (text) => (out += text),
      err: (text) => (err += text),
      terminal: false,
      signal: new AbortController().signal,
      now: () => new Date('2026-11-24T09:00:00.000Z'),
      reader: path.resolve('tests/support/reader.mjs'),
      unique: () => `u${names++}`,
      ...around,
    });
    return { code, out, err };
  };
  return {
    folder,
    pibWith,
    pib: (...args) => pibWith({}, ...args),
    at: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Opens the lowdb store of a folder, made where there is none. */
export function openFolder(folder: string): Promise<Store> {
  return openLowdbStore({
    folder,
    init: true,
    die: (error) => {
      throw error;
    },
  });
}

export type Setting = readonly [type: RecordTypeName, key: string, field: string, value: FieldValue];

export interface PushOf {
  readonly id: string;
  readonly by?: string;
  readonly at?: string;
  readonly note?: string;
  readonly set: readonly Setting[];
  /** Address and formula of every cell. */
  readonly evidence?: { readonly address: string; readonly formula: string };
}

/** Commits a change-set as a push does, without asking whether it may. */
export async function commit(store: Store, push: PushOf): Promise<void> {
  const { id, by = 'ann', at = '2026-01-08T09:00:00.000Z', note, set, evidence } = push;
  const head = { pushId: id, kind: 'push' as const, by, at, ...(note !== undefined && { note }) };
  const from = evidence ? { source: { workbook: 'Housing.xlsx', sheet: 'Update' } } : {};
  const result = await store.commit({ ...head, ...from }, async (state) => {
    const refs = set.map(([type, key, field]) => ({ type, key, field }));
    const states = await state.fields(refs);
    const changes = refs.map((ref, i) => ({
      ...{ ...ref, before: states[i]?.value ?? null, after: set[i]?.[3] ?? null },
      ...evidence,
    }));
    return { kind: 'apply', blocks: changesToColumns(changes) };
  });
  if (result.kind !== 'committed') throw new Error(`The push was ${result.kind}.`);
}

/** A small body's store: people, a unit, PIs and figures, with texts that break software among them. */
export async function fillSmall(store: Store): Promise<void> {
  await commit(store, {
    id: 'people',
    by: 'ann',
    at: '2026-01-05T09:00:00.000Z',
    note: 'People and PIs',
    set: [
      ['unit', 'H', 'name', 'Housing'],
      ['person', 'ann', 'name', 'Ann Archer'],
      ['person', 'ann', 'roles', [{ role: 'site administrator' }]],
      ['person', 'bob', 'name', 'Bob Baker'],
      ['indicator', 'A1', 'name', 'Rent collected'],
      ['indicator', 'B2', 'name', '=HYPERLINK("http://x")'],
    ],
  });
  await commit(store, {
    id: 'first',
    by: 'bob',
    at: '2026-01-08T09:00:00.000Z',
    set: [
      ['measurement', 'A1|2014-07-01Q', 'value', -12.5],
      ['measurement', 'A1|2014-07-01Q', 'note', '=cmd|"/c calc"!A1, then\nmore'],
      ['measurement', 'B2|2014-07-01Q', 'value', 'not available'],
    ],
    evidence: { address: 'D4', formula: '=C4*2' },
  });
  await commit(store, {
    id: 'renamed',
    by: 'ann',
    at: '2026-02-01T23:59:59.500Z',
    set: [['person', 'bob', 'name', 'Bob Cook']],
  });
  await commit(store, {
    id: 'second',
    by: 'bob',
    at: '2026-02-03T09:00:00.000Z',
    note: '+1 from the audit',
    set: [
      ['measurement', 'A1|2014-07-01Q', 'value', 13],
      ['measurement', 'A1|2014-07-01Q', 'note', null],
    ],
  });
}

/** A small store in a folder, closed again. */
export async function makeSmall(folder: string): Promise<void> {
  const store = await openFolder(folder);
  await fillSmall(store);
  await store.close();
}

/** Every line of a store, as texts. */
export async function linesOf(store: Pick<Store, 'lines'>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.lines(0)) lines.push(line.toString());
  return lines;
}
