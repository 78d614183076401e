// What the flows need of the outside, as types only: the workbook, the store's door, the clock, the dice.
import type { Api } from '../api/port';
import type { Workbook } from '../workbook/port';

export interface Ports {
  readonly workbook: Workbook;
  readonly api: Api;
  /** Instant, ISO 8601 UTC. */
  readonly now: () => string;
  readonly newId: () => string;
}
