// A table that knows nothing of the store: cells, who set each last, and what an undo must come to, by SYNC, Undo, alone. And
// what records must keep together, said a second time in a few lines, so that either says when the other is wrong.
import type { FieldValue } from '../../domain/figure';

export type CellName = `${string} ${string} ${string}`;
export type Cells = ReadonlyMap<CellName, FieldValue>;

interface Held {
  readonly value: FieldValue;
  readonly revision: number;
  readonly byUndo: boolean;
}
interface Step {
  readonly revision: number;
  readonly changes: readonly { readonly cell: CellName; readonly before: FieldValue; readonly after: FieldValue }[];
}

/** What a step must come to. */
export type Expected =
  | { readonly kind: 'done' }
  | { readonly kind: 'nothing' }
  /** Cells that changed since. */
  | { readonly kind: 'conflicts'; readonly cells: readonly CellName[] }
  /** What records must keep together would be broken. */
  | { readonly kind: 'refused' };

const same = (a: FieldValue, b: FieldValue) => JSON.stringify(a) === JSON.stringify(b);

export class UndoModel {
  private readonly held = new Map<CellName, Held>();
  private readonly steps = new Map<string, Step>();
  private revision = 0;

  constructor(start: Cells) {
    for (const [cell, value] of start) this.held.set(cell, { value, revision: 0, byUndo: false });
  }

  /** Pushes and undos that were done, oldest first: what can be taken back. */
  get done(): readonly string[] {
    return [...this.steps.keys()];
  }

  now(cell: CellName): FieldValue {
    return this.held.get(cell)?.value ?? null;
  }

  push(id: string, cells: Cells): Expected {
    // A field of a record that would not be there, though blank, is sent to nobody.
    const after = (cell: CellName) => (cells.has(cell) ? (cells.get(cell) ?? null) : this.now(cell));
    for (const cell of cells.keys()) {
      const [type = '', key = ''] = cell.split(' ');
      const fields = fieldsOf[type];
      if (fields?.every((field) => after(`${type} ${key} ${field}`) === null)) return { kind: 'refused' };
    }
    return this.settle(id, cells, false);
  }

  /** @param leave what can be taken back is, and cells that changed since are left */
  undo(id: string, of: string, leave: boolean): Expected {
    const step = this.steps.get(of);
    if (!step) throw new RangeError(`${of} was not done`);
    const back = new Map<CellName, FieldValue>();
    const conflicts: CellName[] = [];
    for (const { cell, before, after } of step.changes) {
      const now = this.held.get(cell) ?? { value: null, revision: 0, byUndo: false };
      if (same(now.value, before)) continue;
      // What an undo put back counts as never having moved.
      if (same(now.value, after) && (now.revision === step.revision || now.byUndo)) back.set(cell, before);
      else conflicts.push(cell);
    }
    if (conflicts.length > 0 && !leave) return { kind: 'conflicts', cells: conflicts.sort() };
    return this.settle(id, back, true);
  }

  private settle(id: string, cells: Cells, byUndo: boolean): Expected {
    const changes = [...cells].flatMap(([cell, after]) => {
      const before = this.now(cell);
      return same(before, after) ? [] : [{ cell, before, after }];
    });
    if (changes.length === 0) return { kind: 'nothing' };
    const after = new Map(changes.map(({ cell, after: value }) => [cell, value]));
    if (broken((cell) => (after.has(cell) ? (after.get(cell) ?? null) : this.now(cell)), this.cells()))
      return { kind: 'refused' };
    this.revision++;
    for (const { cell, after: value } of changes) this.held.set(cell, { value, revision: this.revision, byUndo });
    this.steps.set(id, { revision: this.revision, changes });
    return { kind: 'done' };
  }

  private cells(): readonly CellName[] {
    return [...this.held.keys()];
  }
}

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  person: ['name', 'roles', 'suspended', 'email'],
  unit: ['name', 'parent'],
};
/** What a record must have. */
const musts: Readonly<Record<string, readonly string[]>> = { person: ['name', 'roles', 'suspended'], unit: ['name'] };

/** Whether records would not be whole, or not go together. Every cell that is looked at must be known from the start. */
export function broken(now: (cell: CellName) => FieldValue, all: readonly CellName[]): boolean {
  const keys = (type: string) =>
    new Set(all.flatMap((cell) => (cell.startsWith(`${type} `) ? [cell.split(' ')[1] ?? ''] : [])));
  const at = (type: string, key: string, field: string) => now(`${type} ${key} ${field}`);
  const textAt = (type: string, key: string, field: string) => {
    const value = at(type, key, field);
    return typeof value === 'string' ? value : undefined;
  };
  const isThere = (type: string, key: string) => (fieldsOf[type] ?? []).some((field) => at(type, key, field) !== null);
  const there = (type: string) => [...keys(type)].filter((key) => isThere(type, key));
  for (const type of ['person', 'unit'])
    for (const key of there(type)) if ((musts[type] ?? []).some((field) => at(type, key, field) === null)) return true;
  const people = there('person');
  const administers = (id: string) =>
    at('person', id, 'suspended') === false && JSON.stringify(at('person', id, 'roles')).includes('site administrator');
  if (!people.some(administers)) return true;
  const addresses = people.flatMap((id) => (textAt('person', id, 'email') ?? id).toLowerCase());
  if (new Set(addresses).size < addresses.length) return true;
  for (const unit of there('unit')) {
    const passed = new Set<FieldValue>();
    for (let up: FieldValue = unit; typeof up === 'string'; up = at('unit', up, 'parent')) {
      if (passed.has(up) || !isThere('unit', up)) return true;
      passed.add(up);
    }
  }
  return [...keys('indicator')].some((code) => {
    const [unit, owner] = [textAt('indicator', code, 'unit'), textAt('indicator', code, 'owner')];
    return unit === undefined || !isThere('unit', unit) || (owner !== undefined && !isThere('person', owner));
  });
}
