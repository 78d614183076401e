// The provider of OpenID Connect as this server speaks with it: where to send people, and what a code is worth. Asked for
// its addresses when it is first needed, and again where that failed, so that a server starts without it.
import { createRemoteJWKSet, type JWTPayload } from 'jose';
import * as client from 'openid-client';
import { verifiedClaims } from './id-token';
import type { OpenIdSettings } from './settings';

const TIMEOUT_SECONDS = 10;

export interface Started {
  readonly address: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Provider {
  /** What an ID token says that came by another way than through us. @throws where it is not as it should be */
  verified(idToken: string, nonce: string | null): Promise<JWTPayload & { sub: string }>;
  start(redirect: string): Promise<Started>;
  /** @param returned the whole address that the provider sent the person to @throws where it is not as it should be */
  claims(returned: URL, started: Started): Promise<JWTPayload & { sub: string }>;
}

export function makeProvider(settings: OpenIdSettings, now: () => Date): Provider {
  let asked: Promise<client.Configuration> | undefined;
  let keys: { readonly uri: string; readonly set: ReturnType<typeof createRemoteJWKSet> } | undefined;

  function configuration(): Promise<client.Configuration> {
    if (!asked) {
      const authentication = settings.secret === null ? client.None() : client.ClientSecretBasic(settings.secret);
      const asking = client.discovery(new URL(settings.issuer), settings.clientId, undefined, authentication, {
        timeout: TIMEOUT_SECONDS,
        ...(settings.insecure && { execute: [client.allowInsecureRequests] }),
      });
      asking.catch(() => {
        if (asked === asking) asked = undefined;
      });
      asked = asking;
    }
    return asked;
  }

  function keysAt(uri: string): ReturnType<typeof createRemoteJWKSet> {
    if (keys?.uri !== uri)
      keys = { uri, set: createRemoteJWKSet(new URL(uri), { timeoutDuration: TIMEOUT_SECONDS * 1000 }) };
    return keys.set;
  }

  /** The one way in which an ID token is looked at, wherever it came from. */
  async function verified(idToken: string, nonce: string | null): Promise<JWTPayload & { sub: string }> {
    const { issuer, jwks_uri: uri } = (await configuration()).serverMetadata();
    if (uri === undefined) throw new Error('The provider gives no keys');
    const { clientId } = settings;
    return verifiedClaims(idToken, { issuer, clientId, nonce, keys: keysAt(uri), now: now() });
  }

  return {
    async start(redirect) {
      const provider = await configuration();
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      const address = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirect,
        scope: settings.scope,
        response_type: 'code',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state, nonce },
      });
      return { address: address.href, state, nonce, verifier };
    },

    async claims(returned, { state, nonce, verifier }) {
      const provider = await configuration();
      const tokens = await client.authorizationCodeGrant(provider, returned, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      if (tokens.id_token === undefined) throw new Error('The provider gave no ID token');
      return verified(tokens.id_token, nonce);
    },

    verified,
  };
}
