// The store's door as the flows see it. Refusals that are expected are results; the rest is an AppError.
import type {
  History,
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
import type { Issue } from '../../domain/errors';

export type PushAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly WireConflict[] };

/** @throws AppError on every method: `not-connected`, `signed-out`, `not-allowed`, … */
export interface Api {
  /** Address of the store, as the binding keeps it. */
  readonly server: string;
  sessionOptions(): Promise<SessionOptions>;
  /** Signs in and keeps the token in memory only. */
  signIn(person: string): Promise<Session>;
  signOut(): Promise<void>;
  me(): Promise<Me>;
  work(): Promise<Work>;
  view(request: ViewRequest): Promise<ViewAnswer>;
  push(request: PushRequest, progress?: (share: number) => void): Promise<PushAnswer>;
  /** What became of a push; `undefined` where the store never took it. */
  receipt(pushId: string): Promise<Receipt | undefined>;
  undo(pushId: string, request: UndoRequest): Promise<PushAnswer>;
  history(type: string, key: string): Promise<History>;
}
