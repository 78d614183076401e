// Tells when a person changed or sorted a sheet that a bound table stands on, or a sheet or table came, went or was
// renamed (the last from 1.17 on). Our own writes are no news: Excel names them from 1.14 on (triggerSource); below
// that, what comes while we write is taken for ours.
import { anyBoundOn } from './bindings';
import type { Supports } from './excel-run';
import { readExcel } from './excel-run';

/** Events come in bursts: one call after so many milliseconds of quiet. */
const QUIET_MS = 300;
/** Excel may be busy or a cell may be edited when we ask for events: we ask again, ever less often. */
const RETRY_MS = [500, 1000, 2000, 4000, 8000];

interface Registration {
  remove(): Promise<void>;
}

/** Sheets whose cells were changed, or `everything` where sheets or tables came or went. */
type News = { readonly kind: 'sheet'; readonly sheetId: string } | { readonly kind: 'everything' };

async function register(
  supports: Supports,
  isOurs: (source: string | undefined) => boolean,
  tell: (news: News) => void,
): Promise<Registration> {
  return await readExcel(async (context) => {
    const { tables, worksheets } = context.workbook;
    const everything = async (): Promise<void> => tell({ kind: 'everything' });
    const handlers: { remove(): void }[] = [
      // A table's own event does not say who wrote; the sheet's does.
      worksheets.onChanged.add(async (event) => {
        if (!isOurs(event.triggerSource)) tell({ kind: 'sheet', sheetId: event.worksheetId });
      }),
      worksheets.onRowSorted.add(async (event) => tell({ kind: 'sheet', sheetId: event.worksheetId })),
      worksheets.onAdded.add(everything),
      worksheets.onDeleted.add(everything),
      tables.onDeleted.add(everything),
    ];
    if (supports('1.17')) handlers.push(worksheets.onNameChanged.add(everything));
    await context.sync();
    return {
      remove: async () => {
        handlers.forEach((handler) => handler.remove());
        await context.sync();
      },
    };
  });
}

/**
 * Calls `listener` (debounced) until the answer is called.
 * @param writing whether PI Bridge itself is writing now
 */
export function watchChanges(supports: Supports, writing: () => boolean, listener: () => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let everything = false;
  let changed = new Set<string>();

  const flush = async (): Promise<void> => {
    const news = { everything, changed };
    everything = false;
    changed = new Set();
    // Where Excel cannot be asked just now (a cell is being edited), the listener finds out for itself.
    const bound = news.everything || (await anyBoundOn(news.changed).catch(() => true));
    if (bound && !stopped) listener();
  };
  const tell = (news: News): void => {
    if (stopped) return;
    if (news.kind === 'sheet') changed.add(news.sheetId);
    else everything = true;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), QUIET_MS);
  };
  const isOurs = (source: string | undefined): boolean =>
    source === undefined ? writing() : source === 'ThisLocalAddin';

  let registration: Registration | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const start = (attempt: number): void => {
    register(supports, isOurs, tell).then(
      (made) => {
        registration = made;
        if (stopped) void made.remove().catch(() => undefined);
        // What happened before events came is told now.
        else if (attempt > 0) tell({ kind: 'everything' });
      },
      () => {
        if (!stopped) retry = setTimeout(() => start(attempt + 1), RETRY_MS[attempt] ?? RETRY_MS.at(-1));
      },
    );
  };
  start(0);

  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(retry);
    // Nobody listens any more; handlers that Excel cannot take off now do nothing.
    void registration?.remove().catch(() => undefined);
  };
}
