// The sample council with one person for each role, and three PIs: one's own, one of one's own department, one of another.
import type { Express } from 'express';
import request from 'supertest';
import { rightsOver, type Asker } from '../../domain/access/policy';
import type { Right } from '../../domain/access/right';
import type { Rollout } from '../../domain/records/rollout';
import { askerOf } from '../../server/records/asking';
import { bodyLoader, type Body } from '../../server/records/body';
import { pushOf, sampleApp, type SampleApp } from '../support/sample-app';

/** Who asks. Owner and updater are so of the first PI only; nobody stands in no relation to any of the three. */
export const people = {
  'site administrator': 'site-administrator',
  'super user': 'housing-super-user',
  owner: 'housing-owner',
  updater: 'housing-inputter',
  viewer: 'performance-analyst',
  nobody: 'hr-inputter',
} as const;
export type RoleName = keyof typeof people;
export const roleNames = Object.keys(people) as RoleName[];

/** What is asked about. */
export const places = { 'own PI': 'HS01', 'own department': 'HS08', 'other department': 'CS02a' } as const;
export type PlaceName = keyof typeof places;
export const placeNames = Object.keys(places) as PlaceName[];
/** A code that is no PI's, as long as the others. */
export const ABSENT = 'XX99';
export const PERIOD = '2014-10-01Q';

export interface Answered {
  readonly status: number;
  /** The body as it came, but for the id of the request. */
  readonly text: string;
}

export interface Sending {
  readonly method: 'get' | 'post' | 'delete' | 'put' | 'patch';
  readonly path: string;
  readonly body?: object;
}

export interface RightsCouncil {
  readonly council: SampleApp;
  readonly tokens: Readonly<Record<RoleName | 'suspended', string>>;
  send(sending: Sending, token: string | null, app?: Express): Promise<Answered>;
  /** As they stand now. */
  asker(role: RoleName): Promise<Asker>;
  rights(role: RoleName, place: PlaceName): Promise<readonly Right[]>;
  body(): Promise<Body>;
  revision(): Promise<number>;
  /** Pushes as the administrator. @throws Error where it is refused */
  set(edits: readonly object[]): Promise<string>;
  rollOut(rollout: Rollout): Promise<void>;
  /** A new id for a push. */
  newId(): string;
  close(): Promise<void>;
}

const edit = (type: string, key: string, field: string, value: unknown) => ({
  ...{ type, field, keys: [key], values: [value] },
});

export async function rightsCouncil(): Promise<RightsCouncil> {
  const council = await sampleApp();
  let ids = 0;
  const load = bodyLoader();
  const body = async () => load(await council.store.read());
  const today = '2015-01-08';
  const made: RightsCouncil = {
    council,
    tokens: {} as RightsCouncil['tokens'],
    async send({ method, path, body: sent }, token, app = council.app) {
      const asked = request(app)[method](`/api${path}`);
      if (token !== null) void asked.set('Authorization', `Bearer ${token}`);
      const answer = await (sent ? asked.send(sent) : asked);
      return { status: answer.status, text: answer.text.replace(/"requestId":"[^"]*"/, '"requestId":""') };
    },
    async asker(role) {
      const now = await body();
      const person = now.person(people[role]);
      if (!person) throw new Error(`The sample has no ${role}`);
      return askerOf(person, now, today);
    },
    async rights(role, place) {
      const now = await body();
      const pi = now.indicator(places[place]);
      if (!pi) throw new Error(`The sample has no ${place}`);
      return rightsOver(await made.asker(role), now.placeOf(pi));
    },
    body,
    revision: async () => (await council.store.read()).revision,
    async set(edits) {
      const pushId = made.newId();
      const sent = { ...pushOf(pushId, await made.revision(), []), edits };
      const answer = await made.send(
        { method: 'post', path: '/pushes', body: sent },
        made.tokens['site administrator'],
      );
      if (answer.status !== 200) throw new Error(answer.text);
      return pushId;
    },
    async rollOut({ key, ...fields }) {
      await made.set(Object.entries(fields).map(([field, value]) => edit('rollout', key, field, value)));
    },
    newId: () => `rights-${++ids}`,
    close: () => council.close(),
  };
  const entries = await Promise.all(roleNames.map(async (r) => [r, await council.signIn(people[r])] as const));
  const suspended = await council.signIn('finance-owner');
  Object.assign(made.tokens, Object.fromEntries(entries), { suspended });
  await made.set([
    edit('person', people.viewer, 'roles', [{ role: 'viewer', unit: 'HSG' }]),
    edit('person', 'finance-owner', 'roles', [{ role: 'site administrator' }]),
    edit('person', 'finance-owner', 'suspended', true),
    ...Object.values(places).map((code) => edit('indicator', code, 'noteWhenRed', false)),
    edit('indicator', places['own department'], 'owner', null),
    edit('indicator', places['own department'], 'updaters', ['housing-deputy-inputter']),
  ]);
  return made;
}

export { edit as oneEdit };
