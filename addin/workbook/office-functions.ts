// Functions in cells, wired to Office's own table of custom functions. Each cell is a stream: it shows what it is given until
// it is taken away. addin/functions fills it without saying "Office".
import type { CellCall, CellFunction } from '../../domain/wire-cells';

type Result = string | number | readonly (readonly (string | number)[])[];
interface Invocation {
  setResult(result: unknown): void;
  onCanceled?: (() => void) | undefined;
}
interface CustomFunctionsTable {
  associate(name: string, fn: (...args: unknown[]) => void): void;
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: Readonly<Record<'notAvailable' | 'invalidValue', string>>;
}

export type Given =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly (string | number | null)[])[] }
  | { readonly kind: 'error'; readonly code: 'notAvailable' | 'invalidValue'; readonly message: string };

/** Calls `subscribe` for every cell that uses a function; `spills` says which may fill more cells than their own. */
export function connectFunctions(
  names: readonly CellFunction[],
  spills: (name: CellFunction) => boolean,
  subscribe: (call: CellCall, show: (given: Given) => void) => () => void,
): void {
  const table = (globalThis as { CustomFunctions?: CustomFunctionsTable }).CustomFunctions;
  // Excel that has no custom functions shows #NAME?; the pane works without.
  if (!table) return;
  for (const name of names)
    table.associate(name, (...all) => {
      const invocation = all.pop() as Invocation;
      invocation.onCanceled = subscribe({ fn: name, args: all.map(argumentOf) }, (given) => {
        if (given.kind === 'error') invocation.setResult(new table.Error(table.ErrorCode[given.code], given.message));
        else invocation.setResult(resultOf(given.rows, spills(name)));
      });
    });
}

function argumentOf(value: unknown): CellCall['args'][number] {
  const plain: unknown = Array.isArray(value) ? (value as unknown[][])[0]?.[0] : value;
  if (typeof plain === 'number' || typeof plain === 'boolean') return plain;
  return typeof plain === 'string' ? plain.slice(0, 300) : null;
}

/** A blank spills as an empty text: Excel would show a missing one as 0. */
function resultOf(rows: readonly (readonly (string | number | null)[])[], spills: boolean): Result {
  if (!spills) return rows[0]?.[0] ?? '';
  return rows.map((row) => row.map((cell) => cell ?? ''));
}
