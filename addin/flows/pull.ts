// Pull: ask for a view, write it as a sheet, remember what it was pulled from.
import { moments } from '../texts/en/moments';
import type { TrendRow } from '../../domain/sheet/kinds/trend-sheet';
import type { OpenSheet } from '../../domain/sheet/open-sheet';
import { writeGridSliced } from '../../domain/sheet/write-grid';
import type { Me, View } from '../../domain/wire';
import { breath, inBreaths } from './breath';
import type { Progress } from './bridge';
import type { TableMemory } from './compare';
import { loaded } from './kinds/loaded';
import { sourceOf } from './kinds/source-of';
import type { OpenOutcome, PullOutcome } from './outcomes';
import type { Ports } from './ports';

const mine: View = { sheet: 'update', scope: 'mine' };

export async function pull(ports: Ports, memory: TableMemory, me: Me, progress?: Progress): Promise<PullOutcome> {
  const outcome = await openSheet(ports, memory, me, mine, progress);
  return outcome.kind === 'done' ? outcome : { kind: 'nothing-due', next: (await ports.api.work()).next };
}

/** Writes a view as a new sheet, where it has any row. */
export async function openSheet(
  ports: Ports,
  memory: TableMemory,
  me: Me,
  view: View,
  progress?: Progress,
  charts: readonly string[] = [],
  stop?: AbortSignal,
): Promise<OpenOutcome> {
  try {
    return await opening(ports, memory, me, view, progress, charts, stop);
  } catch (error) {
    if (stop?.aborted) return { kind: 'stopped' };
    throw error;
  }
}

async function opening(
  ports: Ports,
  memory: TableMemory,
  me: Me,
  view: View,
  progress: Progress | undefined,
  charts: readonly string[],
  stop: AbortSignal | undefined,
): Promise<OpenOutcome> {
  const source = await sourceOf(view);
  const opened: OpenSheet = await source.ask(ports.api, {});
  await breath();
  stop?.throwIfAborted();
  const { rows, kind } = opened;
  // A catalogue without rows is where the first PIs are typed.
  if (rows.length === 0 && kind.newRow === undefined) return { kind: 'nothing-there' };
  const pulledAt = ports.now();
  const layout = await inBreaths(writeGridSliced(kind, rows, opened.texts(me.name, moments.full(pulledAt))));
  await breath();
  const { tableId, sheet } = await ports.workbook.writeSheet(
    layout,
    async (done, of) => {
      progress?.(done / of);
      await breath();
    },
    stop,
  );
  await ports.workbook.saveBinding({
    ...{ tableId, view, revision: opened.revision },
    ...{ server: ports.api.server, pulledBy: me.name, pulledAt },
  });
  memory.lastAnswers.set(tableId, opened);
  if (view.sheet === 'trend' && charts.length > 0) {
    const { drawCharts } = await loaded(() => import('./charts'));
    const wanted = new Set(charts);
    const chosen = (rows as readonly TrendRow[]).filter((row) => wanted.has(row.code));
    await drawCharts(ports, tableId, view, chosen, opened.calendar);
  }
  return { kind: 'done', tableId, sheet, rows: rows.length };
}

/** Units that this person sees PIs of, and those above them that are named. */
export async function unitsSeen({ api }: Ports): Promise<readonly { readonly key: string; readonly name: string }[]> {
  const { units } = await api.catalogue({ view: { sheet: 'catalogue', scope: 'all', units: [] } });
  return units.key.map((key, i) => ({ key, name: units.name[i] ?? key }));
}
