// An edit as it is sent: what Changes planned, with the evidence of the cell it stands in.
import type { Edit } from '../../domain/sync/change-set';
import type { PlannedEdit } from '../../domain/sync/plan';

export function editOf(edit: PlannedEdit): Edit {
  return {
    type: edit.type,
    key: edit.key,
    field: edit.field,
    value: edit.after,
    address: edit.address,
    ...(edit.seen !== null && { seen: edit.seen }),
    ...(edit.formula !== null && { formula: edit.formula.slice(0, 8192) }),
  };
}
