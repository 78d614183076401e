// What people ask for in the pane, and the word of those who look after it. Asking tells nothing: whether there is such a unit
// or PI, the answer is the same. A grant is one change-set, with the right that it gives.
import { createHash } from 'node:crypto';
import { looksAfter, mayGive } from '../../domain/access/policy';
import { recordIssues } from '../../domain/decide/record-issues';
import { draftsOf } from '../../domain/decide/records-after';
import { AppError } from '../../domain/errors';
import type { FieldValue } from '../../domain/figure';
import { rightRequest, type RightRequest } from '../../domain/records/right-request';
import type { Role } from '../../domain/records/person';
import type { Change } from '../../domain/sync/change-set';
import { changesToColumns } from '../../domain/sync/columns';
import type { AskedRight, AskedRights, AskRequest } from '../../domain/wire-rollout';
import { askingAs } from '../records/asking';
import type { Body } from '../records/body';
import { storedAs } from '../records/stored';
import { pathText } from '../records/unit-labels';
import type { ServiceParts, Who } from '../service';
import type { Decision } from '../store/port';

export interface RequestsService {
  list(who: Who): Promise<AskedRights>;
  /** @throws AppError `too-large` where too many of one's own are waiting */
  ask(request: AskRequest, who: Who): Promise<AskedRights>;
  /** @throws AppError `not-found`, also for requests that are not the person's to decide */
  answer(id: string, answer: { readonly grant: boolean; readonly word: string }, who: Who): Promise<AskedRights>;
}

/** So many of one person may wait at a time. */
const WAITING = 20;
const asRequest = storedAs(rightRequest);

function allIn(body: Body): RightRequest[] {
  return [...body.table('right-request').values()].map(asRequest);
}

