// Which parts of PI Bridge are open to a person, and where: asked by whoever answers for a part, so that what does not show
// in the pane is refused here as well. Site administrators are held by it like all others.
import { may, type Asker } from '../../domain/access/policy';
import { moduleHolds } from '../../domain/access/module-of';
import { isOpen, modulesOpen, opensOn, rolloutOf, rolloutOn } from '../../domain/access/rollout-now';
import { AppError } from '../../domain/errors';
import { shortDay, type Day } from '../../domain/period/day';
import type { Indicator } from '../../domain/records/indicator';
import { ROLLOUT, type Module } from '../../domain/records/rollout';
import type { Body } from '../records/body';
import { piIndex } from '../records/pi-index';

const nobodys = { owner: null, updaters: [] } as const;

/** Paths of the units in which a person sees anything: by a role, or because a PI of theirs stands there. */
function pathsSeen(who: Asker, body: Body): (readonly string[])[] {
  const units = new Set(
    body.unitCodes().filter((unit) => may(who, 'see', { unitPath: body.unitPath(unit), ...nobodys })),
  );
  for (const pi of piIndex(body).ofPerson.get(who.id) ?? []) if (may(who, 'see', body.placeOf(pi))) units.add(pi.unit);
  return [...units].map((unit) => body.unitPath(unit));
}

/** The parts that show to a person. */
export function modulesFor(who: Asker, body: Body): Module[] {
  return modulesOpen(who.rollout, who.rollout.phases === null ? [] : pathsSeen(who, body));
}

/** Whether a part is open at a PI's place. */
export function openAt(module: Module, who: Asker, body: Body): (pi: Pick<Indicator, 'unit'>) => boolean {
  const known = new Map<string, boolean>();
  return ({ unit }) => {
    const found = known.get(unit) ?? isOpen(who.rollout, module, body.unitPath(unit));
    known.set(unit, found);
    return found;
  };
}

/** Why a part is closed for a person, with the day on which it opens to them; `undefined` where it is open. */
export function closedWords(module: Module, who: Asker, body: Body, today: Day): string | undefined {
  if (modulesFor(who, body).includes(module)) return undefined;
  const rollout = rolloutOf(body.document('rollout', ROLLOUT));
  const day = opensOn(rollout, module, pathsSeen(who, body), today);
  const when = day === null ? 'Ask your site administrator when they will be.' : `They open on ${shortDay(day, '')}.`;
  return `${moduleHolds[module]} are not open to you yet. ${when}`;
}

/** @throws AppError `not-allowed` where a part is closed wherever the person sees anything */
export function mustBeOpen(module: Module, who: Asker, body: Body, today: Day): void {
  const why = closedWords(module, who, body, today);
  if (why !== undefined) throw new AppError('not-allowed', why);
}

/**
 * The first day on which the roll-out lets a person record a PI of theirs, where it does not now; `undefined` where they
 * record already, or nothing is theirs, or no phase to come lets them.
 */
export function recordsFrom(who: Asker, body: Body, today: Day): Day | undefined {
  const rollout = rolloutOf(body.document('rollout', ROLLOUT));
  const own = piIndex(body).ofPerson.get(who.id) ?? [];
  const days = (rollout?.phases ?? []).map(({ from }) => from).filter((day) => day > today);
  return [...new Set(days)].sort().find((day) => {
    const then = { ...who, rollout: rolloutOn(rollout, day) };
    return own.some((pi) => may(then, 'data', body.placeOf(pi)));
  });
}
