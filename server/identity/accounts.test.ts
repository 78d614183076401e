// Local accounts through the server's door: invitations, passwords, sessions, and what a stranger can learn (nothing).
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import type { Session } from '../../domain/wire';
import type { Invitation } from '../../domain/wire-identity';
import { GOOD_PASSWORD, ownApp, type OwnApp } from '../../tests/support/own-app';
import { quietIdentity, sampleApp } from '../../tests/support/sample-app';
import { realClock } from '../clock';
import { bodyLoader } from '../records/body';
import { makeServices } from '../services';
import { openLowdbStore } from '../store/lowdb/open';

let own: OwnApp;
beforeAll(async () => {
  own = await ownApp();
  await own.change([['housing-inputter', 'email', 'jane.smith@council.example']]);
});
afterAll(() => own.close());

const signIn = (login: string, password = GOOD_PASSWORD) => own.ask('/session/password', { login, password });
const coded = (answer: { status: number; body: { error?: { code?: string } } }) => [
  answer.status,
  answer.body.error?.code,
];

describe('what a stranger is told', () => {
  test('a wrong password, nobody, somebody without a password and a suspended person read the same', async () => {
    await own.letIn('housing-inputter');
    await own.letIn('finance-owner');
    await own.change([['finance-owner', 'suspended', true]]);
    const answers = await Promise.all(
      [
        ['housing-inputter', 'wrong password 1'],
        ['JANE.SMITH@council.example', 'wrong password 1'],
        ['nobody@council.example', GOOD_PASSWORD],
        ['performance-analyst', GOOD_PASSWORD],
        ['finance-owner', GOOD_PASSWORD],
      ].map(([login, password]) => signIn(login!, password)),
    );
    const [first] = answers;
    for (const { status, body } of answers) {
      expect([status, body.error.code, body.error.message]).toEqual([
        403,
        'sign-in-refused',
        first!.body.error.message,
      ]);
      expect(Object.keys(body.error)).toEqual(Object.keys(first!.body.error));
    }
  });

  test('tries of a name that is nobody’s run out as those of one that is somebody’s', async () => {
    const other = await ownApp();
    await other.letIn('housing-inputter');
    const tries = async (login: string) => {
      const codes: unknown[] = [];
      for (let i = 0; i < 12; i++)
        codes.push((await other.ask('/session/password', { login, password: 'wrong password 1' })).status);
      return codes;
    };
    const nobody = await tries('nobody');
    expect(nobody).toEqual([...Array(10).fill(403), 429, 429]);
    expect(await tries('performance-analyst')).toEqual(nobody);
    other.pass(1);
    expect((await other.ask('/session/password', { login: 'nobody', password: 'x' })).status).toBe(403);
    await other.close();
  });

  test('time is the same for somebody and nobody', async () => {
    const slow = await ownApp({ identity: { cost: { log2N: 13, r: 8, p: 3 } } });
    await slow.letIn('housing-inputter');
    const median = async (login: string) => {
      const times: number[] = [];
      for (let i = 0; i < 9; i++) {
        slow.pass(1);
        const from = performance.now();
        await slow.ask('/session/password', { login, password: 'wrong password 1' });
        times.push(performance.now() - from);
      }
      return times.sort((a, b) => a - b)[2]!;
    };
    const [somebody, nobody] = [await median('housing-inputter'), await median('nobody')];
    expect(Math.max(somebody, nobody) / Math.min(somebody, nobody)).toBeLessThan(2);
    expect(nobody).toBeGreaterThan(20);
    await slow.close();
  });

  test('a code that was never given out, was used, or has ended is refused in one way', async () => {
    const { code } = (await own.as(own.admin).post('/people/it-owner/invitation', {})).body as Invitation;
    expect(
      (await own.ask('/invitations/look', { code: code.toLowerCase().replaceAll('-', ' ') })).body.person.name,
    ).toBe('IT owner');
    expect((await own.ask('/invitations/acceptance', { code, password: GOOD_PASSWORD })).status).toBe(200);
    const late = (await own.as(own.admin).post('/people/hr-owner/invitation', {})).body as Invitation;
    own.pass(7 * 24 * 60);
    const messages = new Set<string>();
    for (const typed of [code, late.code, '0000-0000-0000-0000-0000', 'x', '__proto__']) {
      const answer = await own.ask('/invitations/acceptance', { code: typed, password: GOOD_PASSWORD });
      expect(coded(answer)).toEqual([403, 'sign-in-refused']);
      messages.add(answer.body.error.message);
      expect((await own.ask('/invitations/look', { code: typed })).body).toEqual(
        expect.objectContaining({ error: expect.objectContaining({ code: 'sign-in-refused' }) }),
      );
    }
    expect(messages.size).toBe(1);
    await own.close();
    own = await ownApp();
    await own.change([['housing-inputter', 'email', 'jane.smith@council.example']]);
  });
});