/** How many requests about each unit, or a PI of it, wait for a word. */
export function waitingIn(body: Body): (unit: string) => number {
  const counts = new Map<string, number>();
  for (const { state, asks, of } of allIn(body)) {
    const code = state === 'waiting' ? named(asks === 'view' ? 'unit' : 'indicator', of, body) : undefined;
    const unit = code === undefined || asks === 'view' ? code : body.indicator(code)?.unit;
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return (unit) => counts.get(unit) ?? 0;
}

/** The codes as they are written here of what a request names. */
function named(type: 'unit' | 'indicator', code: string, body: Body): string | undefined {
  return body.document(type, code) ? code : body.keysLike(type, code)[0];
}

/** Whether a request is a person's to decide: never one's own, unless one may everything. */
function isTheirs({ asks, of, person }: RightRequest, who: Who, body: Body): boolean {
  const isAdministrator = who.roles.some(({ role }) => role === 'site administrator');
  if (isAdministrator) return true;
  if (person === who.id) return false;
  const code = named(asks === 'view' ? 'unit' : 'indicator', of, body);
  if (code === undefined) return false;
  if (asks === 'view') return looksAfter(who, body.unitPath(code));
  const pi = body.indicator(code);
  return pi !== undefined && body.rightsOver(who, pi).includes('owners');
}

function shown(request: RightRequest, who: Who, body: Body): AskedRight {
  const { id, asks, of, word, askedAt, state, answer, decidedBy, decidedAt } = request;
  const person = (one: string) => ({ id: one, name: body.personName(one) });
  return {
    ...{ id, asks, of, word, askedAt, state, answer, decidedAt, person: person(request.person) },
    decidedBy: decidedBy === null ? null : person(decidedBy),
    name: nameOf(request, who, body),
  };
}

function nameOf({ asks, of }: RightRequest, who: Who, body: Body): string | null {
  const code = named(asks === 'view' ? 'unit' : 'indicator', of, body);
  if (code === undefined) return null;
  if (asks === 'view') return looksAfter(who, body.unitPath(code)) ? pathText(code, body) : null;
  const pi = body.indicator(code);
  return pi && body.rightsOver(who, pi).includes('see') ? pi.name : null;
}

export function requestsService({ store, loadBody, calendar, clock }: ServiceParts): RequestsService {
  async function list(who: Who): Promise<AskedRights> {
    const state = await store.read();
    const body = await loadBody(state);
    const all = allIn(body).sort((a, b) => (a.askedAt < b.askedAt ? -1 : a.askedAt > b.askedAt ? 1 : 0));
    const tell = (requests: readonly RightRequest[]) => requests.map((request) => shown(request, who, body));
    return {
      revision: state.revision,
      own: tell(all.filter(({ person }) => person === who.id)).reverse(),
      waiting: tell(all.filter((request) => request.state === 'waiting' && isTheirs(request, who, body))),
    };
  }

  const change = (id: string, field: string, before: FieldValue, after: FieldValue): Change => ({
    ...{ type: 'right-request', key: id, field, before, after },
  });

  return {
    list,
    async ask({ id, asks, of, word }, who) {
      const head = {
        pushId: `request-${createHash('sha256').update(`${who.id}|${id}`).digest('base64url')}`,
        kind: 'setting' as const,
        by: who.id,
        at: clock.now(),
      };
      const result = await store.commit<AppError>(head, async (state) => {
        const body = await loadBody(state);
        const own = allIn(body).filter((request) => request.person === who.id && request.state === 'waiting');
        if (own.some((r) => r.asks === asks && r.of === of)) return { kind: 'apply', blocks: [] };
        if (own.length >= WAITING)
          return refuse('too-large', `${WAITING} of your requests are waiting. Wait for an answer to one of them.`);
        // An id that somebody else has used is not told.
        const free = freeId(id, body);
        const record = { person: who.id, asks, of, word, askedAt: head.at, state: 'waiting' } as const;
        const changes = Object.entries(record).map(([field, value]) => change(free, field, null, value));
        return { kind: 'apply', blocks: changesToColumns(changes) };
      });
      if (result.kind === 'refused') throw result.refusal;
      return list(who);
    },

    async answer(id, { grant, word }, who) {
      const at = clock.now();
      // Whether it was answered is seen from its state: nobody can take an answer's id beforehand.
      const head = { pushId: `answer-${id}-${at}`.slice(0, 64), kind: 'setting' as const, by: who.id, at };
      const result = await store.commit<AppError>(head, async (state) => {
        const body = await loadBody(state);
        const fields = body.document('right-request', id);
        const request = fields && asRequest(fields);
        if (!request || !isTheirs(request, who, body))
          return refuse('not-found', 'There is no such request that you can decide.');
        if (request.state !== 'waiting') return { kind: 'apply', blocks: [] };
        const given = grant ? granted(request, who, body) : [];
        if (given instanceof AppError) return { kind: 'refuse', refusal: given };
        const [wrong] = recordIssues(draftsOf(given), askingAs(who, body, calendar));
        if (wrong) return refuse('malformed', `It cannot be granted: ${wrong.message}`);
        const decided = { state: grant ? 'granted' : 'refused', answer: word, decidedBy: who.id, decidedAt: head.at };
        const own = Object.entries(decided).map(([field, value]) => change(id, field, fields[field] ?? null, value));
        return { kind: 'apply', blocks: changesToColumns([...own, ...given]) };
      });
      if (result.kind === 'refused') throw result.refusal;
      return list(who);
    },
  };

  /** The right that a request asks for, as changes; or why it cannot be given. */
  function granted({ asks, of, person }: RightRequest, who: Who, body: Body): readonly Change[] | AppError {
    const asker = body.person(person);
    if (!asker || asker.suspended) return new AppError('not-found', 'Who asked for it has left. Refuse it.');
    if (asks === 'view') {
      const unit = named('unit', of, body);
      if (unit === undefined)
        return new AppError('not-found', `There is no unit “${of}”. Refuse it, and say which they mean.`);
      const role: Role = { role: 'viewer', unit };
      if (!mayGive(who, role, body.unitPath(unit)))
        return new AppError('not-found', 'There is no such request that you can decide.');
      if (asker.roles.some((r) => r.role === 'viewer' && r.unit === unit)) return [];
      const before = body.document('person', person)?.['roles'] ?? null;
      return [{ type: 'person', key: person, field: 'roles', before, after: [...asker.roles, role] }];
    }
    const code = named('indicator', of, body);
    const pi = code === undefined ? undefined : body.indicator(code);
    if (!pi) return new AppError('not-found', `There is no PI “${of}”. Refuse it, and say which they mean.`);
    if (!askingAs(who, body, calendar).rightsOver(pi.code).includes('owners'))
      return new AppError('not-found', 'There is no such request that you can decide.');
    const fields = body.document('indicator', pi.code);
    const record = { type: 'indicator', key: pi.code } as const;
    if (asks === 'own')
      return pi.owner === person
        ? []
        : [{ ...record, field: 'owner', before: fields?.['owner'] ?? null, after: person }];
    if (pi.updaters.includes(person)) return [];
    return [{ ...record, field: 'updaters', before: fields?.['updaters'] ?? null, after: [...pi.updaters, person] }];
  }
}

function refuse(
  code: 'malformed' | 'not-found' | 'too-large',
  message: string,
): Extract<Decision<AppError>, { kind: 'refuse' }> {
  return { kind: 'refuse', refusal: new AppError(code, message) };
}

function freeId(id: string, body: Body): string {
  for (let n = 0; ; n++) {
    const free = n === 0 ? id : `${id.slice(0, 26)}-${n + 1}`;
    if (!body.document('right-request', free)) return free;
  }
}
