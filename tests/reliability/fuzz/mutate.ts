// A request that the store takes, made into one that it may never have seen: by throwing dice over its path, its headers, the
// values in its body, and its bytes.
import type { Dice } from '../dice';
import type { Sending } from '../../rights/council';
import { naughty } from './naughty';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const numbers = [0, -0, 1, -1, 0.1, 1e21, -1e21, 2 ** 53, 2 ** 31, -(2 ** 31), 1e308, 5e-324, 65_536, 400, 200_001];

function deep(dice: Dice): Json {
  let made: Json = 1;
  for (let i = dice.pick([5, 33, 40, 500]); i > 0; i--) made = dice.chance(0.5) ? [made] : { a: made };
  return made;
}

function anything(dice: Dice): Json {
  return dice.pick<() => Json>([
    () => dice.pick(naughty),
    () => dice.pick(naughty),
    () => dice.pick(numbers),
    () => null,
    () => dice.chance(0.5),
    () => [],
    () => ({}),
    () => [[], [[]], null, 'x', -1],
    () => Array.from({ length: dice.pick([2, 101, 1001]) }, () => dice.pick(naughty).slice(0, 20)),
    () => ({ [dice.pick(naughty).slice(0, 60)]: dice.pick(naughty) }),
    () => ({ length: -1, toString: 'x', then: 1 }),
    () => JSON.parse('{"__proto__":{"roles":[{"role":"site administrator"}]}}') as Json,
    () => deep(dice),
  ])();
}

/** The same with something in it put out of order. */
function changed(value: Json, dice: Dice): Json {
  if (dice.chance(0.2)) return anything(dice);
  if (Array.isArray(value)) {
    if (value.length === 0 || dice.chance(0.2)) return [...value, anything(dice)];
    const at = dice.below(value.length);
    if (dice.chance(0.15)) return value.filter((_, i) => i !== at);
    if (dice.chance(0.15)) return Array.from({ length: dice.pick([2, 50, 500]) }, () => value[at] ?? null);
    return value.map((item, i) => (i === at ? changed(item, dice) : item));
  }
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value);
    const at = names.length === 0 ? '' : dice.pick(names);
    if (names.length === 0 || dice.chance(0.15)) return { ...value, [dice.pick(naughty).slice(0, 60)]: anything(dice) };
    if (dice.chance(0.15)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== at));
    return { ...value, [at]: changed(value[at] ?? null, dice) };
  }
  return anything(dice);
}

/** Bytes that are no JSON any more, or are some other. */
function spoiled(bytes: Buffer, dice: Dice): Buffer {
  if (bytes.length === 0) return Buffer.from(dice.pick(naughty));
  const copy = Buffer.from(bytes);
  const at = dice.below(copy.length);
  return dice.pick<() => Buffer>([
    () => copy.subarray(0, at),
    () => (copy.writeUInt8(dice.below(256), at), copy),
    () => Buffer.concat([copy, copy]),
    () => Buffer.concat([copy.subarray(0, at), Buffer.from(dice.pick(naughty)), copy.subarray(at)]),
    () => Buffer.from([0xff, 0xfe, ...copy]),
    () => Buffer.from(Array.from({ length: dice.below(200) }, () => dice.below(256))),
    () => Buffer.from(copy.toString().replace(/\d+/, '1'.repeat(400))),
  ])();
}

const strangeHeaders: Readonly<Record<string, readonly string[]>> = {
  'Content-Type': [
    'text/plain',
    'application/json; charset=x',
    'application/json; charset=utf-16',
    'multipart/form-data',
    '',
    'a'.repeat(3000),
  ],
  'Content-Encoding': ['gzip', 'br', 'deflate', 'x', 'gzip, gzip'],
  'If-None-Match': ['*', '""', 'W/"', `"${'x'.repeat(4000)}"`, '"a", "b",,,'],
  Authorization: [
    'Bearer',
    'Bearer  ',
    `Bearer ${'x'.repeat(4000)}`,
    'Basic eDp5',
    'bearer \u00e9',
    'Bearer null',
    'Bearer [object Object]',
  ],
  Accept: ['', '*/*;q=x', 'text/html'],
  'Accept-Encoding': ['br', 'gzip;q=0', 'x', 'identity;q=0, *;q=0'],
  'Accept-Language': ['zz', 'x'.repeat(2000)],
  Origin: ['null', 'https://evil.example', 'x'],
  'X-Forwarded-For': ['::1', '127.0.0.1, 1.2.3.4', 'x', '1.1.1.1,'.repeat(300)],
  'X-Forwarded-Host': ['localhost'],
  'X-HTTP-Method-Override': ['DELETE'],
  Range: ['bytes=0-1', 'bytes=-1', 'x'],
  Expect: ['nonsense'],
};

/** Percent-encoded as a browser does it, or as it stands where a request line can carry it. */
function inPath(text: string, dice: Dice): string {
  const short = text.slice(0, 300);
  if (dice.chance(0.2)) return short.replace(/[^\x21-\x7e]/g, '').replace(/[?#]/g, '');
  // Half letters cannot be encoded.
  return encodeURIComponent(short.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

function changedPath(path: string, dice: Dice): string {
  const [place = '', query] = path.split('?');
  if (query !== undefined && dice.chance(0.7)) {
    const pairs = query.split('&');
    const at = dice.below(pairs.length);
    const name = pairs[at]?.split('=')[0] ?? 'x';
    return `${place}?${dice.pick([
      pairs.map((pair, i) => (i === at ? `${name}=${inPath(dice.pick(naughty), dice)}` : pair)).join('&'),
      `${query}&${query}`,
      `${name}[a]=1&${name}[]=2`,
      `${query}&${inPath(dice.pick(naughty), dice)}=1`,
    ])}`;
  }
  const steps = place.split('/');
  const at = 1 + dice.below(Math.max(1, steps.length - 1));
  return dice.pick([
    steps.map((step, i) => (i === at ? inPath(dice.pick(naughty), dice) : step)).join('/'),
    steps.map((step, i) => (i === steps.length - 1 ? inPath(dice.pick(naughty), dice) : step)).join('/'),
    `${place}/`,
    `/${place}`,
    `${place}?${inPath(dice.pick(naughty), dice)}`,
    place.toUpperCase(),
    `${place}%`,
    `${place}%E0%A4%A`,
  ]);
}

export function mutated({ method, path, body }: Sending, token: string, dice: Dice): RawRequest {
  const headers: Record<string, string> = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  let [sent, place, how] = [body as Json | undefined, path, method.toUpperCase()];
  let bytes: Buffer | null | undefined;
  const changes = 1 + dice.below(3);
  for (let i = 0; i < changes; i++) {
    const kind = dice.below(10);
    if (kind < 7 && sent !== undefined) sent = changed(sent, dice);
    else if (kind === 7 || (kind < 4 && place.includes('?'))) place = changedPath(place, dice);
    else if (kind === 8 || kind < 4) {
      const name = dice.pick(Object.keys(strangeHeaders));
      headers[name] = dice.pick(strangeHeaders[name] ?? ['x']);
    } else if (sent !== undefined && dice.chance(0.7)) bytes = spoiled(Buffer.from(JSON.stringify(sent)), dice);
    else how = dice.pick(['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS']);
  }
  const whole = bytes ?? (sent === undefined ? null : Buffer.from(JSON.stringify(sent)));
  return { method: how, path: place.replace(/[^\x21-\x7e]/g, ''), headers: sendable(headers), body: whole };
}

/** Node sends no header with signs that the protocol has no place for. */
const sendable = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')]),
  );
