// What the rows of the rights matrix have in common: whether an answer gave what was asked for, and values that the store
// does not hold yet.
import { may, type Asker, type Place } from '../../domain/access/policy';
import { isOpen } from '../../domain/access/rollout-now';
import type { Module } from '../../domain/records/rollout';
import type { Answered } from './council';

export const got = ({ status, text }: Answered, code: string) => status === 200 && text.includes(`"${code}"`);
export const done = ({ status }: Answered) => status === 200;
export const anybody = () => true;

let typed = 0;
export const nextNumber = () => ++typed;
/** A value that the store does not hold yet. */
export const another = () => nextNumber() + 0.5;

/** Whoever sees a PI, where the part that it is asked by is open. */
export const seesWhere = (module: Module) => (asker: Asker, place: Place) =>
  may(asker, 'see', place) && isOpen(asker.rollout, module, place.unitPath);
