// Signing in with a work account: over HTTP, with a real provider from npm, as the dialog and the pane do it together; and
// what comes back and must not let anybody in, one a row.
import { createHash, randomBytes } from 'node:crypto';
import { ownApp, type OwnApp } from '../../tests/support/own-app';
import { startOpenIdProvider, throughProvider, type OpenIdPlace } from '../../tests/support/openid-provider';

const REDIRECT = 'https://pi.example/addin/sign-in.html';
let provider: OpenIdPlace;
let own: OwnApp;
const settingsOf = ({ issuer, clientId, secret }: OpenIdPlace, need: string[] = []) => ({
  ...{ issuer, clientId, secret, scope: 'openid email profile', claim: 'email', need, insecure: true, nested: false },
});

beforeAll(async () => {
  provider = await startOpenIdProvider(REDIRECT);
  provider.people.set('jane', { email: 'Jane@Council.example', email_verified: true, groups: ['performance'] });
  provider.people.set('stranger', { email: 'stranger@elsewhere.example' });
  provider.people.set('liar', { email: 'owner@council.example', email_verified: false });
  provider.people.set('nobody', {});
  own = await ownApp({ startsAt: Date.now(), identity: { openId: settingsOf(provider) } });
  await own.change([
    ['housing-inputter', 'email', 'jane@council.example'],
    ['housing-owner', 'email', 'owner@council.example'],
  ]);
});
afterAll(async () => {
  await own.close();
  await provider.close();
});

function pane() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
async function begin(challenge: string, at: OwnApp = own): Promise<{ address: string; state: string }> {
  const { status, body } = await at.ask('/session/work-account', { challenge });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}
const comeBack = (query: string, at: OwnApp = own) => at.ask('/session/work-account/return', { query });
const handOver = (handover: string, verifier: string, at: OwnApp = own) =>
  at.ask('/session/handover', { handover, verifier });

/** As far as the address that the provider sends back to. */
async function sentBack(name: string, challenge: string, at: OwnApp = own) {
  const { address } = await begin(challenge, at);
  return (await throughProvider(address, name, REDIRECT)).searchParams;
}
const refused = async (answer: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await answer;
  return [status, body.error?.code];
};

test('a person comes in by the e-mail address of the account, and again by the account itself', async () => {
  const { verifier, challenge } = pane();
  const back = await comeBack((await sentBack('jane', challenge)).toString());
  expect(Object.keys(back.body)).toEqual(['handover']);
  const { status, body } = await handOver(back.body.handover, verifier);
  expect([status, body.me.id, body.me.password]).toEqual([200, 'housing-inputter', false]);
  // The address goes to somebody else; the account stays whose it was.
  await own.change([
    ['housing-inputter', 'email', null],
    ['finance-owner', 'email', 'jane@council.example'],
  ]);
  const again = pane();
  const later = await comeBack((await sentBack('jane', again.challenge)).toString());
  expect((await handOver(later.body.handover, again.verifier)).body.me.id).toBe('housing-inputter');
  await own.change([
    ['finance-owner', 'email', null],
    ['housing-inputter', 'email', 'jane@council.example'],
  ]);
});

test('what the dialog may know is no token, and what it hands over is worth nothing to others', async () => {
  const { verifier, challenge } = pane();
  const { handover } = (await comeBack((await sentBack('jane', challenge)).toString())).body;
  expect((await own.as(handover).get('/session')).status).toBe(401);
  expect(await refused(handOver(handover, pane().verifier))).toEqual([403, 'sign-in-refused']);
  // One wrong try, and it is gone for its owner too.
  expect(await refused(handOver(handover, verifier))).toEqual([403, 'sign-in-refused']);
});

test.each<[string, string]>([
  ['whose address nobody has here', 'stranger'],
  ['whose address the provider does not vouch for', 'liar'],
  ['who has no address', 'nobody'],
])('somebody %s does not come in', async (_, name) => {
  const { challenge } = pane();
  const answer = await comeBack((await sentBack(name, challenge)).toString());
  expect([answer.status, answer.body.error.code]).toEqual([403, 'sign-in-refused']);
  expect(answer.body.error.message).not.toContain('@');
});

test('a new account with the address of somebody who came in before does not come in', async () => {
  provider.people.set('jane-the-second', { email: 'jane@council.example' });
  const { challenge } = pane();
  expect(await refused(comeBack((await sentBack('jane-the-second', challenge)).toString()))).toEqual([
    403,
    'sign-in-refused',
  ]);
});

