// Which period a function in a cell asks for: as people write periods, or told from the newest figure.
import { label, shift, type Calendar, type Frequency, type PeriodKey } from '../../domain/period/period';
import { samePeriodBefore } from '../../domain/period/year';
import { parsePeriod } from '../../domain/period/reading/parse-period';

export type AskedPeriod =
  | { readonly kind: 'period'; readonly period: PeriodKey }
  | { readonly kind: 'none'; readonly because: 'no-data' | 'unknown-period'; readonly message: string };

/** Reads a period as people write it, of a frequency that goes before others. A thousand cells often say the same: read once. */
export type ReadPeriod = (said: string, frequency: Frequency) => PeriodKey | undefined;

export function periodReader(calendar: Calendar): ReadPeriod {
  const known = new Map<string, PeriodKey | undefined>();
  return (said, frequency) => {
    const key = `${frequency} ${said}`;
    if (known.has(key)) return known.get(key);
    const own = parsePeriod(said, { calendar, frequency: [frequency] });
    // Longer periods hold figures that were rolled up.
    const parsed = own.kind === 'period' ? own : parsePeriod(said, { calendar });
    const period = parsed.kind === 'period' ? parsed.period : undefined;
    known.set(key, period);
    return period;
  };
}

/** @param latest the newest period with a figure; `null` where there is none */
export function askedPeriod(
  said: string,
  code: string,
  frequency: Frequency,
  latest: PeriodKey | null,
  calendar: Calendar,
  read: ReadPeriod,
): AskedPeriod {
  const word = said.trim().toLowerCase().replace(/\s+/g, ' ');
  const relative = ['', 'latest', 'previous', 'same last year'].indexOf(word);
  if (relative >= 0) {
    if (latest === null)
      return { kind: 'none', because: 'no-data', message: `${code} has no figure yet, so it has no latest period.` };
    if (relative <= 1) return { kind: 'period', period: latest };
    const period = relative === 2 ? shift(latest, -1) : samePeriodBefore(latest, calendar);
    if (period !== undefined) return { kind: 'period', period };
    const message = `The year before ${label(latest, calendar)} has no such period.`;
    return { kind: 'none', because: 'unknown-period', message };
  }
  const period = read(said, frequency);
  if (period !== undefined) return { kind: 'period', period };
  const message = `“${said}” is no period that can be read. Write it as Q3 2014/15, or latest, previous, same last year.`;
  return { kind: 'none', because: 'unknown-period', message };
}
