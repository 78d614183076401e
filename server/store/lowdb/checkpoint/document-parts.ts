// What stands in the documents of a checkpoint: which document a record belongs to, its parts, and the way back into
// memory. A part is small enough to be copied and written as text between two pushes.
import { measurementFields, type MeasurementField } from '../../../../domain/records/measurement';
import { measurementRows } from '../../../../domain/records/measurement-rows';
import { parseKey, yearOf, type Calendar } from '../../../../domain/period/period';
import type { ChangeBlock } from '../../../../domain/sync/change-set';
import type { DumpedColumn } from '../memory/cell-columns';
import type { DumpedRecords } from '../memory/document-table';
import { documentTypes, type Memory } from '../memory/memory';
import type { Slots } from '../memory/slots';

/** Codes that the columns after it are of, in order: those of one frequency. */
interface CodesPart {
  readonly codes: readonly string[];
}

/** One field of the measurements of one period. */
interface ColumnPart {
  readonly period: string;
  readonly field: MeasurementField;
  /** The revision that changed the period last. */
  readonly changedAt: number;
  readonly column: DumpedColumn;
}

interface RecordsPart {
  readonly records: DumpedRecords;
}

type Part = CodesPart | ColumnPart | RecordsPart;

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
    for (let at = 0; at < keys.length; at += RECORDS) yield { records: table.dump(keys.slice(at, at + RECORDS)) };
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
      yield { codes: slots.all.slice() };
    }
    for (const field of measurementFields) {
      const { columns, changedAt } = measurements.hold(period);
      if (!columns[field].isEmpty) yield { period, field, changedAt, column: columns[field].dump(known) };
    }
  }
}

/** Periods whose columns have the same slots one after another. */
function byFrequency(a: string, b: string): number {
  const [x, y] = [a.slice(-1) + a, b.slice(-1) + b];
  return x < y ? -1 : Number(x > y);
}

/** Puts parts of a document, whose checksum held, into memory. */
export function restoreParts(name: string, parts: Iterable<unknown>, memory: Memory): void {
  const type = documentTypes.find((t) => t === name);
  if (type) memory.documents(type).load(recordsIn(parts as Iterable<RecordsPart>));
  else restoreColumns(parts as Iterable<CodesPart | ColumnPart>, memory);
}

function* recordsIn(parts: Iterable<RecordsPart>): Iterable<DumpedRecords> {
  for (const { records } of parts) yield records;
}

function restoreColumns(parts: Iterable<CodesPart | ColumnPart>, memory: Memory): void {
  let codes: readonly string[] = [];
  for (const part of parts)
    if ('codes' in part) ({ codes } = part);
    else {
      const held = memory.measurements.hold(part.period);
      held.columns[part.field].load(part.column, memory.measurements.makeSlots(part.period, codes));
      held.changedAt = Math.max(held.changedAt, part.changedAt);
    }
}
