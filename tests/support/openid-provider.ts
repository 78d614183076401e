// A real provider of OpenID Connect out of npm, on loopback, for tests and trials: it signs in whoever types a name, as the one
// person of that name. It warns at length that it is set up for a trial, which it is.
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export interface OpenIdPlace {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  /** Claims of the people whom it knows, by the name that they type. */
  readonly people: Map<string, Record<string, unknown>>;
  close(): Promise<void>;
}

/** @param redirect where people may be sent back to */
export async function startOpenIdProvider(redirect: string, more: Configuration = {}): Promise<OpenIdPlace> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, Record<string, unknown>>();
  const [clientId, secret] = ['pi-bridge-test', 'a-secret-of-the-test-provider'];
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: secret, redirect_uris: [redirect], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups', 'preferred_username'] },
    // As Entra ID does: what was asked for stands in the ID token itself.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    ttl: { AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['only for a test'] },
    ...more,
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    ...{ issuer, clientId, secret, people },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Goes through the provider's own pages as a browser does, and answers with the address that it sends back to. */
export async function throughProvider(address: string, name: string, redirect: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = address;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    if (url.startsWith(redirect)) return new URL(url);
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    form = undefined;
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    if (next !== null) url = new URL(next, url).href;
    else {
      const page = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`The provider shows no form: ${response.status} ${page.slice(0, 300)}`);
      url = new URL(action, url).href;
      form = new URLSearchParams(
        page.includes('name="login"') ? { prompt: 'login', login: name, password: 'x' } : { prompt: 'consent' },
      );
    }
  }
  throw new Error('The provider never sent back');
}

/** Tokens of a provider's for a nonce, as Excel would bring them: by a client of its own, with code and PKCE. */
export async function tokensOf(
  { issuer, clientId, secret }: OpenIdPlace,
  name: string,
  nonce: string,
  redirect: string,
): Promise<{ readonly id_token: string; readonly access_token: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const asked = new URLSearchParams({
    ...{ client_id: clientId, redirect_uri: redirect, response_type: 'code', scope: 'openid email profile' },
    ...{ nonce, state: 'x', code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const back = await throughProvider(`${issuer}/auth?${asked}`, name, redirect);
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', redirect_uri: redirect, code_verifier: verifier },
      code: back.searchParams.get('code') ?? '',
    }),
  });
  return (await answer.json()) as { id_token: string; access_token: string };
}
