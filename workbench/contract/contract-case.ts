// A case of the contract: what an add-in does through Excel.run and a person does in the grid, and what
// must come of it. The same list runs in Node and in Chromium.
import type { Person } from '../person';

/** Microsoft's namespace, as the case is handed it. */
export type ExcelClient = typeof Excel;
export type Context = InstanceType<ExcelClient['RequestContext']>;

export interface ContractCase {
  /** A sentence of behaviour. */
  readonly name: string;
  readonly run: (excel: ExcelClient, person: Person) => Promise<unknown>;
  /** Compared as JSON. */
  readonly expected: unknown;
}

/** The code of the error that a promise ends with, or 'no error'. */
export const errorOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error);
  }
};

/** Waits until a list of events has at least this many entries, or gives up after a second. */
export const until = async (isTrue: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 100 && !isTrue(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
};
