// Brings a sample into a store through the same rules as a push, as a few change-sets, so that its history has
// something to say. Each has a pushId of its own, so a start that was cut off goes on where it ended.
import { openToAll } from '../../domain/access/rollout-now';
import type { FieldValue } from '../../domain/figure';
import { recordTypes, type RecordTypeName } from '../../domain/records';
import { measurementKey } from '../../domain/records/measurement';
import { keyOf } from '../../domain/records/record-type';
import type { ChangeSetKind, Edit } from '../../domain/sync/change-set';
import { editsToColumns } from '../../domain/sync/columns';
import type { PushService } from '../pushes/push';
import type { Store } from '../store/port';
import type { Who } from '../service';
import type { Sample } from './sample-file';

interface Part {
  readonly id: string;
  readonly kind: ChangeSetKind;
  readonly at: string;
  readonly note: string;
  readonly edits: readonly Edit[];
}

function textOf(value: FieldValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('A key is made of texts');
  return value;
}

/** Edits that make a record: every field but those of its key. */
function editsOf(type: RecordTypeName, record: Readonly<Record<string, FieldValue>>): Edit[] {
  const { key, fields } = recordTypes[type];
  const keyText = keyOf(...key.map((field) => textOf(record[field])));
  return Object.keys(fields).flatMap((field) => {
    const value = record[field] ?? null;
    return key.includes(field) || value === null ? [] : { type, key: keyText, field, value };
  });
}

function partsOfSample(sample: Sample): Part[] {
  const people = sample.people.map(({ about: _about, ...person }) => person);
  const definitions = [
    ...sample.units.flatMap((unit) => editsOf('unit', unit)),
    ...people.flatMap((person) => editsOf('person', person)),
    ...sample.indicators.flatMap((pi) => editsOf('indicator', pi)),
  ];
  const figures = sample.figures.map(({ period, at, note, rows }) => ({
    ...{ id: `sample-${period}`, kind: 'import' as const, at, note },
    edits: rows.flatMap(({ indicator, ...fields }) =>
      Object.entries(fields).flatMap(([field, value]): Edit[] =>
        value === null || value === undefined
          ? []
          : [{ type: 'measurement', key: measurementKey(indicator, period), field, value }],
      ),
    ),
  }));
  const { at, note, records } = sample.recordingPeriods;
  const periods = records.flatMap((record) => editsOf('recording-period', record));
  return [
    { id: FIRST, kind: 'import', at: sample.at, note: 'Units, people and PIs', edits: definitions },
    ...figures,
    { id: 'sample-recording-periods', kind: 'setting', at, note, edits: periods },
  ];
}

const FIRST = 'sample-definitions';

/** @throws Error where the store holds other data, or where a rule refuses the sample */
export async function importSample(sample: Sample, store: Store, push: PushService): Promise<void> {
  const { revision } = await store.read();
  if (revision > 0 && (await store.push(FIRST))?.revision !== 1)
    throw new Error('This folder holds a store with other data. The sample needs a folder of its own.');
  const by = sample.people.find((p) => p.id === sample.by);
  if (!by) throw new Error(`The sample has no person “${sample.by}” to bring it in.`);
  const who: Who = { ...by, rollout: openToAll };
  for (const { id, kind, at, note, edits } of partsOfSample(sample)) {
    if (await store.push(id)) continue;
    const base = (await store.read()).revision;
    const request = { pushId: id, base, note, edits: editsToColumns(edits) };
    const answer = await push.push(request, who, kind, at);
    if (answer.kind === 'refused') {
      const [issue] = answer.issues;
      throw new Error(`The sample does not keep the rules: ${issue?.key ?? ''}: ${issue?.message ?? 'a conflict'}`);
    }
  }
}
