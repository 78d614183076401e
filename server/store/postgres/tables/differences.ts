// Where the tables say something else than the change-sets come to.
import type { FieldValue } from '../../../../domain/figure';
import { measurementFields } from '../../../../domain/records/measurement';
import { recordTypeNames } from '../../../../domain/records';
import type { FieldLayer, Layer } from '../../chain/layer';
import { withChanges } from '../../chain/with-changes';
import type { DocumentType } from '../../port';
import type { Run } from '../database/connections';
import { SCHEMA } from '../database/migrations';
import { stored } from '../database/storable-text';
import { readPeriod } from './measurement-rows';
import type { Revisions } from './write-documents';

export interface Different {
  /** The revision that set what should stand there. */
  readonly revision: number;
  readonly what: string;
}

/** Measurements of one period that are not as `wanted`, which holds every one that there should be. */
export async function differentPeriod(
  run: Run,
  body: string,
  period: string,
  wanted: ReadonlyMap<string, FieldLayer> | undefined,
): Promise<Different[]> {
  const { rows } = await run<{ code: string }>({
    text: `SELECT code FROM ${SCHEMA}.measurement WHERE body = $1 AND period = $2`,
    values: [body, period],
  });
  const all = new Set(rows.map((row) => stored(row.code)));
  for (const { rows: codes } of wanted?.values() ?? []) for (const code of codes.keys()) all.add(code);
  const codes = [...all].sort();
  const { columns } = await readPeriod(run, body, period, codes, measurementFields, 'standing');
  const found: Different[] = [];
  for (const field of measurementFields) {
    const { values, revisions } = columns[field];
    const layer = wanted?.get(field);
    for (let i = 0; i < codes.length; i++) {
      const { value, revision } = layer?.get(codes[i] ?? '') ?? { value: null, revision: 0 };
      if (values[i] !== value || revisions[i] !== revision)
        found.push({ revision, what: `${field} of ${codes[i] ?? ''} in ${period} is not what the change-sets say` });
    }
  }
  return found;
}

/** Documents that are not as the layer, which holds every one that there should be. */
export async function differentDocuments(run: Run, body: string, wanted: Layer): Promise<Different[]> {
  const types = recordTypeNames.filter((t): t is DocumentType => t !== 'measurement');
  const found: Different[] = [];
  for (const type of types) found.push(...(await differentType(run, body, type, wanted)));
  return found;
}

async function differentType(run: Run, body: string, type: DocumentType, wanted: Layer): Promise<Different[]> {
  const { rows } = await run<{ key: string; fields: string | null; revisions: string; revision: number }>({
    text: `SELECT key, fields, revisions, revision FROM ${SCHEMA}.document WHERE body = $1 AND type = $2`,
    values: [body, type],
  });
  const held = new Map(rows.map((row) => [stored(row.key), row]));
  const revisions = new Map<string, Record<string, number>>();
  const changes: { key: string; field: string; value: FieldValue }[] = [];
  for (const [field, layer] of wanted.documents(type) ?? [])
    for (const [key, row] of layer.rows) {
      changes.push({ key, field, value: layer.values[row] ?? null });
      revisions.set(key, { ...revisions.get(key), [field]: layer.revisions[row] ?? 0 });
    }
  const records = withChanges(type, new Map(), changes);
  const found: Different[] = [];
  for (const key of new Set([...held.keys(), ...revisions.keys()])) {
    const row = held.get(key);
    const fields = revisions.get(key) ?? {};
    const last = Math.max(0, ...Object.values(fields));
    const record = records.get(key);
    const isSame =
      row?.revision === last &&
      (row.fields === null ? undefined : row.fields) === (record && JSON.stringify(record)) &&
      sameRevisions(JSON.parse(row.revisions) as Revisions, fields);
    if (!isSame) found.push({ revision: last, what: `${type} ${key} is not what the change-sets say` });
  }
  return found;
}

function sameRevisions(a: Revisions, b: Revisions): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
