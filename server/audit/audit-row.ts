// The audit as rows: one for each field that a change-set changed, in the order in which it happened, with the
// person's name as it was then.
import type { FieldValue } from '../../domain/figure';
import type { RecordTypeName } from '../../domain/records';
import { partsOf } from '../../domain/records/record-type';
import { foldCode } from '../../domain/records/text';
import { parseHead, parseSet, type StoredBlock, type StoredHead, type StoredSet } from '../store/chain/change-line';

export interface AuditRow {
  readonly revision: number;
  readonly at: string;
  /** Id of the person. */
  readonly by: string;
  readonly name: string;
  readonly kind: string;
  readonly pushId: string;
  /** Of an undo: the pushId that it took back. */
  readonly undoes: string | null;
  readonly type: RecordTypeName;
  readonly key: string;
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly note: string | null;
  readonly workbook: string | null;
  readonly sheet: string | null;
  readonly address: string | null;
  readonly formula: string | null;
}

/** Names of the columns, in order. */
export const auditColumns = [
  ...['revision', 'at', 'by', 'name', 'kind', 'pushId', 'undoes', 'type', 'key', 'field', 'before', 'after'],
  ...['note', 'workbook', 'sheet', 'address', 'formula'],
] as readonly (keyof AuditRow)[];

export interface AuditFilter {
  /** Code of a PI: its definition and its measurements. */
  readonly pi?: string | undefined;
  /** Id of the person. */
  readonly person?: string | undefined;
  /** Milliseconds since 1970, both included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

function isAsked({ head }: StoredHead, { person, from, to }: AuditFilter): boolean {
  if (person !== undefined && foldCode(head.by) !== foldCode(person)) return false;
  const at = Date.parse(head.at);
  return (from === undefined || at >= from) && (to === undefined || at <= to);
}

/** Whether a record is the PI's, or one of its measurements. Each code is folded once. */
function piAsked(pi: string | undefined): (type: RecordTypeName, key: string) => boolean {
  if (pi === undefined) return () => true;
  const wanted = foldCode(pi);
  const known = new Map<string, boolean>();
  return (type, key) => {
    if (type !== 'indicator' && type !== 'measurement') return false;
    const code = partsOf(key)[0] ?? '';
    const is = known.get(code) ?? foldCode(code) === wanted;
    known.set(code, is);
    return is;
  };
}

/** A quote within a text is written `\"`, so this can only be the type of a block. */
const PEOPLE = '"type":"person"';

function* rowsOfBlock(
  set: StoredSet,
  block: StoredBlock,
  name: string,
  isWanted: (type: RecordTypeName, key: string) => boolean,
): Generator<AuditRow> {
  const { revision, head } = set;
  const { type, field, keys, before, after, addresses, formulas } = block;
  for (const [i, key] of keys.entries()) {
    if (!isWanted(type, key)) continue;
    yield {
      ...{ revision, at: head.at, by: head.by, name, kind: head.kind, pushId: head.pushId },
      undoes: head.undoes ?? null,
      ...{ type, key, field, before: before[i] ?? null, after: after[i] ?? null },
      note: head.note ?? null,
      workbook: head.source?.workbook ?? null,
      sheet: head.source?.sheet ?? null,
      address: addresses?.[i] ?? null,
      formula: formulas?.[i] ?? null,
    };
  }
}

/**
 * Rows of checked lines that pass the filter, a block of a change-set at a time: to wait for each of a million rows
 * costs more than to write it. Change-sets that do not pass are not taken apart.
 */
export async function* auditRows(
  lines: AsyncIterable<Buffer>,
  filter: AuditFilter,
): AsyncGenerator<Iterable<AuditRow>> {
  const names = new Map<string, string>();
  const isWanted = piAsked(filter.pi);
  for await (const line of lines) {
    const asked = isAsked(parseHead(line), filter);
    if (!asked && !line.includes(PEOPLE)) continue;
    const set = parseSet(line);
    for (const { type, field, keys, after } of set.blocks)
      if (type === 'person' && field === 'name')
        for (const [i, key] of keys.entries()) {
          const name = after[i];
          if (typeof name === 'string') names.set(key, name);
        }
    if (!asked) continue;
    const name = names.get(set.head.by) ?? set.head.by;
    for (const block of set.blocks) yield rowsOfBlock(set, block, name, isWanted);
  }
}
