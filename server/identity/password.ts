// Slow, salted hashes of passwords (scrypt, in Node itself). Only a few are made at once, so that a storm of sign-ins takes
// neither the memory nor the threads that pushes are written with.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { plainPassword } from '../../domain/access/password-rules';
import { AppError } from '../../domain/errors';

/** N as a power of 2; memory is 128 · N · r bytes. OWASP's cheat sheet: 2^15, 8, 3 is as good as 2^17, 8, 1. */
export interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}
export const modernCost: Cost = { log2N: 15, r: 8, p: 3 };

const AT_ONCE = 2;
const WAITING = 60;
const BYTES = 32;

export interface Passwords {
  hash(password: string): Promise<string>;
  /**
   * Whether a password is the one that was hashed. Takes as long where there is none.
   * @throws AppError `busy` where too many wait
   */
  isRight(password: string, hash: string | null): Promise<boolean>;
  /** Whether a hash was made with less than what is usual now. */
  isOld(hash: string): boolean;
}

function derive(password: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** log2N;
  return new Promise((resolve, reject) => {
    scrypt(plainPassword(password), salt, BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

const textOf = ({ log2N, r, p }: Cost, salt: Buffer, key: Buffer) =>
  ['scrypt', log2N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');

function parsed(hash: string): { cost: Cost; salt: Buffer; key: Buffer } | undefined {
  const [, log2N, r, p, salt = '', key = ''] = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash) ?? [];
  if (log2N === undefined) return undefined;
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

/** Runs a few at once, and keeps a short queue. */
function fewAtOnce(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING)
        throw new AppError('busy', 'Many people sign in at this moment. Try again in a few seconds.');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, or is free.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

export function makePasswords(cost: Cost = modernCost): Passwords {
  const inTurn = fewAtOnce();
  const nobody = { cost, salt: randomBytes(16), key: Buffer.alloc(BYTES) };
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(16);
        return textOf(cost, salt, await derive(password, salt, cost));
      }),
    isRight: (password, hash) =>
      inTurn(async () => {
        const known = hash === null ? undefined : parsed(hash);
        const { salt, key, cost: made } = known ?? nobody;
        const isSame = timingSafeEqual(await derive(password, salt, made), key);
        return isSame && known !== undefined;
      }),
    isOld: (hash) => {
      const made = parsed(hash)?.cost;
      return made?.log2N !== cost.log2N || made.r !== cost.r || made.p !== cost.p;
    },
  };
}
