// What every service is given: the store, the body's records, and time as an argument.
import type { Day } from '../domain/period/day';
import type { Calendar } from '../domain/period/period';
import type { Asker } from '../domain/access/policy';
import type { LoadBody } from './records/body';
import type { Store } from './store/port';

export interface Clock {
  /** The store's own day. In the demonstration it is the sample's date. */
  today(): Day;
  /** Instant for the record, ISO 8601 UTC. */
  now(): string;
}

export interface ServiceParts {
  readonly store: Store;
  readonly loadBody: LoadBody;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

/** Who asks, with roles as they are at this request. */
export interface Who extends Asker {
  readonly name: string;
}
