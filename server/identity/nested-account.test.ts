// Signing in with a token that Excel itself fetched (nested app authentication): over HTTP, with tokens of a real provider from
// npm, and with each thing about a token that must not let anybody in, one a row. The same function looks at it as at those
// that come through the window.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { ownApp, type OwnApp } from '../../tests/support/own-app';
import { startOpenIdProvider, tokensOf, type OpenIdPlace } from '../../tests/support/openid-provider';
import type { Session, SessionOptions } from '../../domain/wire';

const REDIRECT = 'https://pi.example/addin/sign-in.html';
let provider: OpenIdPlace;
let other: OpenIdPlace;
let own: OwnApp;
const openId = ({ issuer, clientId, secret }: OpenIdPlace, nested = true) => ({
  ...{ issuer, clientId, secret, scope: 'openid email profile', claim: 'email', need: [], insecure: true, nested },
});

beforeAll(async () => {
  [provider, other] = await Promise.all([startOpenIdProvider(REDIRECT), startOpenIdProvider(REDIRECT)]);
  for (const place of [provider, other]) {
    place.people.set('jane', { email: 'jane@council.example', email_verified: true });
    place.people.set('stranger', { email: 'stranger@elsewhere.example' });
    place.people.set('liar', { email: 'jane@council.example', email_verified: false });
  }
  own = await ownApp({ startsAt: Date.now(), identity: { openId: openId(provider) } });
  await own.change([['housing-inputter', 'email', 'jane@council.example']]);
});
afterAll(async () => {
  await own.close();
  await Promise.all([provider.close(), other.close()]);
});

const tokenOf = async (place: OpenIdPlace, name: string, nonce: string) =>
  (await tokensOf(place, name, nonce, REDIRECT)).id_token;
const nonceOf = () => randomBytes(16).toString('base64url');
const signIn = (idToken: string, at = own) => at.ask('/session/nested-account', { idToken });
const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('where a body lets Excel sign people in, it says with which app of which tenant; else nothing of it is there', async () => {
  const options = async (at: OwnApp) => (await at.as(at.admin).get('/session/options')).body as SessionOptions;
  expect((await options(own)).nested).toEqual({ clientId: provider.clientId, authority: provider.issuer });
  const without = await ownApp({ startsAt: Date.now(), identity: { openId: openId(provider, false) } });
  expect((await options(without)).nested).toBeUndefined();
  expect((await signIn('a.b.c', without)).status).toBe(403);
  await without.close();
});

test('a token lets its person in, and a second time nobody', async () => {
  const token = await tokenOf(provider, 'jane', nonceOf());
  const answer = await signIn(token);
  expect([answer.status, (answer.body as Session).me.id]).toEqual([200, 'housing-inputter']);
  expect((await signIn(token)).status).toBe(403);
});

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

test.each<[string, (nonce: string) => Promise<string>]>([
  ['of another provider', (nonce) => tokenOf(other, 'jane', nonce)],
  ['of somebody whom nobody here knows', (nonce) => tokenOf(provider, 'stranger', nonce)],
  ['with an address that the provider does not vouch for', (nonce) => tokenOf(provider, 'liar', nonce)],
  [
    'with no signature',
    async (nonce) => `${part({ alg: 'none', typ: 'JWT' })}.${part(payloadOf(await tokenOf(provider, 'jane', nonce)))}.`,
  ],
  [
    'signed with the client’s own secret',
    async (nonce) =>
      new SignJWT(payloadOf(await tokenOf(provider, 'jane', nonce)))
        .setProtectedHeader({ alg: 'HS256' })
        .sign(Buffer.from(provider.secret.padEnd(32, 'x'))),
  ],
  [
    'signed with a key that is not the provider’s',
    async (nonce) =>
      new SignJWT(payloadOf(await tokenOf(provider, 'jane', nonce)))
        .setProtectedHeader({ alg: 'RS256' })
        .sign(privateKey),
  ],
  [
    'whose claims were changed after it was signed',
    async (nonce) => {
      const [head, , signature] = (await tokenOf(provider, 'stranger', nonce)).split('.');
      const claims = payloadOf(await tokenOf(provider, 'jane', nonce));
      return `${head ?? ''}.${part({ ...claims })}.${signature ?? ''}`;
    },
  ],
  ['that is none', () => Promise.resolve('not.a.token')],
])('a token %s lets nobody in', async (_, made) => {
  const { status, body } = await signIn(await made(nonceOf()));
  expect([status, (body as { error: { code: string } }).error.code]).toEqual([403, 'sign-in-refused']);
});

test('a token that Excel had kept for more than ten minutes lets nobody in', async () => {
  const late = await ownApp({ startsAt: Date.now(), identity: { openId: openId(provider) } });
  await late.change([['housing-inputter', 'email', 'jane@council.example']]);
  const token = await tokenOf(provider, 'jane', nonceOf());
  late.pass(12);
  expect((await signIn(token, late)).status).toBe(403);
  await late.close();
});

test('a token for another app of the same provider lets nobody in', async () => {
  const elsewhere = await ownApp({
    startsAt: Date.now(),
    identity: { openId: { ...openId(provider), clientId: 'another-app' } },
  });
  await elsewhere.change([['housing-inputter', 'email', 'jane@council.example']]);
  expect((await signIn(await tokenOf(provider, 'jane', nonceOf()), elsewhere)).status).toBe(403);
  await elsewhere.close();
});
