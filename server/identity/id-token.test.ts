// ID tokens that must not let anybody in, one a row; each differs in one thing from the good one.
import { createHmac, createPublicKey } from 'node:crypto';
import { createLocalJWKSet, exportJWK, exportSPKI, SignJWT, type CryptoKey, generateKeyPair, type JWK } from 'jose';
import { verifiedClaims } from './id-token';

const NOW = new Date('2026-11-28T09:00:00Z');
const at = (seconds: number) => Math.floor(NOW.getTime() / 1000) + seconds;
const issuer = 'https://issuer.example';
const clientId = 'pi-bridge';
const nonce = 'nonce-of-this-sign-in';
const good = {
  iss: issuer,
  aud: clientId,
  sub: 'jane',
  iat: at(-5),
  exp: at(300),
  nonce,
  email: 'jane@council.example',
};

const rsa = await generateKeyPair('RS256', { extractable: true });
const elliptic = await generateKeyPair('ES256', { extractable: true });
const stranger = await generateKeyPair('RS256', { extractable: true });
const publicJwk: JWK = { ...(await exportJWK(rsa.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
const ecJwk: JWK = { ...(await exportJWK(elliptic.publicKey)), kid: 'k2', alg: 'ES256', use: 'sig' };
const keys = createLocalJWKSet({ keys: [publicJwk, ecJwk] });
const spki = await exportSPKI(rsa.publicKey);

const signed = (
  claims: object,
  key: CryptoKey = rsa.privateKey,
  header: { alg: string; kid?: string } = { alg: 'RS256', kid: 'k1' },
) => new SignJWT({ ...claims }).setProtectedHeader(header).sign(key);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const bySecret = (secret: string | Buffer) => {
  const body = `${part({ alg: 'HS256', kid: 'k1', typ: 'JWT' })}.${part(good)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
};
const check = (token: string) => verifiedClaims(token, { issuer, clientId, nonce, keys, now: NOW });
const without = (claim: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim));

test.each<[string, () => Promise<string> | string]>([
  ['with RSA', () => signed(good)],
  ['with an elliptic curve', () => signed(good, elliptic.privateKey, { alg: 'ES256', kid: 'k2' })],
  ['for us alone in a list', () => signed({ ...good, aud: [clientId] })],
  ['for us and others, made for us', () => signed({ ...good, aud: [clientId, 'other'], azp: clientId })],
  ['by a clock that is half a minute ahead', () => signed({ ...good, iat: at(30) })],
])('taken: signed %s', async (_, token) => {
  expect(await check(await token())).toMatchObject({ sub: 'jane', email: 'jane@council.example' });
});

test.each<[string, () => Promise<string> | string]>([
  ['no signature (alg none)', () => `${part({ alg: 'none' })}.${part(good)}.`],
  ['no signature, written otherwise (alg NoNe)', () => `${part({ alg: 'NoNe', kid: 'k1' })}.${part(good)}.`],
  ['HS256 with the public key as its secret', () => bySecret(spki)],
  ['HS256 with the public key’s bytes', () => bySecret(createPublicKey(spki).export({ type: 'spki', format: 'der' }))],
  ['HS256 with the client id', () => bySecret(clientId)],
  ['a key of somebody else under the same name', () => signed(good, stranger.privateKey)],
  ['a key that nobody knows', () => signed(good, stranger.privateKey, { alg: 'RS256', kid: 'k9' })],
  [
    'a key of its own in the header',
    async () =>
      new SignJWT(good)
        .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(stranger.publicKey) })
        .sign(stranger.privateKey),
  ],
  [
    'an algorithm that its key is not for',
    () => signed(good, rsa.privateKey, { alg: 'RS512', kid: 'k2' }).catch(() => 'x'),
  ],
  ['another issuer', () => signed({ ...good, iss: 'https://issuer.example.evil' })],
  ['the issuer with a slash more', () => signed({ ...good, iss: `${issuer}/` })],
  ['another audience', () => signed({ ...good, aud: 'other' })],
  ['an audience that only contains us', () => signed({ ...good, aud: 'pi-bridge-test' })],
  ['us and others, and made for nobody named', () => signed({ ...good, aud: [clientId, 'other'] })],
  ['us and others, made for others', () => signed({ ...good, aud: [clientId, 'other'], azp: 'other' })],
  ['another nonce', () => signed({ ...good, nonce: 'of-another-sign-in' })],
  ['no nonce', () => signed(without('nonce'))],
  ['an end that is past', () => signed({ ...good, iat: at(-400), exp: at(-100) })],
  ['no end', () => signed(without('exp'))],
  ['a start that is to come', () => signed({ ...good, nbf: at(600) })],
  ['made in the future', () => signed({ ...good, iat: at(600), exp: at(900) })],
  ['made an hour ago', () => signed({ ...good, iat: at(-3600) })],
  ['no time at which it was made', () => signed(without('iat'))],
  ['no subject', () => signed(without('sub'))],
  ['an empty subject', () => signed({ ...good, sub: '' })],
  [
    'a changed claim',
    async () => {
      const [head, , signature] = (await signed(good)).split('.');
      return `${head}.${part({ ...good, sub: 'tom' })}.${signature}`;
    },
  ],
  ['no token at all', () => ''],
  ['something else', () => 'not.a.token'],
])('refused: %s', async (_, token) => {
  await expect(check(await token())).rejects.toThrow();
});
