// From when to when, as a person writes it: days or instants. Days are UTC, as the times in the audit are.
import { UsageError } from '../outcome';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The instant that a text names, in milliseconds since 1970. @param dayAs what stands for a day alone */
export function instantOf(option: string, text: string | undefined, dayAs: 'begin' | 'end'): number | undefined {
  if (text === undefined) return undefined;
  const full = DAY.test(text) ? `${text}T${dayAs === 'begin' ? '00:00:00.000' : '23:59:59.999'}Z` : text;
  const time = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(full) ? new Date(full) : new Date(Number.NaN);
  const iso = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  // 30 February is read as 2 March: that is not what was asked.
  if (iso === '' || (DAY.test(text) && !iso.startsWith(text)))
    throw new UsageError(`--${option} takes a day as 2026-01-31, or an instant as 2026-01-31T09:00:00Z`);
  return time.getTime();
}