test('a suspended person does not come in, also between the dialog and the pane', async () => {
  const { verifier, challenge } = pane();
  const { handover } = (await comeBack((await sentBack('jane', challenge)).toString())).body;
  await own.change([['housing-inputter', 'suspended', true]]);
  expect((await handOver(handover, verifier)).status).toBe(401);
  const next = pane();
  expect(await refused(comeBack((await sentBack('jane', next.challenge)).toString()))).toEqual([
    403,
    'sign-in-refused',
  ]);
  await own.change([['housing-inputter', 'suspended', false]]);
});

describe('what comes back and must not let anybody in', () => {
  const changed = (params: URLSearchParams, field: string, value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(field);
    else next.set(field, value);
    return next.toString();
  };

  test.each<[string, (params: URLSearchParams) => string]>([
    ['a state that was never given out', (p) => changed(p, 'state', 'x'.repeat(43))],
    ['no state', (p) => changed(p, 'state', null)],
    ['a code that was never given out', (p) => changed(p, 'code', 'x'.repeat(43))],
    ['no code', (p) => changed(p, 'code', null)],
    ['two codes', (p) => `${p.toString()}&code=other`],
    ['two states', (p) => `${p.toString()}&state=other`],
    ['another issuer', (p) => changed(p, 'iss', 'https://evil.example')],
    ['no issuer, though the provider always says it', (p) => changed(p, 'iss', null)],
    ['an error instead', (p) => `error=access_denied&state=${p.get('state') ?? ''}`],
    ['nonsense', () => 'a=b&&&=&%ff'],
  ])('%s', async (_, change) => {
    const query = change(await sentBack('jane', pane().challenge));
    expect(await refused(comeBack(query))).toEqual([403, 'sign-in-refused']);
  });

  test('the same answer twice', async () => {
    const query = (await sentBack('jane', pane().challenge)).toString();
    expect((await comeBack(query)).status).toBe(200);
    expect(await refused(comeBack(query))).toEqual([403, 'sign-in-refused']);
  });

  test('the code of one sign-in with the state of another', async () => {
    const [one, other] = [await sentBack('jane', pane().challenge), await sentBack('jane', pane().challenge)];
    expect(await refused(comeBack(changed(one, 'state', other.get('state'))))).toEqual([403, 'sign-in-refused']);
  });

  test('a handover after two minutes; an answer after a quarter of an hour', async () => {
    const other = await ownApp({ startsAt: Date.now(), identity: { openId: settingsOf(provider) } });
    await other.change([['housing-inputter', 'email', 'jane@council.example']]);
    const { verifier, challenge } = pane();
    const late = (await sentBack('jane', challenge, other)).toString();
    const { handover } = (await comeBack((await sentBack('jane', challenge, other)).toString(), other)).body;
    other.pass(3);
    expect(await refused(handOver(handover, verifier, other))).toEqual([403, 'sign-in-refused']);
    other.pass(13);
    expect(await refused(comeBack(late, other))).toEqual([403, 'sign-in-refused']);
    await other.close();
  });
});

test('only people of a group come in where that is asked', async () => {
  const strict = await ownApp({
    startsAt: Date.now(),
    identity: {
      openId: settingsOf(provider, ['groups=managers', 'department=Finance']),
    },
  });
  await strict.change([['housing-inputter', 'email', 'jane@council.example']]);
  const out = pane();
  expect(await refused(comeBack((await sentBack('jane', out.challenge, strict)).toString(), strict))).toEqual([
    403,
    'sign-in-refused',
  ]);
  provider.people.set('jane', { email: 'jane@council.example', groups: ['managers'] });
  const back = pane();
  const came = await comeBack((await sentBack('jane', back.challenge, strict)).toString(), strict);
  expect([came.status, came.body.error?.message]).toEqual([200, undefined]);
  await strict.close();
});

test('a provider that is away is said to be away, and found when it is back', async () => {
  const away = await ownApp({
    startsAt: Date.now(),
    identity: { openId: { ...settingsOf(provider), issuer: 'http://localhost:9' } },
  });
  expect(await refused(away.ask('/session/work-account', { challenge: pane().challenge }))).toEqual([503, 'busy']);
  await away.close();
});
