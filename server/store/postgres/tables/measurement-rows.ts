// Measurements of one period out of the database, in columns: the server hands each column over as one JSON text, since
// a row for each of 30,000 PIs costs five times as much to read. In one statement with the body's revision, so that it
// is known which state they are of.
import type { FieldValue } from '../../../../domain/figure';
import { measurementFields, type MeasurementField } from '../../../../domain/records/measurement';
import { SCHEMA } from '../database/migrations';
import type { Run } from '../database/connections';
import { storableAll, stored, storedColumn } from '../database/storable-text';
import { fieldColumns } from './field-columns';

/** Codes asked for above which the whole period is read instead. */
const WHOLE_PERIOD_FROM = 4_000;

export interface PeriodColumn {
  readonly values: FieldValue[];
  readonly revisions: Uint32Array;
}

/** A period's measurements in the order of the codes asked for, as they stand at `revision`. */
export interface PeriodState<F extends MeasurementField = MeasurementField> {
  readonly revision: number;
  readonly columns: { readonly [K in F]: PeriodColumn };
}

type Row = { readonly now: number; readonly codes: string | null } & { readonly [column: string]: string | null };

/** One statement for each choice of fields, whether with revisions, and whether all codes are meant. */
const statements = new Map<string, string>();

function statement(name: string, fields: readonly MeasurementField[], what: Wanted, whole: boolean): string {
  let text = statements.get(name);
  if (text === undefined) statements.set(name, (text = sql(fields, what, whole)));
  return text;
}

function sql(fields: readonly MeasurementField[], what: Wanted, whole: boolean): string {
  const where = `body = $1 AND period = $2${whole ? '' : ' AND code = ANY($3::text[])'}`;
  const columns = fields.flatMap((field) => {
    const { number, text, revision, sparse } = fieldColumns[field];
    const held = [number, text].flatMap((column) => column ?? []);
    if (sparse)
      return `json_agg(json_build_array(code, ${held.join(', ')}, ${revision})) FILTER (WHERE ${revision} > 0) AS ${revision}`;
    return [...held, ...(what === 'standing' ? [revision] : [])].map((c) => `json_agg(${c}) AS ${c}`);
  });
  return `SELECT b.revision AS now, m.* FROM ${SCHEMA}.body b CROSS JOIN (
    SELECT ${['json_agg(code) AS codes', ...columns].join(', ')} FROM ${SCHEMA}.measurement WHERE ${where}) m
    WHERE b.body = $1`;
}

/** Whether revisions come too. */
type Wanted = 'values' | 'standing';

/** @throws RangeError where the body is not in the database */
export async function readPeriod<F extends MeasurementField>(
  run: Run,
  body: string,
  period: string,
  codes: readonly string[],
  fields: readonly F[],
  what: Wanted,
): Promise<PeriodState<F>> {
  const whole = codes.length >= WHOLE_PERIOD_FROM;
  const asked = measurementFields.filter((field) => fields.some((f) => f === field));
  const name = `${what}-${whole ? 'whole' : 'some'}-${asked.map((f) => measurementFields.indexOf(f)).join('-')}`;
  const { rows } = await run<Row>({
    name,
    text: statement(name, asked, what, whole),
    values: [body, period, ...(whole ? [] : [storableAll(codes)])],
  });
  const row = rows[0];
  if (!row) throw new RangeError('The body is not in the database');
  const came = row.codes === null ? [] : storedColumn<string>(row.codes);
  const slots = slotsOf(codes, came);
  let places: Map<string, number[]> | undefined;
  const columns: Partial<Record<MeasurementField, PeriodColumn>> = {};
  for (const field of asked) {
    const { sparse, revision } = fieldColumns[field];
    const json = row[revision];
    columns[field] = sparse
      ? sparseColumn(json ? (places ??= placesOf(codes)) : noPlaces, json, codes.length)
      : fullColumn(row, field, slots);
  }
  return { revision: row.now, columns: columns as PeriodState<F>['columns'] };
}

function fullColumn(row: Row, field: MeasurementField, slots: Int32Array): PeriodColumn {
  const { number, text, revision } = fieldColumns[field];
  const column = <T>(name: string | null) => (name !== null && row[name] ? storedColumn<T>(row[name]) : []);
  const words = column<string | null>(text);
  const held = number === null ? words : column<FieldValue>(number);
  if (number !== null) for (let i = 0; i < words.length; i++) held[i] = words[i] ?? held[i] ?? null;
  return { values: take(held, slots), revisions: takeRevisions(column<number>(revision), slots) };
}

type SparseCell = readonly [code: string, value: FieldValue, revision: number];

/** A column of which only the rows came that have it. */
function sparseColumn(places: ReadonlyMap<string, readonly number[]>, json: string | null | undefined, length: number) {
  const values: FieldValue[] = [];
  for (let i = 0; i < length; i++) values.push(null);
  const revisions = new Uint32Array(length);
  for (const [code, value, revision] of json ? (JSON.parse(json) as SparseCell[]) : [])
    for (const place of places.get(stored(code)) ?? []) {
      values[place] = typeof value === 'string' ? stored(value) : value;
      revisions[place] = revision;
    }
  return { values, revisions };
}

const noPlaces: ReadonlyMap<string, readonly number[]> = new Map();

/** Where each code asked for stands; one asked twice stands twice. */
function placesOf(codes: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [i, code] of codes.entries()) {
    const known = places.get(code);
    if (known) known.push(i);
    else places.set(code, [i]);
  }
  return places;
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
