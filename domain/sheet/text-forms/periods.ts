// A period in a cell: its label, read back as people write periods. What may mean two is an issue, never a guess.
import { label, parseKey, parseLabel, isPeriodOf, type Calendar } from '../../period/period';
import { parsePeriod } from '../../period/reading/parse-period';
import type { TextForm } from './text-form';

export function periodForm(calendar: Calendar): TextForm<string> {
  return {
    write: (key) =>
      isPeriodOf(key, calendar) && parseLabel(label(key, calendar), calendar) === key ? label(key, calendar) : key,
    read(text) {
      const t = text.trim();
      const known = parseKey(t) ? t : parseLabel(t, calendar);
      if (known) return { value: known };
      const read = parsePeriod(t, { calendar });
      return read.kind === 'period' && read.mark === ''
        ? { value: read.period }
        : {
            wrong: `“${t}” is not read as a period. Write “${label(periodNow(calendar), calendar)}”, “Apr 2014” or “2014/15”.`,
          };
    },
  };
}

/** Any quarter, as an example. */
function periodNow({ yearStartsIn }: Calendar): string {
  return `2014-${String(yearStartsIn).padStart(2, '0')}-01Q`;
}
