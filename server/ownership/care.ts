// What a person looks after: units as a super user of them or of one above, all of them as an administrator; and the PIs
// that they may give to people. Nothing else is told to them in Manage.
import { looksAfter } from '../../domain/access/policy';
import { AppError } from '../../domain/errors';
import type { Indicator } from '../../domain/records/indicator';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { unitsInTree, type UnitInTree } from '../records/unit-tree';
import type { Who } from '../service';

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

export function caredUnits(who: Who, body: Body): UnitInTree[] {
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
