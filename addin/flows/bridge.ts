// What the buttons do, as the panes see it: one interface, implemented in compose by the flows over the ports.
// Every promise here rejects with AppError only, and its message is fit for a person. Expected refusals are values.
import type { PlannedConflict, PlannedEdit, PlannedIssue } from '../../domain/sync/plan';
import type { Me, Receipt, SessionOptions, View, Work } from '../../domain/wire';
import type { History } from '../../domain/wire-history';
import type { AskedRights, AskRequest } from '../../domain/wire-rollout';
import type { ManageApi } from '../api/port';
import type { Edit } from '../../domain/sync/change-set';
import type { CellsAnswer, CellsRequest } from '../../domain/wire-cells';
import type { ExploreAnswer, ExploreRequest } from '../../domain/wire-explore';
import type { SavedAnswer } from '../../domain/wire-saved';
import type { Found, IndicatorPage } from '../../domain/wire-indicators';
import type { RecordingAnswer, RecordingQuery, SiteAnswer } from '../../domain/wire-settings';
import type { Adoption } from './adopt/adopt';
import type { Frozen } from './freeze';
import type { Progress } from './progress';
import type { AccountsAnswer, Invitation, Invited } from '../../domain/wire-identity';
import type { SavedItem } from './save';
import type { SignInWay } from './sign-in';
import type {
  Changes,
  Foresight,
  OpenOutcome,
  PullOutcome,
  PushOutcome,
  SettleOutcome,
  RefreshAccount,
  RollUpMove,
  TableState,
  UndoOutcome,
} from './outcomes';

/**
 * A value that changes by itself. `get` answers the same object until it changes, and `watch` calls back after each
 * change: the contract of React's useSyncExternalStore.
 */
export interface Watched<T> {
  readonly get: () => T;
  readonly watch: (listener: () => void) => () => void;
}

export type SessionState =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly me: Me }
  /** The sign-in has ended by itself: the pane keeps what it shows and offers to sign in as the same person. */
  | { readonly kind: 'expired'; readonly me: Me };

export type ConnectionState =
  | { readonly kind: 'connected' }
  /** Tried again every minute, by the bridge. */
  | { readonly kind: 'not-connected'; readonly since: string };

/** Buttons of the ribbon. They open the pane where it is closed. */
export type Command = 'my-work' | 'pull' | 'push' | 'refresh-all';

/** What became of a push whose answer never came. */
export type AskedOutcome =
  /** `sent` is absent where the pane was closed in between. */
  | {
      readonly kind: 'taken';
      readonly receipt: Receipt;
      readonly sent: Changes | null;
      readonly moves: readonly RollUpMove[];
    }
  /** The store never took it: the edits stand in the sheet as before, and can be pushed. */
  | { readonly kind: 'not-taken' };

/** A cell of a bound table. The key finds it again after rows were sorted; row and header are those of the grid as read. */
export interface CellPlace {
  readonly key?: string | undefined;
  readonly row?: number | undefined;
  readonly header?: string | undefined;
}

export type { Progress };

export interface Bridge extends Omit<ManageApi, 'askForRight'> {
  /** Asks for a right, with a word; the id is made here. */
  askForRight(request: Omit<AskRequest, 'id'>): Promise<AskedRights>;
  /** The present instant, ISO 8601 UTC, of the same clock that stamps pulls and pushes. */
  now(): string;

  readonly session: Watched<SessionState>;
  /** How one can sign in; known before signing in. */
  options(): Promise<SessionOptions>;
  /** @throws AppError `sign-in-refused` | `too-many-tries` | `password-refused` | … */
  signIn(way: SignInWay): Promise<Me>;
  /** Whom a one-time code is for. @throws AppError `sign-in-refused` */
  look(code: string): Promise<Invited>;
  /** Changes one's own password; every other pane of this person is signed out. */
  changePassword(current: string, password: string): Promise<void>;
  /** A one-time code with which somebody sets a password. For site administrators. */
  invite(personId: string): Promise<Invitation>;
  /** Signs somebody out wherever they are signed in. For site administrators. */
  endSessions(personId: string): Promise<void>;
  /** How everybody signs in, and when they last did. For site administrators. */
  accounts(): Promise<AccountsAnswer>;
  signOut(): Promise<void>;

  /** Turns to `not-connected` when any call finds the store away, and back when one reaches it. */
  readonly connection: Watched<ConnectionState>;
  /** Asks the store now. Resolves either way; `connection` says how it went. */
  tryNow(): Promise<void>;