describe('passwords', () => {
  test('a person comes in by id or e-mail address, however written, and by nothing else', async () => {
    await own.letIn('housing-inputter');
    for (const login of [
      'housing-inputter',
      'Housing-Inputter ',
      'jane.smith@council.example',
      'Jane.Smith@Council.Example',
    ]) {
      const answer = await signIn(login);
      expect(answer.status).toBe(200);
      expect(answer.body.me).toMatchObject({ id: 'housing-inputter', password: true, demonstration: false });
    }
    expect((await signIn('housing-inputter', `${GOOD_PASSWORD} `)).status).toBe(403);
    expect((await signIn('jane.smith')).status).toBe(403);
  });

  test('an address that two people have, from before pushes refused it, lets neither in; their ids do', async () => {
    await own.letIn('housing-owner');
    const block = { type: 'person', field: 'email', keys: ['housing-owner'], before: [null] } as const;
    const head = {
      pushId: 'before-the-rule',
      kind: 'push',
      by: 'site-administrator',
      at: '2015-01-08T09:00:00Z',
    } as const;
    await own.store.commit(head, async () => ({
      kind: 'apply',
      blocks: [{ ...block, after: ['Jane.Smith@council.example'] }],
    }));
    expect((await signIn('jane.smith@council.example')).status).toBe(403);
    expect((await signIn('housing-owner')).status).toBe(200);
    await own.change([['housing-owner', 'email', null]]);
    expect((await signIn('jane.smith@council.example')).status).toBe(200);
  });

  test.each(['short', 'aaaaaaaaaaaaaaaa', 'Password1234!', 'jane.smith.2026', 'x'.repeat(300)])(
    '“%s” is refused with words, and the code stays good',
    async (password) => {
      const { code } = (await own.as(own.admin).post('/people/housing-inputter/invitation', {})).body as Invitation;
      const answer = await own.ask('/invitations/acceptance', { code, password });
      expect(coded(answer)).toEqual([422, 'password-refused']);
      expect((await own.ask('/invitations/acceptance', { code, password: GOOD_PASSWORD })).status).toBe(200);
    },
  );

  test('changing one’s own needs the old one, and ends every other session', async () => {
    const desk = await own.letIn('housing-inputter');
    const phone = (await signIn('housing-inputter')).body as Session;
    const change = (current: string, password: string) =>
      own.as(phone.token).post('/account/password', { current, password });
    expect(coded(await change('wrong password 1', 'other plain words 8'))).toEqual([403, 'sign-in-refused']);
    expect(coded(await change(GOOD_PASSWORD, 'short'))).toEqual([422, 'password-refused']);
    const changed = (await change(GOOD_PASSWORD, 'other plain words 8')).body as Session;
    for (const [token, status] of [
      [desk.token, 401],
      [phone.token, 401],
      [changed.token, 200],
    ] as const)
      expect((await own.as(token).get('/session')).status).toBe(status);
    expect(coded(await own.ask('/session/renewal', { renewal: desk.renewal }))).toEqual([401, 'signed-out']);
    expect([
      (await signIn('housing-inputter')).status,
      (await signIn('housing-inputter', 'other plain words 8')).status,
    ]).toEqual([403, 200]);
  });

  test('two at once with the same code: one gets in', async () => {
    const { code } = (await own.as(own.admin).post('/people/housing-owner/invitation', {})).body as Invitation;
    const both = await Promise.all(
      ['first plain words 1', 'second plain words 2'].map((password) =>
        own.ask('/invitations/acceptance', { code, password }),
      ),
    );
    expect(both.map((a) => a.status).sort()).toEqual([200, 403]);
  });

  test('where there are no passwords, none is taken', async () => {
    const other = await sampleApp({ demonstration: false, identity: { passwords: false } });
    const answer = await request(other.app)
      .post('/api/session/password')
      .send({ login: 'site-administrator', password: GOOD_PASSWORD });
    expect(coded(answer)).toEqual([403, 'not-allowed']);
    expect(await other.services.invitations.forAdministrators()).toEqual([]);
    await other.close();
  });
});

