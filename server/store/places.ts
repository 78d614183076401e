// Where a store can be: in a folder or in a database; and how a place is said without its password.
import path from 'node:path';

export type Place =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'database'; readonly url: string };

const DATABASE = /^postgres(ql)?:\/\//i;

/** A place as a person writes it: the URL of a database, or a folder. */
export function placeOf(text: string, cwd: string): Place {
  return DATABASE.test(text) ? { kind: 'database', url: text } : { kind: 'folder', folder: path.resolve(cwd, text) };
}

/** The place in words for people and logs: never with a password. */
export function nameOf(place: Place): string {
  if (place.kind === 'folder') return place.folder;
  try {
    const { protocol, username, host, pathname } = new URL(place.url);
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
  } catch {
    return 'the database';
  }
}

/** A text without any secret that a place's URL holds: what a driver says may repeat it. */
export function withoutSecrets(text: string, urls: readonly string[]): string {
  let clean = text;
  for (const url of urls) {
    clean = clean.replaceAll(url, nameOf({ kind: 'database', url }));
    for (const secret of secretsOf(url)) clean = clean.replaceAll(secret, '***');
  }
  return clean;
}

function secretsOf(url: string): string[] {
  try {
    const { password, searchParams } = new URL(url);
    const asked = ['password', 'sslpassword'].flatMap((name) => searchParams.getAll(name));
    return [password, decodeURIComponent(password), ...asked].filter((secret) => secret.length > 2);
  } catch {
    return /:([^:@/]+)@/.exec(url)?.slice(1) ?? [];
  }
}
