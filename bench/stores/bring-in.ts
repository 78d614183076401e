// Brings a generated body into a store through the push service, as imports by period: what stands there afterwards
// passed the same rules as everything else, and has a history.
import { openToAll } from '../../domain/access/rollout-now';
import { addDays } from '../../domain/period/day';
import { endOf } from '../../domain/period/period';
import { recordTypes, type RecordTypeName } from '../../domain/records';
import type { FieldValue } from '../../domain/figure';
import { measurementKey } from '../../domain/records/measurement';
import { keyOf } from '../../domain/records/record-type';
import type { ChangeSetKind } from '../../domain/sync/change-set';
import type { EditBlock } from '../../domain/sync/columns';
import type { PushService } from '../../server/pushes/push';
import type { Who } from '../../server/service';
import type { Store } from '../../server/store/port';
import type { GeneratedBody } from '../generator/body';
import type { PeriodFigures } from '../generator/figures';
import { ADMINISTRATOR } from '../generator/people';
import { AS_AT } from '../generator/periods';

/** PushIds of the first and the last change-set: the sample's own, so that a server starts on it as on a sample. */
const [FIRST, LAST] = ['sample-definitions', 'sample-recording-periods'];
/** So many records or rows go into one import, to stay below the limit of cells in a push. */
const ROWS = 8_000;
const FIGURE_ROWS = 40_000;

type Fields = Readonly<Record<string, FieldValue>>;

function textOf(value: FieldValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('A key is made of texts');
  return value;
}

/** Edits that make records of one type, in columns. */
function blocksOf(type: RecordTypeName, records: readonly Fields[]): EditBlock[] {
  const { key, fields } = recordTypes[type];
  const keys = records.map((record) => keyOf(...key.map((field) => textOf(record[field]))));
  return Object.keys(fields)
    .filter((field) => !key.includes(field))
    .map((field) => columnOf(type, field, keys, (i) => records[i]?.[field] ?? null));
}

/** Only what is set goes into the column. */
function columnOf(
  type: RecordTypeName,
  field: string,
  all: readonly string[],
  valueAt: (i: number) => FieldValue,
): EditBlock {
  const block: EditBlock = { type, field, keys: [], values: [] };
  for (const [i, key] of all.entries()) {
    const value = valueAt(i);
    if (value === null) continue;
    block.keys.push(key);
    block.values.push(value);
  }
  return block;
}

function figureBlocks({ period, codes, ...columns }: PeriodFigures, from: number): EditBlock[] {
  const keys = codes.slice(from, from + FIGURE_ROWS).map((code) => measurementKey(code, period));
  return (['value', 'target', 'note', 'stage'] as const).map((field) =>
    columnOf('measurement', field, keys, (i) => columns[field][from + i] ?? null),
  );
}

function* inParts<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < items.length; i += ROWS) yield items.slice(i, i + ROWS);
}

/**
 * @param progress is told how much of the figures is in, from 0 to 1
 * @throws Error where a rule refuses the body
 */
export async function bringIn(
  body: GeneratedBody,
  store: Store,
  push: PushService,
  progress: (share: number) => void = () => undefined,
): Promise<void> {
  const administrator = body.people.find(({ id }) => id === ADMINISTRATOR);
  if (!administrator) throw new Error('The body has nobody who may bring it in.');
  const who: Who = { ...administrator, rollout: openToAll };
  async function take(id: string, kind: ChangeSetKind, day: string, note: string, blocks: EditBlock[]) {
    const base = (await store.read()).revision;
    const edits = blocks.filter(({ keys }) => keys.length > 0);
    const answer = await push.push({ pushId: id, base, note, edits }, who, kind, `${day}T09:00:00.000Z`);
    if (answer.kind === 'receipt') return;
    const [issue] = answer.issues;
    throw new Error(
      `The generated body does not keep the rules: ${issue?.key ?? ''}: ${issue?.message ?? 'a conflict'}`,
    );
  }
  const begun = body.periods[0]?.slice(0, 10) ?? AS_AT;
  const organisation = [...blocksOf('unit', body.units), ...blocksOf('person', body.people)];
  await take(FIRST, 'import', begun, 'Units and people', organisation);
  let part = 0;
  for (const pis of inParts(body.indicators))
    await take(`indicators-${++part}`, 'import', begun, 'PIs', blocksOf('indicator', pis));
  for (const [n, period] of body.periods.entries()) {
    const figures = body.figures(period);
    for (let from = 0; from < figures.codes.length; from += FIGURE_ROWS)
      await take(`${period}-${from}`, 'import', addDays(endOf(period), 4), period, figureBlocks(figures, from));
    progress((n + 1) / body.periods.length);
  }
  const closed = blocksOf('recording-period', body.recordingPeriods);
  await take(LAST, 'setting', AS_AT, 'Two years have gone by', closed);
}
