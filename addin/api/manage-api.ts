// Manage's questions over HTTP. Each answer is checked by the schemas of the contract, like all others.
import type * as z from 'zod/mini';
import { routes, type RouteName } from '../../domain/routes';
import type { ManageApi } from './port';

/** One call, whose answer is checked by a schema. */
export type Ask = <T>(route: RouteName, call: AskCall, schema: z.ZodMiniType<T>) => Promise<T>;
export interface AskCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
export type AskBytes = (route: RouteName, call: AskCall) => Promise<{ bytes: ArrayBuffer; type: string; name: string }>;

/** What is asked for, without what is not. */
function given(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

export function manageApi(ask: Ask, askBytes: AskBytes): ManageApi {
  return {
    ownership: () => ask('ownership', {}, routes.ownership.answers[200]),
    chooseIndicators: (query) => ask('chooseIndicators', { query: given(query) }, routes.chooseIndicators.answers[200]),
    duplicates: () => ask('duplicates', {}, routes.duplicates.answers[200]),
    previewMerge: (query) => ask('previewMerge', { query: given(query) }, routes.previewMerge.answers[200]),
    people: () => ask('people', {}, routes.people.answers[200]),
    rollout: () => ask('rollout', {}, routes.rollout.answers[200]),
    rolloutAdoption: () => ask('rolloutAdoption', {}, routes.rolloutAdoption.answers[200]),
    previewRollout: (rollout) => ask('previewRollout', { body: { rollout } }, routes.previewRollout.answers[200]),
    requests: () => ask('requests', {}, routes.requests.answers[200]),
    askForRight: (body) => ask('askForRight', { body }, routes.askForRight.answers[200]),
    answerRequest: (id, grant, word) =>
      ask('answerRequest', { params: { id }, body: { grant, word } }, routes.answerRequest.answers[200]),
    audit: (query) => ask('audit', { query: given(query) }, routes.audit.answers[200]),
    auditFile: (query) => askBytes('auditFile', { query: given(query) }),
    verification: () => ask('verification', {}, routes.verification.answers[200]),
    verify: (kept) => ask('verify', { body: kept === '' ? {} : { kept } }, routes.verify.answers[200]),
    chainHead: () => ask('chainHead', {}, routes.chainHead.answers[200]),
  };
}
