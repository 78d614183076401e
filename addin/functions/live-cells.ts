// What functions in cells show: every call that is in the workbook, asked for together, and told again when the store has
// moved on. A call that was answered before shows that answer at once, so nothing flickers while newer figures are fetched.
import { AppError } from '../../domain/errors';
import {
  MOST_CALLS,
  type CellAnswer,
  type CellCall,
  type CellsAnswer,
  type CellsRequest,
} from '../../domain/wire-cells';
import type { ConnectionState, SessionState, Watched } from '../flows/bridge';
import { functionTexts } from '../texts/en/functions';

export type Shown =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly (string | number | null)[])[] }
  /** `notAvailable` reads #N/A and `invalidValue` #VALUE!; Excel shows the sentence with it. */
  | { readonly kind: 'error'; readonly code: 'notAvailable' | 'invalidValue'; readonly message: string };

export interface LiveCells {
  /** Shows the answer to a call now and whenever it changes, until the answer is called. */
  subscribe(call: CellCall, show: (shown: Shown) => void): () => void;
  /** Asks for everything that is shown anew. Never rejects: what cannot be asked now keeps what it shows. */
  refresh(): Promise<void>;
}

interface Entry {
  readonly call: CellCall;
  readonly shows: Set<(shown: Shown) => void>;
  /** The last answer of the store, with its revision. */
  answer?: Shown;
  revision?: number;
  /** What is shown while there is no answer. */
  said?: Shown;
}

/** Calls come one by one within a recalculation: those that come within so many milliseconds go together. */
const TOGETHER_MS = 15;
/** Answers that nobody shows any more are kept for when they are asked for again. */
const KEPT = 5000;

export interface LiveCellsParts {
  readonly ask: (request: CellsRequest) => Promise<CellsAnswer>;
  readonly session: Watched<SessionState>;
  readonly connection: Watched<ConnectionState>;
}

export function createLiveCells({ ask, session, connection }: LiveCellsParts): LiveCells {
  const entries = new Map<string, Entry>();
  let newest = -1;
  let wanted = new Set<Entry>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (entry: Entry, shown: Shown) => {
    for (const show of [...entry.shows]) show(shown);
  };
  const sayAll = (some: Iterable<Entry>, said: Shown) => {
    for (const entry of some)
      if (!entry.answer && JSON.stringify(entry.said) !== JSON.stringify(said)) {
        entry.said = said;
        tell(entry, said);
      }
  };
  const take = (entry: Entry, answer: CellAnswer, revision: number) => {
    const shown = shownOf(answer);
    const isSame = JSON.stringify(entry.answer) === JSON.stringify(shown);
    Object.assign(entry, { answer: shown, revision });
    delete entry.said;
    if (!isSame) tell(entry, shown);
  };
  const askFor = async (some: readonly Entry[]): Promise<void> => {
    if (some.length === 0) return;
    if (session.get().kind !== 'signed-in') {
      sayAll(some, error('invalidValue', functionTexts.signIn));
      return;
    }
    try {
      for (let at = 0; at < some.length; at += MOST_CALLS) {
        const part = some.slice(at, at + MOST_CALLS);
        const { revision, answers } = await ask({ calls: part.map(({ call }) => call) });
        newest = Math.max(newest, revision);
        part.forEach((entry, i) => {
          const answer = answers[i];
          if (answer) take(entry, answer, revision);
        });
      }
    } catch (cause) {
      const code = cause instanceof AppError ? cause.code : 'unexpected';
      if (code === 'signed-out') sayAll(some, error('invalidValue', functionTexts.signIn));
      else if (code === 'not-connected') sayAll(some, error('notAvailable', functionTexts.notConnected));
      else if (code === 'not-allowed') sayAll(some, error('invalidValue', functionTexts.notAllowed));
      else sayAll(some, error('notAvailable', functionTexts.unexpected));
    }
  };
  const flush = () => {
    const some = [...wanted].filter((entry) => entry.shows.size > 0);
    wanted = new Set();
    timer = undefined;
    void askFor(some);
  };
  const want = (entry: Entry) => {
    wanted.add(entry);
    timer ??= setTimeout(flush, TOGETHER_MS);
  };
  const dropOld = () => {
    if (entries.size <= KEPT) return;
    for (const [key, entry] of entries) {
      if (entry.shows.size === 0) entries.delete(key);
      if (entries.size <= KEPT) return;
    }
  };
  const refresh = async () => {
    await askFor([...entries.values()].filter((entry) => entry.shows.size > 0));
  };
  session.watch(() => {
    // Another person sees other PIs: what one was shown is not kept for the next.
    if (session.get().kind === 'signed-out') for (const entry of entries.values()) delete entry.answer;
    void refresh();
  });
  connection.watch(() => {
    if (connection.get().kind === 'connected') void refresh();
  });
  return {
    refresh,
    subscribe(call, show) {
      const key = JSON.stringify(call);
      const entry = entries.get(key) ?? { call, shows: new Set() };
      entries.delete(key);
      entries.set(key, entry);
      entry.shows.add(show);
      const known = entry.answer ?? entry.said;
      if (known) show(known);
      if (!entry.answer || entry.revision !== newest) want(entry);
      dropOld();
      return () => entry.shows.delete(show);
    },
  };
}

const error = (code: 'notAvailable' | 'invalidValue', message: string): Shown => ({ kind: 'error', code, message });

function shownOf(answer: CellAnswer): Shown {
  if ('rows' in answer) return { kind: 'rows', rows: answer.rows };
  switch (answer.refused) {
    case 'no-data':
    case 'no-target':
      return error('notAvailable', answer.message);
    case 'unknown-pi':
    case 'unknown-period':
    case 'wrong-argument':
    case 'not-open':
      return error('invalidValue', answer.message);
  }
}
