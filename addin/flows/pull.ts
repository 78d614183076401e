// Pull: ask for my view, write it as a sheet, remember what it was pulled from.
import { moments } from '../texts/en/moments';
import { rowsOf, type ViewRow } from '../../domain/sheet/view-rows';
import { updateSheet } from '../../domain/sheet/sheet-kind';
import { updateSheetTexts, writeGrid } from '../../domain/sheet/write-grid';
import type { Me, View } from '../../domain/wire';
import type { Progress } from './bridge';
import type { TableMemory } from './compare';
import type { PullOutcome } from './outcomes';
import type { Ports } from './ports';

const mine: View = { sheet: 'update', scope: 'mine' };

export async function pull(ports: Ports, memory: TableMemory, me: Me, progress?: Progress): Promise<PullOutcome> {
  const answer = await ports.api.view({ view: mine });
  const rows = rowsOf(answer).sort(soonestFirst);
  if (rows.length === 0) return { kind: 'nothing-due', next: (await ports.api.work()).next };
  const pulledAt = ports.now();
  const texts = updateSheetTexts(rows, me.name, answer.asAt, moments.full(pulledAt));
  const { tableId, sheet } = await ports.workbook.writeSheet(writeGrid(updateSheet, rows, texts), (done, of) =>
    progress?.(done / of),
  );
  await ports.workbook.saveBinding({
    tableId,
    view: mine,
    revision: answer.revision,
    server: ports.api.server,
    pulledBy: me.name,
    pulledAt,
  });
  memory.lastAnswers.set(tableId, answer);
  return { kind: 'done', tableId, sheet, rows: rows.length };
}

export function soonestFirst(a: ViewRow, b: ViewRow): number {
  return a.due === b.due ? a.code.localeCompare(b.code, 'en', { numeric: true }) : a.due < b.due ? -1 : 1;
}
