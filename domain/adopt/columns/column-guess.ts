// What is guessed of a column, and what a guess is made from.
import type { PeriodKey } from '../../period/period';
import type { ColumnFacts } from './column-facts';
import type { ColumnHeading } from './headings';
import type { PeriodColumns } from './period-columns';
import type { Role } from './role';

/** Which period a figure column is of: a key, or {@link OF_THE_ROW}, {@link EVERY} one of the table's, its {@link NEWEST}. */
export type ColumnPeriod = PeriodKey | null;

/** Periods that no key says. */
export const OF_THE_ROW = 'of the row';
export const EVERY = 'every';
export const NEWEST = 'newest';

export interface ColumnGuess {
  readonly column: number;
  readonly heading: string;
  readonly role: Role;
  readonly period: ColumnPeriod;
  /** What the heading says of the PI, where PIs stand side by side: `digital volume`. */
  readonly pi: string;
  /** Whether a blank cell means the one above it. */
  readonly repeats: boolean;
  readonly certain: boolean;
  /** Why, or what to check, in one sentence. */
  readonly why: string;
}

export interface GuessInput {
  readonly facts: readonly ColumnFacts[];
  readonly headings: readonly ColumnHeading[];
  readonly periods: PeriodColumns | undefined;
  /** What a person said, by column. */
  readonly said: ReadonlyMap<number, Role>;
  /** Texts that stand over the table. */
  readonly titles: readonly string[];
  /** The group that each row stands under. */
  readonly groups: readonly string[];
}

export type Draft = Omit<ColumnGuess, 'heading'>;

export type Put = (column: number, role: Role, certain: boolean, why: string, more?: Partial<Draft>) => void;