describe('sessions', () => {
  test('suspension, an administrator’s word and a new role take effect at the next request', async () => {
    const { token, renewal } = await own.letIn('housing-inputter');
    await own.change([['housing-inputter', 'roles', [{ role: 'site administrator' }]]]);
    expect((await own.as(token).get('/accounts')).status).toBe(200);
    await own.change([['housing-inputter', 'roles', []]]);
    expect(coded(await own.as(token).get('/accounts'))).toEqual([403, 'not-allowed']);
    await own.change([['housing-inputter', 'suspended', true]]);
    expect((await own.as(token).get('/work')).status).toBe(401);
    expect((await own.ask('/session/renewal', { renewal })).status).toBe(401);
    await own.change([['housing-inputter', 'suspended', false]]);
    expect((await own.as(token).get('/work')).status).toBe(401);
    const again = (await signIn('housing-inputter')).body as Session;
    expect((await own.as(own.admin).delete('/people/housing-inputter/sessions')).status).toBe(204);
    expect((await own.as(again.token).get('/work')).status).toBe(401);
  });

  test('a token lasts minutes; its handle gives the next one, once', async () => {
    const other = await ownApp({ identity: { tokenMinutes: 10 } });
    const first = await other.letIn('housing-inputter');
    other.pass(10);
    expect((await other.as(first.token).get('/work')).status).toBe(401);
    const next = (await other.ask('/session/renewal', { renewal: first.renewal })).body as Session;
    expect((await other.as(next.token).get('/work')).status).toBe(200);
    expect((await other.ask('/session/renewal', { renewal: first.renewal })).status).toBe(401);
    expect((await other.as(next.token).get('/work')).status).toBe(401);
    await other.close();
  });

  test('only site administrators invite, see accounts and sign others out; whom they name makes no difference', async () => {
    const { token } = await own.letIn('housing-super-user');
    for (const person of ['housing-inputter', 'nobody'])
      for (const answer of [
        await own.as(token).post(`/people/${person}/invitation`, {}),
        await own.as(token).delete(`/people/${person}/sessions`),
      ])
        expect(coded(answer)).toEqual([403, 'not-allowed']);
    expect((await own.as(token).get('/accounts')).status).toBe(403);
    expect(coded(await own.as(own.admin).post('/people/nobody/invitation', {}))).toEqual([404, 'not-found']);
  });

  test('who can sign in and when they last did', async () => {
    const { accounts } = (await own.as(own.admin).get('/accounts')).body;
    const of = (id: string) => accounts.find((a: { person: string }) => a.person === id);
    expect(of('site-administrator')).toEqual({ person: 'site-administrator', state: 'password', lastIn: '2015-01-08' });
    expect(of('leisure-owner')).toEqual({ person: 'leisure-owner', state: 'no sign-in', lastIn: null });
  });
});

describe('the first administrator', () => {
  async function empty() {
    const folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-first-'));
    const die = (error: Error) => {
      throw error;
    };
    const store = await openLowdbStore({ folder, init: true, die });
    let tokens = 0;
    const services = makeServices({
      ...{ store, loadBody: bodyLoader(), calendar: { yearStartsIn: 4 }, clock: realClock(() => new Date()) },
      verifyStore: () => Promise.reject(new Error('No check is asked for here')),
      ...{ demonstration: null, identity: quietIdentity(), millis: () => Date.now() },
      newToken: () => `token-of-a-first-administrator-${++tokens}`,
    });
    return { folder, store, invitations: services.invitations, sessions: services.sessions };
  }

  test('is made once, by the code of the start, and can then invite others', async () => {
    const { folder, store, invitations, sessions } = await empty();
    const [first, ...more] = await invitations.forAdministrators();
    expect([first?.name, more]).toEqual([null, []]);
    expect(first?.invitation.link).toMatch(/^https:\/\/pi\.example\/addin\/account\.html#code=[0-9A-Z-]{24}$/);
    const code = first!.invitation.code;
    expect(await invitations.look(code, 'a')).toEqual({ body: 'PI Bridge', person: null });
    const person = { name: 'Jane Smith', email: 'Jane.Smith@council.example' };
    const accept = (password: string) => invitations.accept({ code, password, person }, 'a');
    await expect(accept('short')).rejects.toMatchObject({ code: 'password-refused' });
    const both = await Promise.allSettled([accept(GOOD_PASSWORD), accept(GOOD_PASSWORD)]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    const session = both.find((b) => b.status === 'fulfilled')!.value;
    expect(session.me).toMatchObject({ id: 'jane-smith', name: 'Jane Smith', roles: [{ role: 'site administrator' }] });
    await expect(accept(GOOD_PASSWORD)).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect(await invitations.forAdministrators()).toEqual([]);
    expect((await sessions.who(session.token)).id).toBe('jane-smith');
    await store.close();
    await rm(folder, { recursive: true });
  });

  test('no secret stands in a line, a document or a name of the store’s folder but in accounts.json', async () => {
    const { folder, store, invitations } = await empty();
    const [first] = await invitations.forAdministrators();
    const person = { name: 'Jane Smith', email: 'jane@council.example' };
    await invitations.accept({ code: first!.invitation.code, password: GOOD_PASSWORD, person }, 'a');
    await store.close();
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((f) => f.isFile());
    const holding: string[] = [];
    for (const file of files) {
      const text = await readFile(path.join(file.parentPath, file.name), 'latin1');
      if (/scrypt\$/.test(text)) holding.push(file.name);
      expect(text).not.toContain(GOOD_PASSWORD);
      expect(text).not.toContain(first!.invitation.code);
    }
    expect(holding).toEqual(['accounts.json']);
    await rm(folder, { recursive: true });
  });
});
