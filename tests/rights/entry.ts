// One way into the store, as a row of the rights matrix: what is asked, and who may.
import type { Asker, Place } from '../../domain/access/policy';
import type { Right } from '../../domain/access/right';
import type { Answered, RightsCouncil, Sending } from './council';

/** Asks about one PI. */
export interface PiEntry {
  readonly kind: 'PI';
  readonly name: string;
  /** Whether this person may do it to a PI at this place. */
  readonly may: Right | ((asker: Asker, place: Place) => boolean);
  /** The request about a code; made anew for each asking. */
  ask(code: string, council: RightsCouncil): Promise<Sending> | Sending;
  /** Whether the answer gave what was asked for. */
  gave(answer: Answered, code: string): boolean;
  /** False where an answer may say that the code is the asker's own doing. */
  readonly alike?: false;
}

/** Asks about the body, or about the asker. */
export interface BodyEntry {
  readonly kind: 'body';
  readonly name: string;
  readonly may: (asker: Asker) => boolean;
  ask(council: RightsCouncil): Promise<Sending> | Sending;
}

/** Asked before signing in. */
export interface OpenEntry {
  readonly kind: 'open';
  readonly name: string;
  ask(council: RightsCouncil): Sending;
  /** Nothing of the body's records may stand in the answer but these texts. */
  readonly tells?: readonly string[];
}

export type Entry = PiEntry | BodyEntry | OpenEntry;
