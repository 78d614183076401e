// How often one may try to sign in. Nobody is locked out: tries come back with time, and what a stranger does from
// elsewhere takes nothing from a person at an address that they came in from before. Counted are failures only; a try is
// taken beforehand and given back, so that a thousand at once are no way around it.
import { AppError } from '../../domain/errors';

interface Allowance {
  /** So many at once. */
  readonly most: number;
  /** One comes back after so many seconds. */
  readonly seconds: number;
}

export const allowances = {
  /** One sign-in name from one address. */
  pair: { most: 10, seconds: 20 },
  /** One address, whatever the name: an office stands behind one. */
  address: { most: 60, seconds: 4 },
  /** One sign-in name from all addresses that it never came in from. */
  name: { most: 60, seconds: 30 },
} as const satisfies Record<string, Allowance>;

/** More keys than this are not remembered; the oldest are forgotten first. */
const REMEMBERED = 50_000;

class Buckets {
  private readonly left = new Map<string, { tries: number; at: number }>();
  private readonly allowance: Allowance;
  private readonly millis: () => number;

  constructor(allowance: Allowance, millis: () => number) {
    this.allowance = allowance;
    this.millis = millis;
  }

  private at(key: string): number {
    const known = this.left.get(key);
    if (!known) return this.allowance.most;
    // A clock that is put back gives nothing and takes nothing.
    const back = Math.max(0, this.millis() - known.at) / 1000 / this.allowance.seconds;
    return Math.min(this.allowance.most, known.tries + back);
  }

  private set(key: string, tries: number): void {
    this.left.delete(key);
    if (tries >= this.allowance.most) return;
    this.left.set(key, { tries, at: this.millis() });
    const [oldest] = this.left.keys();
    if (this.left.size > REMEMBERED && oldest !== undefined) this.left.delete(oldest);
  }

  /** Seconds until there is a try; 0 where there is one now. */
  wait(key: string): number {
    const left = this.at(key);
    return left >= 1 ? 0 : Math.ceil((1 - left) * this.allowance.seconds);
  }

  take(key: string): void {
    this.set(key, this.at(key) - 1);
  }

  giveBack(key: string): void {
    this.set(key, Math.min(this.allowance.most, this.at(key) + 1));
  }

  forget(key: string): void {
    this.left.delete(key);
  }
}

export interface Try {
  /** It was right: the try is given back, and earlier slips are forgotten. */
  right(): void;
  /** It never came to a decision: the try is given back. */
  undecided(): void;
}

export interface Attempts {
  /**
   * @param name as it was typed, folded; whether there is such a person makes no difference
   * @param isKnown whether the person came in from this address before
   * @throws AppError `too-many-tries`
   */
  byName(name: string, address: string, isKnown: boolean): Try;
  /** Of codes and handovers, which nobody can guess: only the address counts. @throws AppError `too-many-tries` */
  byAddress(address: string): Try;
}

export function makeAttempts(millis: () => number): Attempts {
  const pairs = new Buckets(allowances.pair, millis);
  const addresses = new Buckets(allowances.address, millis);
  const names = new Buckets(allowances.name, millis);

  function begin(places: readonly (readonly [Buckets, string])[], pair?: string): Try {
    const wait = Math.max(...places.map(([buckets, key]) => buckets.wait(key)));
    if (wait > 0)
      throw new AppError('too-many-tries', `Too many tries. Wait ${wait} seconds, then try again; nothing is locked.`);
    for (const [buckets, key] of places) buckets.take(key);
    const undecided = () => {
      for (const [buckets, key] of places) buckets.giveBack(key);
    };
    return {
      undecided,
      right() {
        undecided();
        if (pair !== undefined) pairs.forget(pair);
      },
    };
  }

  return {
    byName(name, address, isKnown) {
      const pair = `${address} ${name}`;
      // Colleagues behind the same address, and strangers elsewhere, take nothing from one who came in from here.
      if (isKnown) return begin([[pairs, pair]], pair);
      return begin(
        [
          [pairs, pair],
          [addresses, address],
          [names, name],
        ],
        pair,
      );
    },
    byAddress: (address) => begin([[addresses, address]]),
  };
}

/** One household or office of IPv6 has 2^64 addresses: they are one. */
export function addressKey(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.replace(/%.*$/, '').split('::');
  const first = head.split(':').filter((part) => part !== '');
  const last = plain.includes('::') ? tail.split(':').filter((part) => part !== '') : [];
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
