// Days and instants in English words: `Thursday 8 January 2015`, `today 11:40`, `2 hours ago`, `87 days late`.
import { daysBetween, shortDay, spokenDay } from '../../../domain/period/day';
import type { Day } from '../../../domain/period/day';
import { minutesBetween, wallClock } from '../instants';
import { counted } from './plural';

/** Zone of the clock on the wall; tests name one, the pane takes the machine's. */
type Zone = string | undefined;

export const moments = {
  /** `Thursday 8 January 2015` */
  fullDay: (day: Day) => spokenDay(day, ''),
  /** `Tuesday 14 October`, with the year where it is another than that of `asAt`. */
  weekday: (day: Day, asAt: Day) => spokenDay(day, asAt.slice(0, 4)),
  /** `14 July`, with the year where it is another than that of `asAt`. */
  day: (day: Day, asAt: Day) => shortDay(day, asAt.slice(0, 4)),
  /** `11:40` */
  time: (instant: string, zone?: Zone) => wallClock(instant, zone).time,
  /** `Thursday 9 October 2014, 11:58` */
  full: (instant: string, zone?: Zone) => {
    const { day, time } = wallClock(instant, zone);
    return `${spokenDay(day, '')}, ${time}`;
  },
  /** `today 11:40`, `yesterday 16:02`, `6 October, 16:02` */
  moment: (instant: string, now: string, zone?: Zone) => {
    const { day, time } = wallClock(instant, zone);
    const today = wallClock(now, zone).day;
    const days = daysBetween(day, today);
    if (days === 0) return `today ${time}`;
    if (days === 1) return `yesterday ${time}`;
    return `${shortDay(day, today.slice(0, 4))}, ${time}`;
  },
  /** `just now`, `10 minutes ago`, `2 hours ago`, `yesterday 16:02`, `14 July` */
  ago: (instant: string, now: string, zone?: Zone) => {
    const minutes = minutesBetween(instant, now);
    if (minutes < 1) return 'just now';
    if (minutes < 60) return `${counted(minutes, 'minute')} ago`;
    const then = wallClock(instant, zone);
    const today = wallClock(now, zone).day;
    const days = daysBetween(then.day, today);
    if (days === 0 || minutes < 6 * 60) return `${counted(Math.floor(minutes / 60), 'hour')} ago`;
    if (days === 1) return `yesterday ${then.time}`;
    return shortDay(then.day, today.slice(0, 4));
  },
  /** `09:52` on the same day, else `14 July`. */
  timeOrDay: (instant: string, now: string, zone?: Zone) => {
    const then = wallClock(instant, zone);
    const today = wallClock(now, zone).day;
    return then.day === today ? then.time : shortDay(then.day, today.slice(0, 4));
  },
  /** `87 days late`, `1 day late` */
  late: (days: number) => `${counted(days, 'day')} late`,
};