  work(): Promise<Work>;
  /** One PI's page. @throws AppError `not-found` where there is none that this person may see */
  indicator(code: string): Promise<IndicatorPage>;
  /** Functions in cells: one answer for each call. */
  cells(request: CellsRequest): Promise<CellsAnswer>;
  /**
   * Puts functions of these PIs into the selected cell and those below it. @throws AppError `not-allowed` where one of them
   * holds something
   */
  insertFunctions(formulas: readonly string[]): Promise<{ readonly address: string }>;
  /** PIs that a filter lets pass, a window of them. */
  explore(request: ExploreRequest): Promise<ExploreAnswer>;
  /** Filters and scorecards that were saved: one's own, and those that are shared. */
  saved(): Promise<SavedAnswer>;
  /** PIs by code or words of the name, the best first. */
  findIndicators(find: string): Promise<Found>;
  /** Adopts tables that people keep themselves; loaded when it is first asked for. */
  adoption(): Promise<Adoption>;
  /** Every change of one record, newest first: of a PI by its code, of a measurement by `code|period`. */
  history(type: 'indicator' | 'measurement', key: string): Promise<History>;
  /** How the periods of one frequency stand for a unit: for those who may open and close them. */
  recording(query: RecordingQuery): Promise<RecordingAnswer>;
  /** The rules of the site, for those who may set them. */
  siteRules(): Promise<SiteAnswer>;
  /**
   * Pushes edits of records that stand in no sheet: settings, people, units, who owns what. All or nothing.
   * @param base the revision at which they were read, so that nobody's change in between is overwritten unseen
   */
  settle(edits: readonly Edit[], base: number, note?: string): Promise<SettleOutcome>;
  /** The bound tables of this workbook, read anew. Answers without a connection too (`newer: null`). */
  tables(): Promise<readonly TableState[]>;
  /** Makes my update sheet and shows it. */
  pull(progress?: Progress): Promise<PullOutcome>;
  /**
   * Writes a view as a new sheet and shows it: a catalogue, a grid. `charts`: PIs of a trend sheet to draw beside it.
   * @param stop ends it on the way and leaves the workbook as it was
   */
  open(view: View, progress?: Progress, charts?: readonly string[], stop?: AbortSignal): Promise<OpenOutcome>;
  /** Saves a filter or a scorecard of one's own: a new one where no key is given. */
  save(item: SavedItem, base: number): Promise<SettleOutcome>;
  /** Units that this person sees PIs of, to choose from. */
  units(): Promise<readonly { readonly key: string; readonly name: string }[]>;
  /** Shows the table's sheet in Excel. */
  showTable(tableId: string): Promise<void>;
  refresh(tableId: string): Promise<RefreshAccount>;
  refreshAll(): Promise<readonly RefreshAccount[]>;
  /** A copy of the table's sheet for committee: values only, with day, revision and provisional marks. */
  freeze(tableId: string): Promise<Frozen>;
  /** Stops following the table. The sheet and all that stands in it stay. */
  unbind(tableId: string): Promise<void>;

  /** Compares the sheet with the store. Answers without a connection too (`connected: false`). */
  changes(tableId: string): Promise<Changes>;
  /** Asks the store what the edits that are ready would move, by a dry run that changes nothing. */
  foresee(changes: Changes): Promise<Foresight>;
  /** Shows and selects one cell. */
  showCell(tableId: string, place: CellPlace): Promise<void>;
  /** Puts the issue's fix into its cell. */
  fix(tableId: string, issue: PlannedIssue): Promise<void>;
  /**
   * Settles a conflict. `theirs` writes theirs into the cell at once. `mine` is remembered with the revision of theirs
   * that was seen, and writes mine (value or formula) back where the cell no longer holds it: minds can be changed.
   */
  decide(tableId: string, conflict: PlannedConflict, choice: 'mine' | 'theirs'): Promise<void>;
  /** Ticks or unticks a cell that the person cleared; a ticked one stands in `plan.ready` from then on. */
  tick(tableId: string, edit: PlannedEdit, ticked: boolean): Promise<void>;

  /** Sends the edits that are ready, all or nothing. */
  push(tableId: string, progress?: Progress): Promise<PushOutcome>;
  /** Asks what became of the table's pending push. @throws AppError `not-connected` while there is still no answer */
  askAfter(tableId: string): Promise<AskedOutcome>;
  /** Takes a push back; with `leaveChanged`, all cells of it but those that changed since. */
  undo(pushId: string, leaveChanged?: boolean): Promise<UndoOutcome>;

  /** After a person changed a bound table, or a sheet was added, deleted or renamed (debounced). */
  onWorkbookChange(listener: () => void): () => void;
  /** A ribbon button. Commands that came before anybody listened are handed to the first listener. */
  onCommand(listener: (command: Command) => void): () => void;
}
