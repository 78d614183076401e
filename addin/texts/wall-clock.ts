// Instants as clocks and calendars show them. The zone is the person's own unless told otherwise; hours are 24.
import type { Day } from '../../domain/period/day';

/** An instant taken apart: the day and the time that a clock on the wall shows. */
export interface WallClock {
  readonly day: Day;
  /** `HH:MM` */
  readonly time: string;
}

/** Day and time of an ISO 8601 instant in a time zone (by default that of the machine). */
export function wallClock(instant: string, timeZone?: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** Whole minutes from one instant to another; below 0 where it lies before. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
}
