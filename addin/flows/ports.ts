// What the flows need of the outside, as types only: the workbook, the store's door, the clock, the dice.
import type { Api } from '../api/port';
import type { Workbook } from '../workbook/port';

/** Which app of which tenant people sign in to. */
export interface NestedWay {
  readonly clientId: string;
  readonly authority: string;
}

export interface Ports {
  readonly workbook: Workbook;
  readonly api: Api;
  /**
   * Opens a page of ours in a window of its own and answers with what it says; the window is closed then.
   * @throws AppError `sign-in-refused` where the person closed it, or where a stranger spoke
   */
  readonly askInDialog: (page: string) => Promise<string>;
  /**
   * What Excel itself can do of a sign-in with the account at work; `null` where this Excel cannot.
   * Fetches an ID token, '' where there is none to be had. @throws AppError `sign-in-refused` where the person stopped it
   */
  readonly askExcel: ((how: NestedWay) => Promise<string>) | null;
  /** Instant, ISO 8601 UTC. */
  readonly now: () => string;
  readonly newId: () => string;
}
