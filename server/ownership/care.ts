// What a person looks after: units as a super user of them or of one above, all of them as an administrator; and the PIs
// that they may give to people. Nothing else is told to them in Manage.
import { looksAfter } from '../../domain/access/policy';
import { AppError } from '../../domain/errors';
import type { Indicator } from '../../domain/records/indicator';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { unitLabels } from '../records/unit-labels';
import type { Who } from '../service';

export interface CaredUnit {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  readonly parent: string | null;
  readonly depth: number;
}

/** @throws AppError `not-allowed` for whoever looks after nothing: the same words whatever was asked */
export function mustLookAfter(who: Who, body: Body): void {
  if (!body.unitCodes().some((unit) => looksAfter(who, body.unitPath(unit))) && !isAdministrator(who))
    throw new AppError('not-allowed', 'This is for those who look after a unit. Ask your super user.');
}

const isAdministrator = ({ roles }: Who) => roles.some(({ role }) => role === 'site administrator');

/** @throws AppError `not-allowed` for whoever is no site administrator */
export function mustAdminister(who: Who): void {
  if (!isAdministrator(who)) throw new AppError('not-allowed', 'This is for site administrators.');
}

/** Units in the order of the tree, each below the one that it stands under; brothers by name. */
export function unitsInTree(body: Body, isWanted: (code: string) => boolean): CaredUnit[] {
  const wanted = body.unitCodes().filter(isWanted);
  const labels = new Map(unitLabels(wanted, body).map((label, i) => [wanted[i] ?? '', label]));
  const below = new Map<string | null, string[]>();
  for (const code of wanted) {
    const parent = body.unitPath(code).find((unit) => unit !== code && labels.has(unit)) ?? null;
    const same = below.get(parent);
    if (same) same.push(code);
    else below.set(parent, [code]);
  }
  const units: CaredUnit[] = [];
  const add = (parent: string | null, depth: number) => {
    const named = (below.get(parent) ?? []).map((code) => ({ code, name: body.unitName(code) }));
    for (const { code, name } of named.sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
      units.push({ code, name, label: labels.get(code) ?? name, parent, depth });
      add(code, depth + 1);
    }
  };
  add(null, 0);
  return units;
}

export function caredUnits(who: Who, body: Body): CaredUnit[] {
  return unitsInTree(body, (unit) => looksAfter(who, body.unitPath(unit)));
}

/** PIs that a person may give to people, by code. */
export function caredPis(who: Who, body: Body): Indicator[] {
  const rightsOf = rightsLookup(who, body);
  return body.indicatorCodes().flatMap((code) => {
    const pi = body.indicator(code);
    return pi && rightsOf(pi).includes('owners') ? pi : [];
  });
}
