// Measurements of one period out of the database, in columns: the server hands each column over as one JSON text, since
// a row for each of 30,000 PIs costs five times as much to read. In one statement with the body's revision, so that it
// is known which state they are of.
import type { FieldValue } from '../../../../domain/figure';
import { measurementFields, type MeasurementField } from '../../../../domain/records/measurement';
import { SCHEMA } from '../database/migrations';
import type { Run } from '../database/connections';
import { storableAll, storedColumn } from '../database/storable-text';

/** Codes asked for above which the whole period is read instead. */
const WHOLE_PERIOD_FROM = 4_000;

export interface PeriodColumn {
  readonly values: FieldValue[];
  readonly revisions: Uint32Array;
}

/** A period's measurements in the order of the codes asked for, as they stand at `revision`. */
export interface PeriodState {
  readonly revision: number;
  readonly columns: { readonly [F in MeasurementField]: PeriodColumn };
}

type Row = { readonly now: number; readonly codes: string | null } & { readonly [column: string]: string | null };

const aggregate = (column: string, as = column) => `json_agg(${column}) AS ${as}`;
const values = ['value', 'word', 'target', 'note', 'stage', 'status'].map((c) => aggregate(c));
const revisions = measurementFields.map((f) => aggregate(`${f}_revision`));

function sql(columns: readonly string[], whole: boolean): string {
  const where = `body = $1 AND period = $2${whole ? '' : ' AND code = ANY($3::text[])'}`;
  return `SELECT b.revision AS now, m.* FROM ${SCHEMA}.body b CROSS JOIN (
    SELECT json_agg(code) AS codes, ${columns.join(', ')} FROM ${SCHEMA}.measurement WHERE ${where}) m
    WHERE b.body = $1`;
}

/** The statements, by whether revisions come too and whether all codes are meant. */
const statements = {
  values: { some: sql(values, false), whole: sql(values, true) },
  standing: { some: sql([...values, ...revisions], false), whole: sql([...values, ...revisions], true) },
};

/** @throws RangeError where the body is not in the database */
export async function readPeriod(
  run: Run,
  body: string,
  period: string,
  codes: readonly string[],
  what: keyof typeof statements,
): Promise<PeriodState> {
  const scope = codes.length >= WHOLE_PERIOD_FROM ? 'whole' : 'some';
  const { rows } = await run<Row>({
    name: `${what}-${scope}`,
    text: statements[what][scope],
    values: [body, period, ...(scope === 'some' ? [storableAll(codes)] : [])],
  });
  const row = rows[0];
  if (!row) throw new RangeError('The body is not in the database');
  const slots = slotsOf(codes, row.codes === null ? [] : storedColumn<string>(row.codes));
  const column = <T>(name: string) => (row[name] ? storedColumn<T>(row[name]) : []);
  const words = column<string | null>('word');
  const field = (name: MeasurementField): PeriodColumn => {
    const held = column<FieldValue>(name);
    if (name === 'value') for (let i = 0; i < words.length; i++) held[i] = words[i] ?? held[i] ?? null;
    return { values: take(held, slots), revisions: takeRevisions(column<number>(`${name}_revision`), slots) };
  };
  return {
    revision: row.now,
    columns: {
      value: field('value'),
      target: field('target'),
      note: field('note'),
      stage: field('stage'),
      status: field('status'),
    },
  };
}

/** Where each code asked for stands among those that came; -1 where it did not. */
function slotsOf(asked: readonly string[], came: readonly string[]): Int32Array {
  const slots = new Int32Array(asked.length);
  let places: Map<string, number> | undefined;
  let next = 0;
  for (let i = 0; i < asked.length; i++) {
    const code = asked[i] ?? '';
    // Both are mostly in the order of codes.
    if (came[next] === code) slots[i] = next++;
    else {
      places ??= new Map(came.map((c, at) => [c, at]));
      const at = places.get(code) ?? -1;
      slots[i] = at;
      if (at >= 0) next = at + 1;
    }
  }
  return slots;
}

function take(held: readonly FieldValue[], slots: Int32Array): FieldValue[] {
  const values = new Array<FieldValue>(slots.length);
  for (let i = 0; i < slots.length; i++) values[i] = held[slots[i] ?? -1] ?? null;
  return values;
}

function takeRevisions(held: readonly number[], slots: Int32Array): Uint32Array {
  const revisions = new Uint32Array(slots.length);
  for (let i = 0; i < slots.length; i++) revisions[i] = held[slots[i] ?? -1] ?? 0;
  return revisions;
}
