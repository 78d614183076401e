// What a text may mean as a period: its spelling, the meanings that spelling can have, and what was chosen for a table.
// Rule: a spelling has one meaning in one row or column, and where nothing decides which, that is an issue, not a guess.
import * as z from 'zod/mini';
import type { Day } from '../day';
import type { Calendar, Frequency, PeriodKey } from '../period';

/** Spellings that can mean more than one thing, each named by an example; `plain` for all that cannot. */
export const spellings = [
  'plain',
  '2010-11',
  '2010/11',
  '10/11',
  '2014',
  'Q1 2014',
  'OCT under 2014',
  'month 7',
  'week 7',
  '01/02/2015',
  'date',
  'span',
] as const;
export type Spelling = (typeof spellings)[number];

export const meanings = [
  'as written',
  'year',
  'month',
  'several years',
  'year that starts then',
  'year that ends then',
  'calendar year',
  'month of the calendar year',
  'month of the body’s year',
  'calendar month in the body’s year',
  'first week has most of its days in the year',
  'first week holds the first day of the year',
  'week of ISO 8601',
  'first day of the period',
  'last day of the period',
  'day first',
  'month first',
  'the period it falls into',
  'the period it ends in',
  'a year that Excel took for a date',
] as const;
export type Meaning = (typeof meanings)[number];

/** How an ambiguity was decided for one table: "in this table `2010-11` is a year" (ours). Small enough to keep with it. */
export const periodChoiceSchema = z.strictObject({ spelling: z.enum(spellings), meaning: z.enum(meanings) });
export type PeriodChoice = z.infer<typeof periodChoiceSchema>;

/** What is written: a period, a stretch of days that may be one, or something that is none. */
export type Said =
  | { readonly kind: 'period'; readonly period: PeriodKey }
  | { readonly kind: 'days'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'week'; readonly day: Day; readonly edge: 'first' | 'last' }
  | { readonly kind: 'none' };

export interface Reading {
  readonly spelling: Spelling;
  readonly meaning: Meaning;
  readonly said: Said;
}

/** A reading placed in the calendar: the period that it is, or `null` with the one that comes nearest. */
export interface Candidate {
  readonly spelling: Spelling;
  readonly meaning: Meaning;
  readonly period: PeriodKey | null;
  readonly suggestion?: PeriodKey | undefined;
}

/** A cell as Excel holds it: numbers are years, `201404`, or dates by their serial. */
export type PeriodCell = string | number | null;

export interface ReadingOptions {
  readonly calendar: Calendar;
  /** What the PI is collected at, where known. */
  readonly frequency?: Frequency | readonly Frequency[] | undefined;
  /** The year that stands above or beside, for cells such as `OCT` and `Q1`. */
  readonly heading?: PeriodCell | undefined;
  readonly choices?: readonly PeriodChoice[] | undefined;
  /** The workbook's date system: 1900 by default, 1904 in some from a Mac. */
  readonly dateSystem?: 1900 | 1904 | undefined;
}

export const plain = (period: PeriodKey): Reading => ({
  spelling: 'plain',
  meaning: 'as written',
  said: { kind: 'period', period },
});

export function wantedOf({ frequency }: Pick<ReadingOptions, 'frequency'>): readonly Frequency[] | undefined {
  return typeof frequency === 'string' ? [frequency] : frequency;
}

export function hasChoice({ choices }: Pick<ReadingOptions, 'choices'>, spelling: Spelling, meaning: Meaning): boolean {
  return choices?.some((c) => c.spelling === spelling && c.meaning === meaning) ?? false;
}
