// What a decision about a push needs to know besides the edits: who asks, and the body's records as they stand.
// Foreign and absent records look alike: what the asker may not see is not there.
import type { Right } from '../access/right';
import type { FieldValue } from '../figure';
import type { Calendar } from '../period/period';
import type { SiteRules } from '../performance/site-rules';
import type { Indicator } from '../records/indicator';
import type { RecordTypeName } from '../records';
import type { RecordFields } from '../records/record-type';
import type { Role } from '../records/person';
import type { Module } from '../records/rollout';
import type { RecordingState } from '../records/recording-period';
import type { Place } from '../access/policy';
import type { FieldRef } from '../sync/change-set';
import type { Calculations } from './calculated/catalogue';
import type { StoredPoint } from './judge';

/** How one field stands, and who set it last; revision 0 where nobody did. */
export interface FieldNow {
  readonly value: FieldValue;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
  readonly kind: 'push' | 'undo' | 'import' | 'setting' | null;
}

/** A field that was changed in the store since the sender's base, to something else. */
export interface PushConflict extends FieldRef {
  readonly base: FieldValue;
  readonly theirs: FieldValue;
  readonly mine: FieldValue;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

export interface PushContext {
  readonly calendar: Calendar;
  /** The choices of the body, or their defaults. */
  readonly site: SiteRules;
  /** The PI, where the asker may see it. */
  indicator(code: string): Indicator | undefined;
  /** The same with the asker's rights over it. */
  seen(code: string): SeenIndicator | undefined;
  /** Rights of the asker over a PI; none where there is no such PI. */
  rightsOver(code: string): readonly Right[];
  /** Rights that the asker would have over a PI at this place. */
  rightsAt(place: Omit<Place, 'unitPath'> & { readonly unit: string }): readonly Right[];
  /** Id of who asks. */
  readonly asker?: string | undefined;
  /** Whether the asker may change units, people and recording periods. */
  readonly maySet: boolean;
  /** Whether the roll-out opens a part to the asker, anywhere. */
  opens(module: Module): boolean;
  /** Whether the asker may give this role to somebody, or take it. */
  mayGive(role: Role): boolean;
  /** Whether a period is open for recording for a PI's unit. */
  recordingState(code: string, period: string): RecordingState;
  /** A record other than a measurement, whoever may see it. */
  document(type: Exclude<RecordTypeName, 'measurement'>, key: string): RecordFields | undefined;
  /** Keys of all records of a type that are the same code to a person (NFKC, hyphens, case). */
  keysLike(type: Exclude<RecordTypeName, 'measurement'>, key: string): readonly string[];
  /** All records of a type, whoever may see them: for what they must keep together. */
  records(type: Exclude<RecordTypeName, 'measurement'>): ReadonlyMap<string, RecordFields>;
  /** Which PIs are calculated and from what, where there are any. */
  calculations?(): Calculations;
  /** Codes of a unit and all above it; empty where there is none. */
  unitPath(code: string): readonly string[];
}

/** One measurement as it stands before the push, with the value of the period before. */
export interface MeasurementNow {
  readonly value: FieldValue;
  readonly target: FieldValue;
  readonly note: FieldValue;
  readonly status: FieldValue;
  readonly previous: FieldValue;
  readonly numerator: FieldValue;
  readonly denominator: FieldValue;
  readonly byHand: FieldValue;
  /** The same period of last year, where the PI's rule asks for it. */
  readonly lastYear?: StoredPoint | undefined;
}

/** A PI that the asker may see, and what they may do to it. */
export interface SeenIndicator {
  readonly pi: Indicator;
  readonly rights: readonly Right[];
  /** A small number of its own among those that the asker was shown. */
  readonly ordinal: number;
}
