// Where two memories are not the same: shows that a checkpoint holds what the journal says.
import { recordTypes } from '../../../../domain/records';
import { measurementFields, measurementKey } from '../../../../domain/records/measurement';
import { documentTypes, type Memory } from './memory';

/** In words, one for each document or period at most. */
export function differences(a: Memory, b: Memory): string[] {
  const found: string[] = [];
  for (const type of documentTypes) {
    const keys = new Set([...a.documents(type).keys(), ...b.documents(type).keys()]);
    const dumped = (memory: Memory, key: string) => {
      const table = memory.documents(type);
      const fields = Object.entries(table.records().get(key) ?? {}).sort();
      return JSON.stringify([fields, Object.keys(recordTypes[type].fields).map((field) => table.revision(key, field))]);
    };
    const key = [...keys].find((k) => dumped(a, k) !== dumped(b, k));
    if (key !== undefined) found.push(`${type} ${key} is not as the journal says`);
  }
  const [ours, theirs] = [a.measurements, b.measurements];
  const codes = [...new Set([...ours.codes(), ...theirs.codes()])];
  for (const period of new Set([...ours.heldPeriods(), ...theirs.heldPeriods()])) {
    const [x, y] = [ours.standing(codes, period, measurementFields), theirs.standing(codes, period, measurementFields)];
    const at = codes.findIndex((_, i) =>
      measurementFields.some((f) => x[f].values[i] !== y[f].values[i] || x[f].revisions[i] !== y[f].revisions[i]),
    );
    if (at >= 0) found.push(`measurement ${measurementKey(codes[at] ?? '', period)} is not as the journal says`);
  }
  return found;
}
