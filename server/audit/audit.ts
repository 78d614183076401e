// The audit at the door: who changed what, when and why, of what the asker looks after. An administrator sees everything; a
// super user the PIs of their units. Who saw is not kept.
import { maySet } from '../../domain/access/policy';
import type { RecordTypeName } from '../../domain/records';
import { partsOf } from '../../domain/records/record-type';
import type { ChangeSet } from '../../domain/sync/change-set';
import { changesOf } from '../../domain/sync/columns';
import type { Audit, AuditFileQuery, AuditQuery, ChainHeadAnswer } from '../../domain/wire-audit';
import { caredPis, mustAdminister, mustLookAfter } from '../ownership/care';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import { auditColumns, auditRows, type AuditFilter, type AuditRow } from './audit-row';
import { BYTE_ORDER_MARK, csvLine } from './csv';
import { xlsxOf } from './xlsx';

/** A file as it is made, piece by piece. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** @throws AppError `not-allowed` of whoever looks after nothing */
export interface AuditService {
  /** The newest rows that fit. */
  rows(query: AuditQuery, who: Who): Promise<Audit>;
  /** All rows that fit, oldest first. */
  file(query: AuditFileQuery, who: Who): Promise<MadeFile>;
  /** Where the chain ends, to be kept elsewhere. For administrators. */
  head(who: Who): Promise<ChainHeadAnswer>;
}

/** Rows on a screen. */
const SHOWN = 100;
/** Change-sets that are looked through for them, where no index names them. */
const SETS = 500;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function auditService({ store, loadBody, clock }: ServiceParts): AuditService {
  async function asked(who: Who) {
    const body = await loadBody(await store.read());
    mustLookAfter(who, body);
    return { body, maySee: seeing(who, body) };
  }

  return {
    async rows(query, who) {
      const { body, maySee } = await asked(who);
      const rows: Audit['rows'] = [];
      const fits = fitting(query, maySee);
      for (const set of await setsOf(query)) {
        for (const row of rowsOf(set, body)) {
          if (!fits(row)) continue;
          if (rows.length === SHOWN) return { rows, more: true };
          rows.push(row);
        }
      }
      return { rows, more: false };
    },

    async file(query, who) {
      const { maySee } = await asked(who);
      const fits = fitting(query, maySee);
      const filter: AuditFilter = { pi: query.pi, person: query.person };
      async function* kept(): AsyncGenerator<AuditRow> {
        for await (const block of auditRows(store.lines(0), filter)) for (const row of block) if (fits(row)) yield row;
      }
      const { format } = query;
      const pieces = format === 'csv' ? csvOf(kept()) : xlsxOf(kept());
      return { name: `pi-bridge-audit-${clock.today()}.${format}`, type: TYPES[format], pieces };
    },

    async head(who) {
      mustAdminister(who);
      const { revision, sum } = await store.head();
      return { revision, sum, store: store.id, at: clock.now() };
    },
  };

  /** Change-sets to look through, newest first. */
  async function setsOf({ pi, person, push }: AuditQuery): Promise<readonly ChangeSet[]> {
    if (push !== undefined) return [(await store.push(push)) ?? []].flat();
    if (pi === undefined) return store.history({ ...(person !== undefined && { by: person }), limit: SETS });
    const definitions = await store.history({ type: 'indicator', key: pi });
    const all = await store.history({ type: 'measurement', limit: SETS });
    const byRevision = new Map([...definitions, ...all].map((set) => [set.revision, set]));
    const whole = await Promise.all([...byRevision.values()].map(async (set) => (await store.push(set.pushId)) ?? set));
    return whole.sort((a, b) => b.revision - a.revision);
  }
}

/** Whether a record's changes are for a person to see. */
function seeing(who: Who, body: Body): (type: RecordTypeName, key: string) => boolean {
  if (maySet(who)) return () => true;
  const cared = new Set(caredPis(who, body).map(({ code }) => code));
  return (type, key) => (type === 'indicator' || type === 'measurement') && cared.has(partsOf(key)[0] ?? '');
}

function fitting({ pi, person, push, from, to }: AuditQuery, maySee: ReturnType<typeof seeing>) {
  return ({ type, key, by, pushId, at }: Pick<AuditRow, 'type' | 'key' | 'by' | 'pushId' | 'at'>) => {
    const day = at.slice(0, 10);
    const isOfPi = () => (type === 'indicator' || type === 'measurement') && partsOf(key)[0] === pi;
    return (
      (pi === undefined || isOfPi()) &&
      (person === undefined || by === person) &&
      (push === undefined || pushId === push) &&
      (from === undefined || day >= from) &&
      (to === undefined || day <= to) &&
      maySee(type, key)
    );
  };
}

function* rowsOf(set: ChangeSet, body: Body): Generator<Audit['rows'][number]> {
  const { revision, at, by, kind, pushId, note = null } = set;
  const name = body.personName(by);
  for (const { type, key, field, before, after } of changesOf(set))
    yield { revision, at, by, name, kind, pushId, type, key, field, before, after, note };
}

async function* csvOf(rows: AsyncIterable<AuditRow>): AsyncGenerator<Buffer> {
  let text = BYTE_ORDER_MARK + csvLine(auditColumns);
  for await (const row of rows) {
    text += csvLine(auditColumns.map((column) => row[column]));
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
