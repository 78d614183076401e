// What stands in the documents of a checkpoint: which document a record belongs to, its parts, and the way back into
// memory. A part is small enough to be copied and written as text between two pushes.
import { measurementFields, type MeasurementField } from '../../../../domain/records/measurement';
import { measurementRows } from '../../../../domain/records/measurement-rows';
import { parseKey, yearOf, type Calendar } from '../../../../domain/period/period';
import type { ChangeBlock } from '../../../../domain/sync/change-set';
import type { DumpedColumn } from '../memory/cell-columns';
import type { DumpedRecords } from '../memory/document-table';
import { documentTypes, type Memory } from '../memory/memory';
import { isInOrder, type Slots } from '../memory/slots';
import type { DocumentPart } from './document-file';

/** Codes that the columns after it are of, in order: those of one frequency. */
interface SaidCodes {
  readonly codes: readonly string[];
}

/** One field of the measurements of one period; its cells stand in the part's arrays as far as they can. */
interface SaidColumn {
  readonly period: string;
  readonly field: MeasurementField;
  /** The revision that changed the period last. */
  readonly changedAt: number;
  readonly column: DumpedColumn['said'];
}

interface SaidRecords {
  readonly records: DumpedRecords;
}

interface Part extends DocumentPart {
  readonly said: SaidCodes | SaidColumn | SaidRecords;
}

/** Records of other types in one part. */
const RECORDS = 500;

/**
 * Name of the document that a period's measurements stand in: one for each financial year. It says the month that the
 * year starts with, so that a body that changes it never writes over a document with other periods.
 */
export function measurementDocument(period: string, calendar: Calendar): string {
  const month = String(calendar.yearStartsIn).padStart(2, '0');
  return `measurement-${parseKey(period) ? `${yearOf(period, calendar)}-${month}` : 'other'}`;
}

/** Names of the documents that blocks change. */
export function documentsOf(blocks: readonly ChangeBlock[], calendar: Calendar): Set<string> {
  const names = new Set<string>();
  for (const { type, keys } of blocks)
    if (type !== 'measurement') names.add(type);
    else for (const { period } of measurementRows(keys)) names.add(measurementDocument(period, calendar));
  return names;
}

/** Names of the documents that hold all there is. */
export function allDocuments(memory: Memory, calendar: Calendar): Set<string> {
  const types = documentTypes.filter((type) => memory.documents(type).keys().length > 0);
  return new Set([...types, ...memory.measurements.heldPeriods().map((p) => measurementDocument(p, calendar))]);
}

/** Each part is copied from memory as it stands when the part is asked for. */
export function* partsOf(name: string, memory: Memory, calendar: Calendar): Iterable<Part> {
  const type = documentTypes.find((t) => t === name);
  if (type) {
    const table = memory.documents(type);
    const keys = table.keys().slice();
    for (let at = 0; at < keys.length; at += RECORDS)
      yield textPart({ records: table.dump(keys.slice(at, at + RECORDS)) });
    return;
  }
  const { measurements } = memory;
  const periods = measurements.heldPeriods().filter((period) => measurementDocument(period, calendar) === name);
  let slots: Slots | undefined;
  let known = 0;
  for (const period of periods.sort(byFrequency)) {
    if (slots !== measurements.slotsOf(period)) {
      slots = measurements.slotsOf(period);
      known = slots.size;
      yield textPart({ codes: slots.all.slice() });
    }
    for (const field of measurementFields) {
      const { columns, changedAt } = measurements.hold(period);
      if (columns[field].isEmpty) continue;
      const { said, arrays } = columns[field].dump(known);
      yield { said: { period, field, changedAt, column: said }, arrays };
    }
  }
}

function textPart(said: SaidCodes | SaidRecords): Part {
  return { said, arrays: [] };
}

/** Periods whose columns have the same slots one after another. */
function byFrequency(a: string, b: string): number {
  const [x, y] = [a.slice(-1) + a, b.slice(-1) + b];
  return x < y ? -1 : Number(x > y);
}

/** Puts parts of a document, whose checksum held, into memory. */
export function restoreParts(name: string, parts: Iterable<DocumentPart>, memory: Memory): void {
  const type = documentTypes.find((t) => t === name);
  if (type) memory.documents(type).load(recordsIn(parts as Iterable<Part>));
  else restoreColumns(parts as Iterable<Part>, memory);
}

function* recordsIn(parts: Iterable<Part>): Iterable<DumpedRecords> {
  for (const { said } of parts) if ('records' in said) yield said.records;
}

function restoreColumns(parts: Iterable<Part>, memory: Memory): void {
  let codes: readonly string[] = [];
  let place: { readonly slots: Int32Array; readonly inOrder: boolean } | undefined;
  for (const { said, arrays } of parts)
    if ('codes' in said) {
      ({ codes } = said);
      place = undefined;
    } else if ('column' in said) {
      const { period, field, changedAt, column } = said;
      const held = memory.measurements.hold(period);
      if (!place) {
        const slots = memory.measurements.makeSlots(period, codes);
        place = { slots, inOrder: isInOrder(slots) };
      }
      held.columns[field].load({ said: column, arrays }, place.slots, place.inOrder);
      held.changedAt = Math.max(held.changedAt, changedAt);
    }
}
