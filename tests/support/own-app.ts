// The server's door over a store of a body's own: the sample's people and figures, and real sign-in.
import request from 'supertest';
import type { Session } from '../../domain/wire';
import type { Invitation } from '../../domain/wire-identity';
import { sampleApp, type AppOptions, type SampleApp } from './sample-app';

export const GOOD_PASSWORD = 'three plain words 7';

export interface OwnApp extends SampleApp {
  /** The administrator's token. */
  readonly admin: string;
  /** Posts without being signed in. */
  ask(path: string, body: object): request.Test;
  /** Gives somebody a password and answers with their session. */
  letIn(person: string, password?: string): Promise<Session>;
  change(edits: readonly (readonly [person: string, field: string, value: unknown])[]): Promise<void>;
}

export async function ownApp(options: AppOptions = {}): Promise<OwnApp> {
  const server = await sampleApp({ ...options, demonstration: false });
  const ask = (path: string, body: object) => request(server.app).post(`/api${path}`).send(body);
  const [first] = await server.services.invitations.forAdministrators();
  if (!first) throw new Error('The sample’s administrator can sign in already');
  const accepted = await ask('/invitations/acceptance', { code: first.invitation.code, password: GOOD_PASSWORD });
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body));
  const { token: admin } = accepted.body as Session;
  let pushes = 0;
  return {
    ...{ ...server, admin, ask },
    async letIn(person, password = GOOD_PASSWORD) {
      const { code } = (await server.as(admin).post(`/people/${person}/invitation`, {})).body as Invitation;
      return (await ask('/invitations/acceptance', { code, password })).body as Session;
    },
    async change(edits) {
      const { revision } = await server.store.read();
      const body = {
        ...{ pushId: `own-${++pushes}`, base: revision },
        edits: edits.map(([person, field, value]) => ({ type: 'person', field, keys: [person], values: [value] })),
      };
      const answer = await server.as(admin).post('/pushes', body);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    },
  };
}
