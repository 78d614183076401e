// What a refresh writes beside the cells: the sentence above the table that says when it was made, and the binding.
import { moments } from '../texts/en/moments';
import type { Binding } from '../workbook/port';
import { sourceOf } from './kinds/source-of';
import type { Ports } from './ports';

/** A page that says when it was made says when it was refreshed. */
export async function stampAnew({ workbook }: Ports, { view, tableId, pulledAt }: Binding, now: string): Promise<void> {
  const source = await sourceOf(view);
  const said = (moment: string) => source.stamp?.(moments.full(moment));
  const [was, is] = [said(pulledAt), said(now)];
  if (was !== undefined && is !== undefined) await workbook.restamp(tableId, was, is);
}

export function withoutHeld(binding: Binding): Binding {
  const { held: _, fresh: _fresh, ...rest } = binding;
  return rest;
}

/** @param view whether the table has the columns of before again */
export async function saveAsBefore(ports: Ports, now: Binding, before: Binding, view: boolean): Promise<void> {
  const { pulledAt, revision, held, fresh } = before;
  const back = { pulledAt, revision, ...(held && { held }), ...(fresh && { fresh }) };
  await ports.workbook.saveBinding({ ...withoutHeld(now), ...(view && { view: before.view }), ...back });
}
