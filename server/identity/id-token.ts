// Whether an ID token is the provider's, for us, of now, and for this very sign-in. One function for every way a token
// comes in; what it refuses is a table in id-token.test.ts.
import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

/** Signed with a key that only the provider has: no shared secret, and never nothing. */
const ALGORITHMS = [
  'RS256',
  'PS256',
  'ES256',
  'EdDSA',
  'Ed25519',
  'RS384',
  'RS512',
  'PS384',
  'PS512',
  'ES384',
  'ES512',
];
/** Clocks differ by so many seconds. */
const LEEWAY = 60;
/** A token is used as soon as it is made: older ones were kept by somebody. */
const OLDEST = '10 minutes';

export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  /** `null` where the way that it came has none: then whoever asks sees to it that it is good once. */
  readonly nonce: string | null;
  /** The provider's public keys. */
  readonly keys: JWTVerifyGetKey;
  readonly now: Date;
}

/** @throws an error of jose, or Error, that says what is wrong with it: for the log, never for a body */
export async function verifiedClaims(idToken: string, expected: Expected): Promise<JWTPayload & { sub: string }> {
  const { payload } = await jwtVerify(idToken, expected.keys, {
    issuer: expected.issuer,
    audience: expected.clientId,
    algorithms: ALGORITHMS,
    requiredClaims: ['iss', 'aud', 'sub', 'exp', 'iat', ...(expected.nonce === null ? [] : ['nonce'])],
    clockTolerance: LEEWAY,
    maxTokenAge: OLDEST,
    currentDate: expected.now,
  });
  if (expected.nonce !== null && payload['nonce'] !== expected.nonce)
    throw new Error('The nonce is not that of this sign-in');
  const { sub, aud } = payload;
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) throw new Error('There is no subject');
  const { azp } = payload;
  if (azp !== undefined ? azp !== expected.clientId : Array.isArray(aud) && aud.length > 1)
    throw new Error('The token was made for somebody else too');
  return { ...payload, sub };
}
