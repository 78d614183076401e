// Which PIs a view shows to a person, worked out once for as long as the body's records and the person's rights stay as
// they are. People who see the same PIs share the same lists, so they share every text made of them.
import type { Asker } from '../../domain/access/policy';
import { frequencyOf, startOf, type Frequency, type PeriodKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Module } from '../../domain/records/rollout';
import type { View } from '../../domain/wire';
import { Kept, Room } from '../bytes/kept';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { openAt } from '../rollout/open-modules';
import { Listing } from './pi-list';

/** Bytes that the lists of one body may come to. */
const LISTS = 16 * 1024 * 1024;

interface Scopes {
  /** By person and scope: the PIs that they see in it. */
  readonly pis: Kept<readonly Indicator[]>;
  /** By the codes in it. */
  readonly listings: Kept<Listing>;
}

const kept = new WeakMap<Body, Scopes>();

function scopesOf(body: Body): Scopes {
  const known = kept.get(body);
  if (known) return known;
  const room = new Room(LISTS);
  const scopes: Scopes = { pis: new Kept(room), listings: new Kept(room) };
  kept.set(body, scopes);
  return scopes;
}

/** Everything that a person's rights depend on, beside the body's records. */
export function askerKey({ id, roles, suspended, rollout }: Asker): string {
  return JSON.stringify([id, suspended, roles, rollout.key]);
}

/**
 * PIs of a view's scope that the person may see, by code, where the part that asks is open. The same array as long as
 * nothing changed.
 */
export function pisInScope(
  { scope, units }: Pick<View, 'scope' | 'units'>,
  who: Asker,
  body: Body,
  module: Module = 'PIs',
): readonly Indicator[] {
  const key = JSON.stringify([askerKey(who), scope, units ?? null, module]);
  const { pis } = scopesOf(body);
  const known = pis.get(key);
  if (known) return known;
  const wanted = units && new Set(units);
  const rightsOf = rightsLookup(who, body);
  const isOpen = openAt(module, who, body);
  const found: Indicator[] = [];
  for (const code of body.indicatorCodes()) {
    const pi = body.indicator(code);
    if (!pi || !rightsOf(pi).includes('see') || !isOpen(pi)) continue;
    if (scope === 'mine' && pi.owner !== who.id && !pi.updaters.includes(who.id)) continue;
    if (wanted && !body.unitPath(pi.unit).some((unit) => wanted.has(unit))) continue;
    found.push(pi);
  }
  return pis.set(key, found, 200 + key.length * 2 + found.length * 8);
}

/** The listing of these PIs: whoever sees the same ones gets the same. */
export function listingOf(pis: readonly Indicator[], body: Body): Listing {
  const key = pis.map((pi) => pi.code).join('\n');
  const { listings } = scopesOf(body);
  const known = listings.get(key);
  if (known) return known;
  const listing = new Listing(pis);
  return listings.set(key, listing, key.length + listing.whole.weight * 4);
}

const byFrequency = new WeakMap<readonly Indicator[], Map<string, Listing>>();

/** The PIs of a scope that are collected in any of the periods. */
export function listingForPeriods(pis: readonly Indicator[], periods: readonly string[], body: Body): Listing {
  const wanted = new Set(periods.map(frequencyOf));
  const known = byFrequency.get(pis) ?? new Map<string, Listing>();
  byFrequency.set(pis, known);
  const name = [...wanted].sort().join(' ');
  const listing =
    known.get(name) ??
    listingOf(
      pis.filter((pi) => wanted.has(pi.frequency)),
      body,
    );
  known.set(name, listing);
  return listing;
}

/** The PIs of one frequency in a listing. */
export function ofFrequency(listing: Listing, frequency: Frequency) {
  return listing.choose(frequency, () =>
    listing.whole.pis.flatMap((pi, place) => (pi.frequency === frequency ? place : [])),
  );
}

/** The PIs of a listing that are collected in a period. */
export function collectedIn(listing: Listing, period: PeriodKey) {
  const frequency = frequencyOf(period);
  return listing.choose(`collected ${period}`, () =>
    listing.whole.pis.flatMap((pi, place) =>
      pi.frequency === frequency && startOf(pi.collectedFrom) <= startOf(period) ? place : [],
    ),
  );
}
