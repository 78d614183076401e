// What merging one PI into another would do, as the store would decide it now: planned, and then tried as a push that
// applies nothing, so that what is promised is what is taken.
import type { FieldValue } from '../../domain/figure';
import { figureText } from '../../domain/sheet/figure-text';
import { label } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import { emptyMeasurement, measurement, measurementFields, type Measurement } from '../../domain/records/measurement';
import { planMerge, whyNotOne, type GivenField, type MergedPeriod } from '../../domain/records/merge';
import { editsToColumns } from '../../domain/sync/columns';
import type { MergePreview } from '../../domain/wire-duplicates';
import type { PushService } from '../pushes/push';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import type { MeasurementBlock, Reader } from '../store/port';
import { periodsInUse } from './figures';

/** Figures that differ which are told one by one. */
const TOLD = 200;

interface MergeIn {
  readonly state: Reader;
  readonly body: Body;
  readonly parts: ServiceParts;
  readonly push: PushService;
}

export async function mergePreview(
  kept: Indicator,
  other: Indicator,
  who: Who,
  { state, body, parts, push }: MergeIn,
): Promise<MergePreview> {
  const { revision } = state;
  const why =
    kept.code === other.code
      ? `${kept.code} cannot be merged into itself. Choose another PI.`
      : (mergedAlready(kept) ?? mergedAlready(other) ?? whyNotOne(kept, other));
  const periods = why === undefined ? await periodsOf(kept, other, state, body, parts) : [];
  const plan = planMerge(kept, other, periods);
  const edits = editsToColumns(plan.edits);
  const tried =
    why === undefined
      ? await push.push({ pushId: `try-${kept.code}`.slice(0, 64), base: revision, edits, dryRun: true }, who)
      : undefined;
  const refusals = tried?.kind === 'refused' ? [...new Set(tried.issues.map(({ message }) => message))] : [];
  const problems = why === undefined ? refusals.slice(0, TOLD) : [why];
  const text = (period: string) => label(period, parts.calendar);
  const [differ, notOpen] = (['differs', 'not open'] as const).map((reason) =>
    plan.left.filter((figure) => figure.why === reason),
  );
  const [first, last] = [plan.taken[0], plan.taken.at(-1)];
  const updaters = plan.updaters ?? kept.updaters;
  return {
    ...{ revision, problems, edits: problems.length === 0 && tried !== undefined ? edits : [] },
    taken: {
      cells: plan.taken.reduce((n, { fields }) => n + fields.length, 0),
      periods: plan.taken.length,
      first: first ? text(first.period) : null,
      last: last ? text(last.period) : null,
    },
    differ: {
      cells: differ?.length ?? 0,
      items: (differ ?? []).slice(0, TOLD).map(({ period, field, kept: stands, other: stays }) => ({
        ...{ label: text(period), field: measurement.fields[field]?.label ?? field },
        ...{ kept: readable(field, stands, kept), other: readable(field, stays, other) },
      })),
    },
    notOpen: {
      cells: notOpen?.length ?? 0,
      labels: [...new Set((notOpen ?? []).map(({ period }) => text(period)))].slice(0, TOLD),
    },
    owner: kept.owner === null ? null : body.personName(kept.owner),
    updaters: updaters.map((id) => body.personName(id)),
    moreUpdaters: plan.updaters !== null,
    collectedFrom: plan.collectedFrom === null ? null : text(plan.collectedFrom),
  };
}

function readable(field: GivenField, value: FieldValue, pi: Indicator): string {
  if (value === null) return 'blank';
  if (field === 'numerator' || field === 'denominator' || typeof value !== 'number')
    return `${value as string | number}`;
  return figureText(value, pi);
}

function mergedAlready({ code, mergedInto }: Indicator): string | undefined {
  return mergedInto === null ? undefined : `${code} was merged into ${mergedInto} already.`;
}

/** Periods in which the PI that ends has anything. */
async function periodsOf(
  kept: Indicator,
  other: Indicator,
  state: Reader,
  body: Body,
  parts: ServiceParts,
): Promise<MergedPeriod[]> {
  const begins = [kept.collectedFrom, other.collectedFrom];
  const used = await periodsInUse(kept.frequency, begins, state, parts);
  const blocks = await state.measurements([kept.code, other.code], used, measurementFields);
  return blocks.flatMap((block): MergedPeriod[] => {
    const { period } = block;
    const [now, ended] = [rowOf(block, 0, kept.code), rowOf(block, 1, other.code)];
    const open = body.recordingState(kept, period) === 'open';
    return ended ? [{ period, open, kept: now, other: ended }] : [];
  });
}

function rowOf({ period, columns }: MeasurementBlock, i: number, code: string): Measurement | null {
  if (measurementFields.every((field) => (columns[field][i] ?? null) === null)) return null;
  const row: Record<string, unknown> = { ...emptyMeasurement(code, period) };
  for (const field of measurementFields) row[field] = columns[field][i] ?? null;
  return row as unknown as Measurement;
}
