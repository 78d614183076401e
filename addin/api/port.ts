// The store's door as the flows see it. Refusals that are expected are results; the rest is an AppError.
import type {
  Me,
  PushRequest,
  Receipt,
  Session,
  SessionOptions,
  UndoRequest,
  ViewAnswer,
  ViewRequest,
  WireConflict,
  Work,
} from '../../domain/wire';
import type { History } from '../../domain/wire-history';
import type { CatalogueAnswer } from '../../domain/wire-catalogue';
import type { CellsAnswer, CellsRequest } from '../../domain/wire-cells';
import type { ExploreAnswer, ExploreRequest } from '../../domain/wire-explore';
import type { TrendAnswer } from '../../domain/wire-trends';
import type { Found, IndicatorPage } from '../../domain/wire-indicators';
import type { RecordingAnswer, RecordingQuery, SiteAnswer } from '../../domain/wire-settings';
import type { Audit, AuditFileQuery, AuditQuery, ChainHeadAnswer, Verification } from '../../domain/wire-audit';
import type { Duplicates, MergePreview, MergeQuery } from '../../domain/wire-duplicates';
import type { Choice, ChoiceQuery, Ownership, People } from '../../domain/wire-ownership';
import type { AskedRights, AskRequest, RolloutAnswer, RolloutPreview } from '../../domain/wire-rollout';
import type { Adoption } from '../../domain/wire-adoption';
import type { Rollout } from '../../domain/records/rollout';
import type { Mappings } from '../../domain/wire-mappings';
import type { SavedAnswer } from '../../domain/wire-saved';
import type { Acceptance, AccountsAnswer, Invitation, Invited } from '../../domain/wire-identity';
import type { Issue } from '../../domain/errors';

export type PushAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly WireConflict[] };

/** A file as it is to be saved. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** Manage's questions about who owns what, and what people ask for. */
export interface ManageApi {
  ownership(): Promise<Ownership>;
  chooseIndicators(query: ChoiceQuery): Promise<Choice>;
  /** PIs that may be one. */
  duplicates(): Promise<Duplicates>;
  previewMerge(query: MergeQuery): Promise<MergePreview>;
  people(): Promise<People>;
  rollout(): Promise<RolloutAnswer>;
  /** How the roll-out is taken up. */
  rolloutAdoption(): Promise<Adoption>;
  previewRollout(rollout: Rollout | null): Promise<RolloutPreview>;
  requests(): Promise<AskedRights>;
  askForRight(request: AskRequest): Promise<AskedRights>;
  answerRequest(id: string, grant: boolean, word: string): Promise<AskedRights>;
  audit(query: AuditQuery): Promise<Audit>;
  auditFile(query: AuditFileQuery): Promise<SavedFile>;
  chainHead(): Promise<ChainHeadAnswer>;
  verification(): Promise<Verification>;
  /** Begins a check of the whole store. @param kept heads that were kept outside, to be compared */
  verify(kept: string): Promise<Verification>;
}

/** @throws AppError on every method: `sign-in-refused`, `too-many-tries`, `password-refused`, `not-connected`, … */
export interface SignInApi {
  /** As one of the demonstration's people. */
  byName(person: string): Promise<Session>;
  byPassword(login: string, password: string): Promise<Session>;
  /** A challenge whose secret never leaves this pane, and what makes a session of the dialog's handover code. */
  withWorkAccount(): Promise<{ readonly challenge: string; signIn(handover: string): Promise<Session> }>;
  /** With an ID token that Excel itself fetched. */
  byExcel(idToken: string): Promise<Session>;
  /** Whom a one-time code is for. */
  look(code: string): Promise<Invited>;
  accept(acceptance: Acceptance): Promise<Session>;
  changePassword(current: string, password: string): Promise<Session>;
  signOut(): Promise<void>;
}

/** @throws AppError on every method: `not-connected`, `signed-out`, `not-allowed`, … */
export interface Api extends ManageApi {
  /** Address of the store, as the binding keeps it. */
  readonly server: string;
  sessionOptions(): Promise<SessionOptions>;
  /** Ways to sign in; tokens are kept in memory only. */
  readonly signIn: SignInApi;
  /** Where to sign in at work. For the dialog's page. */
  workAccountPage(challenge: string): Promise<{ readonly address: string; readonly state: string }>;
  /** What the provider sent back, for a handover code. For the dialog's page. */
  workAccountReturn(query: string): Promise<{ readonly handover: string }>;
  /** A one-time code for somebody; for site administrators. */
  invite(person: string): Promise<Invitation>;
  /** Signs somebody out wherever they are signed in; for site administrators. */
  endSessions(person: string): Promise<void>;
  /** How everybody signs in; for site administrators. */
  accounts(): Promise<AccountsAnswer>;
  me(): Promise<Me>;
  work(): Promise<Work>;
  /** Figures: of an update sheet or a grid. */
  view(request: ViewRequest): Promise<ViewAnswer>;
  /** Definitions: of a catalogue. */
  catalogue(request: ViewRequest): Promise<CatalogueAnswer>;
  /** How PIs stand, and their figures by period: of a trend sheet. */
  trends(request: ViewRequest): Promise<TrendAnswer>;
  push(request: PushRequest, progress?: (share: number) => void): Promise<PushAnswer>;
  /** What became of a push; `undefined` where the store never took it. */
  receipt(pushId: string): Promise<Receipt | undefined>;
  undo(pushId: string, request: UndoRequest): Promise<PushAnswer>;
  /** Functions in cells: one answer for each call. */
  cells(request: CellsRequest): Promise<CellsAnswer>;
  /** PIs that a filter lets pass, a window of them. */
  explore(request: ExploreRequest): Promise<ExploreAnswer>;
  /** One PI's page. @throws AppError `not-found`, also where the person may not see it */
  indicator(code: string): Promise<IndicatorPage>;
  /** PIs by code or words of the name: the best twenty. */
  findIndicators(find: string): Promise<Found>;
  /** Filters and scorecards that were saved. */
  saved(): Promise<SavedAnswer>;
  /** Layouts of tables that were agreed before. */
  mappings(): Promise<Mappings['items']>;
  history(type: string, key: string): Promise<History>;
  /** How the periods of one frequency stand for a unit. */
  recording(query: RecordingQuery): Promise<RecordingAnswer>;
  siteRules(): Promise<SiteAnswer>;
}
