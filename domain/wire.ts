// The HTTP contract: request and response schemas; routes.ts says where they are used. The server validates by them, the
// add-in types by them, and the OpenAPI page is made from them. Field names of records are written in domain/records only.
import * as z from 'zod/mini';
import { errorCodes, issueCodes } from './errors';
import { NOT_APPLICABLE, NOT_AVAILABLE, type FieldValue } from './figure';
import { packed } from './packed-column';
import { column, isNumberOr, isOneOf, isPlainValue, isRevision, isText, isTruth, orNull } from './plain-column';
import { figureSchema, stages } from './records/measurement';
import { frequencies } from './period/period';
import { measures, polarities, thresholdsSchema } from './records/indicator';
import { recordTypeNames } from './records';
import { recordingStates } from './records/recording-period';
import { LONGEST_TEXT } from './records/text';
import { rights } from './access/right';
import { roleSchema } from './records/person';
import { modules } from './records/rollout';
import { statusRulesSchema } from './performance/site-rules';
import { statuses } from './performance/status';
import { bandSchema, thresholdSetsSchema } from './records/thresholds';
import { changeSetKinds, sourceTables } from './sync/change-set';
import { viewSchema } from './wire-views';

export type { CatalogueView, GridView, OwnershipView, View } from './wire-views';
export type { ScorecardView, SnapshotView, StandingView, TrendView } from './wire-views';

/** Bounds of one request. Cells are counted, not requests. */
export const limits = {
  cellsPerPush: 200_000,
  rowsAsked: 200_000,
  bodyBytes: 32 * 1024 * 1024,
  strangersBytes: 16 * 1024,
} as const;

export const fieldValue: z.ZodMiniType<FieldValue> = z.lazy(() =>
  z.union([
    z.string().check(z.maxLength(LONGEST_TEXT)),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(fieldValue),
    z.record(z.string(), fieldValue),
  ]),
);
const revision = z.int().check(z.gte(0));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export const id = z.string().check(z.minLength(1), z.maxLength(64));
export const recordTypeName = z.enum(recordTypeNames);
const cellText = (longest: number) => z.nullable(z.string().check(z.maxLength(longest)));
export const longKey = z.string().check(z.minLength(1), z.maxLength(128));

export const issueSchema = z.object({
  code: z.enum(issueCodes),
  severity: z.enum(['stop', 'check']),
  message: z.string(),
  key: z.optional(z.string()),
  field: z.optional(z.string()),
});

