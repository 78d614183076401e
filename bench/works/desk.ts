// Where a work is done: a running store with people signed in, the floor beside it, and the body it holds.
import type { GeneratedBody } from '../generator/body';
import type { About } from '../measure/figure';
import type { Seat, Started } from '../processes/contender';
import type { Floor } from '../processes/floor-line';

export interface Desk {
  readonly about: About;
  readonly body: GeneratedBody;
  readonly floor: Floor;
  readonly started: Started;
  /** Rounds of a short work; long ones take fewer. */
  readonly rounds: number;
  /** Cells of the largest push; left out: every size. */
  readonly cells: number | undefined;
  seat(person: string): Promise<Seat>;
  /** A number that was not used before on this store: pushes made with it are new. */
  serial(): number;
}

export type DeskParts = Omit<Desk, 'seat'>;

export function deskOf(parts: DeskParts): Desk {
  const seats = new Map<string, Promise<Seat>>();
  return {
    ...parts,
    seat(person) {
      const seat = seats.get(person) ?? parts.started.as(person);
      seats.set(person, seat);
      return seat;
    },
  };
}

/** Fewer rounds of what takes long, but never fewer than three. */
export function fewer(rounds: number, by: number): number {
  return Math.max(3, Math.round(rounds / by));
}