export const errorBodySchema = z.object({
  error: z.object({
    /** An error code, or `issues` (422) or `conflicts` (409) where the data is what is refused. */
    code: z.union([z.enum(errorCodes), z.enum(['issues', 'conflicts'])]),
    message: z.string(),
    issues: z.optional(z.array(issueSchema)),
    conflicts: z.optional(z.array(z.lazy(() => conflictSchema))),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

export const personRef = z.object({ id: z.string(), name: z.string() });
export type PersonRef = z.infer<typeof personRef>;

export const calendarSchema = z.object({
  yearStartsIn: z.int().check(z.gte(1), z.lte(12)),
  yearStartsOn: z.optional(z.int().check(z.gte(1), z.lte(28))),
  weekStartsOn: z.optional(z.int().check(z.gte(1), z.lte(7))),
});

/** What may be known before signing in. */
export const sessionOptionsSchema = z.object({
  body: z.string(),
  /** Present where this is the demonstration: its own date, and the people one can be. */
  demonstration: z.nullable(
    z.object({ asAt: day, people: z.array(z.object({ id: z.string(), name: z.string(), about: z.string() })) }),
  ),
  /** Whether people have passwords here. */
  password: z.boolean(),
  /** Whether people sign in with the account that they have at work. */
  workAccount: z.boolean(),
  /** How Excel itself can sign people in, where this body lets it: nested app authentication with Entra ID. */
  nested: z.optional(z.object({ clientId: z.string(), authority: z.string() })),
});
export type SessionOptions = z.infer<typeof sessionOptionsSchema>;

export const signInSchema = z.strictObject({ person: id });

export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  body: z.string(),
  /** The store's own day. In the demonstration it is the sample's date. */
  asAt: day,
  demonstration: z.boolean(),
  calendar: calendarSchema,
  /** Whether this person records anything now: as owner or updater of a PI, where the roll-out lets them. */
  records: z.boolean(),
  /** The day on which the roll-out lets this person record, where it does not yet and something is theirs. */
  recordsFrom: z.optional(day),
  /** The parts that the roll-out opens to this person; what is not here does not show. */
  modules: z.array(z.enum(modules)),
  /** Whether this person has a password here, which they can change. */
  password: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const sessionSchema = z.object({
  /** Good for a few minutes. */
  token: z.string(),
  expiresAt: z.string(),
  /** Gives the next token, once. */
  renewal: z.string(),
  me: meSchema,
});
export type Session = z.infer<typeof sessionSchema>;

export const source = z.strictObject({
  workbook: z.string().check(z.maxLength(400)),
  sheet: z.string().check(z.maxLength(100)),
  /** What kind of table it was, where that is known. */
  table: z.optional(z.enum(sourceTables)),
});

const counts = z.object({ values: z.int(), notes: z.int(), other: z.int() });
export type Counts = z.infer<typeof counts>;

export const pushSummarySchema = z.object({
  pushId: id,
  kind: z.enum(changeSetKinds),
  revision,
  at: z.string(),
  by: personRef,
  counts,
  source: z.nullable(source),
  undoes: z.nullable(z.string()),
  /** The undo that took it back, where there is one. */
  undoneBy: z.nullable(z.string()),
  /** Whether this person can undo it now; else why not, in words. */
  undo: z.object({ may: z.boolean(), why: z.nullable(z.string()) }),
});
export type PushSummary = z.infer<typeof pushSummarySchema>;

export const workItemSchema = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  period: z.string(),
  label: z.string(),
  due: day,
  state: z.enum(['due', 'overdue']),
  /** Days until due (below 0 within the grace days), or days late. */
  days: z.int(),
  /** Where the PI's latest figure came from: a place in the work's `origins`. Left out where it has none of late. */
  origin: z.optional(z.int()),
});
export type WorkItem = z.infer<typeof workItemSchema>;

/** How a figure came into the store: by which kind of change, when, and from which workbook; `null` where from none. */
export const originSchema = z.object({ kind: z.enum(changeSetKinds), at: z.string(), source: z.nullable(source) });
export type Origin = z.infer<typeof originSchema>;

export const workSchema = z.object({
  revision,
  asAt: day,
  /** Overdue and due, soonest first. */
  items: z.array(workItemSchema),
  origins: z.array(originSchema),
  /** How many figures of the current periods this person has given already. */
  given: z.int(),
  /** The next day on which figures fall due after these. */
  next: z.nullable(z.object({ due: day, count: z.int(), label: z.string() })),
  pushes: z.array(pushSummarySchema),
});
export type Work = z.infer<typeof workSchema>;

export const viewRequestSchema = z.strictObject({
  view: viewSchema,
  /** The revision that the sheet was pulled at: ask for what changed since. */
  since: z.optional(revision),
  /**
   * What stands in the sheet and is wanted even where the view no longer holds it: keys of measurements for an update
   * sheet, codes of PIs for the others.
   */
  also: z.optional(column(longKey, isText(128, 1), limits.rowsAsked)),
});
export type ViewRequest = z.infer<typeof viewRequestSchema>;

const text = isText(Infinity);
const never = () => false;
const figures = packed(figureSchema, isNumberOr([null, NOT_AVAILABLE, NOT_APPLICABLE]));

/** What few PIs have: thresholds by period, a band, no judgement at all, a range of what is expected. */
export const judgingSchema = z.object({
  thresholdSets: z.nullable(thresholdSetsSchema),
  band: z.nullable(bandSchema),
  dataOnly: z.nullable(z.boolean()),
  range: z.nullable(bandSchema),
});

/** Which values of a PI are calculated. */
export const calculatedSchema = z.object({
  fromOthers: z.boolean(),
  rolledUpTo: z.array(z.enum(frequencies)),
  from: z.string(),
});

/** What each part of a value counts, and what their quotient is multiplied with. */
const valuePartsSchema = z.object({ numerator: z.string(), denominator: z.string(), factor: z.number() });

/** Columns of the PIs in a view. */
const indicatorColumns = z.object({
  code: column(z.string(), text),
  name: packed(z.string(), text),
  unit: packed(z.string(), text),
  measure: packed(z.enum(measures), isOneOf(measures)),
  measureLabel: packed(z.string(), text),
  decimals: packed(z.int(), isRevision),
  polarity: packed(z.enum(polarities), isOneOf(polarities)),
  frequency: packed(z.enum(frequencies), isOneOf(frequencies)),
  /** `null`: as the site says. */
  thresholds: packed(z.nullable(thresholdsSchema), never),
  noteWhenRed: packed(z.boolean(), isTruth),
  /** What else a PI is judged by, beside plain thresholds. Left out where no PI has more. */
  judging: z.optional(packed(z.nullable(judgingSchema), never)),
  /** Which of their values nobody types. Left out where all are typed. */
  calculated: z.optional(packed(z.nullable(calculatedSchema), never)),
  /** What a value is made of. Left out where every value is typed whole. */
  parts: z.optional(packed(z.nullable(valuePartsSchema), never)),
  /** What this person may do to each. */
  rights: packed(z.array(z.enum(rights)), never),
});
export type IndicatorColumns = z.infer<typeof indicatorColumns>;

const periodBlock = z.object({
  period: z.string(),
  label: z.string(),
  /** False where its rows were asked for by `also` and are not part of the view. */
  inView: z.boolean(),
  /**
   * Indexes into the PIs, counted through their tables. Left out where they are all PIs of the first table that are
   * collected in such periods, in order.
   */
  rows: z.optional(column(z.int().check(z.gte(0)), isRevision)),
  due: packed(day, never),
  state: packed(z.enum(recordingStates), isOneOf(recordingStates)),
  value: figures,
  /** Where a grid asked for them, and where a row of an update sheet has them. */
  numerator: z.optional(packed(z.nullable(z.number()), isNumberOr([null]))),
  denominator: z.optional(packed(z.nullable(z.number()), isNumberOr([null]))),
  /** Left out where the block of the period before has the same rows and the same targets. */
  target: z.optional(packed(z.nullable(z.number()), isNumberOr([null]))),
  note: packed(z.nullable(z.string()), orNull(text)),
  stage: packed(z.nullable(z.enum(stages)), orNull(isOneOf(stages))),
  status: packed(z.nullable(z.enum(statuses)), orNull(isOneOf(statuses))),
  /** The value of the period before. Left out where the block of that period has the same rows. */
  previous: z.optional(figures),
  /** The same period of last year, where a PI's thresholds ask for it. */
  lastYear: z.optional(z.object({ value: figures, target: packed(z.nullable(z.number()), isNumberOr([null])) })),
});
export type PeriodBlock = z.infer<typeof periodBlock>;

/** A field that changed after the revision asked for, with its value at that revision. */
const sinceBlock = z.object({
  period: z.string(),
  field: z.string(),
  rows: column(z.int().check(z.gte(0)), isRevision),
  base: packed(fieldValue, isPlainValue),
  revision: packed(revision, isRevision),
  by: packed(z.string(), text),
  at: packed(z.string(), text),
});

export const viewAnswerSchema = z.object({
  revision,
  asAt: day,
  calendar: calendarSchema,
  /** How the site judges. Left out where nobody ever said. */
  rules: z.optional(statusRulesSchema),
  /** The PIs of the view, then those that only rows asked for by `also` have. */
  indicators: z.array(indicatorColumns),
  /** Oldest first; of one period the view's rows, then those asked for by `also`. */
  periods: z.array(periodBlock),
  since: z.nullable(z.object({ revision, changes: z.array(sinceBlock) })),
});
export type ViewAnswer = z.infer<typeof viewAnswerSchema>;

export const editBlockSchema = z.strictObject({
  type: recordTypeName,
  field: z.string().check(z.minLength(1), z.maxLength(64)),
  keys: column(longKey, isText(128, 1)),
  values: column(fieldValue, isPlainValue),
  seen: z.optional(column(z.nullable(revision), orNull(isRevision))),
  addresses: z.optional(column(cellText(64), orNull(isText(64)))),
  formulas: z.optional(column(cellText(8192), orNull(isText(8192)))),
});

export const pushRequestSchema = z.strictObject({
  pushId: id,
  /** The revision that the sheet was pulled at. */
  base: revision,
  edits: z.array(editBlockSchema).check(z.maxLength(100)),
  note: z.optional(z.string().check(z.maxLength(2000))),
  source: z.optional(source),
  dryRun: z.optional(z.boolean()),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

export const conflictSchema = z.object({
  type: recordTypeName,
  key: z.string(),
  field: z.string(),
  base: fieldValue,
  theirs: fieldValue,
  mine: fieldValue,
  revision,
  by: z.string(),
  at: z.string(),
});
export type WireConflict = z.infer<typeof conflictSchema>;

/** Status before and after of measurements, in columns. */
const consequences = z.object({
  keys: z.array(z.string()),
  /** The value after. */
  values: z.array(figureSchema),
  before: z.array(z.enum(statuses)),
  after: z.array(z.enum(statuses)),
});
export type Consequences = z.infer<typeof consequences>;

/** Roll-ups that move, in columns: of PIs that the asker may see, and of no others. */
const movedColumns = z.object({
  /** Those PIs, each once: what is needed to write their figures. */
  indicators: z.array(
    z.object({
      ...{ code: z.string(), name: z.string(), measure: z.enum(measures), measureLabel: z.string() },
      decimals: z.int(),
    }),
  ),
  keys: z.array(z.string()),
  before: z.array(figureSchema),
  after: z.array(figureSchema),
  statusBefore: z.array(z.enum(statuses)),
  statusAfter: z.array(z.enum(statuses)),
  /** "14 of 17" where feeders are missing. */
  coverage: z.array(z.nullable(z.string())),
});
export type MovedRollUps = z.infer<typeof movedColumns>;

export const receiptSchema = z.object({
  kind: z.enum(['done', 'nothing-to-do', 'dry-run']),
  pushId: id,
  revision,
  at: z.string(),
  by: personRef,
  counts,
  /** Of a dry run: every measurement whose value or target was sent. Of what was done: those whose status turned. */
  consequences,
  /** Absent where none moves. */
  moved: z.optional(movedColumns),
  /** Sense checks: worth a look, never in the way. */
  checks: z.array(issueSchema),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const undoRequestSchema = z.strictObject({
  pushId: id,
  reason: z.optional(z.string().check(z.maxLength(2000))),
  cells: z.optional(
    z
      .array(z.strictObject({ type: recordTypeName, key: longKey, field: z.string().check(z.maxLength(64)) }))
      .check(z.maxLength(limits.cellsPerPush)),
  ),
  /** Undo what can be undone, and leave the cells that changed since. */
  leaveChanged: z.optional(z.boolean()),
});
export type UndoRequest = z.infer<typeof undoRequestSchema>;

export const healthSchema = z.object({
  status: z.enum(['ok', 'read-only']),
  revision,
  store: z.string(),
  message: z.optional(z.string()),
});
export type Health = z.infer<typeof healthSchema>;
