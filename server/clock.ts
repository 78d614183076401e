// The store's clock: the real one, or the sample's date with the real time of day.
import type { Clock } from './service';

/**
 * The real clock. Its day begins at midnight of the body's zone: phases open, figures fall due then.
 * @param zone as `Europe/London`; `undefined` for the server's own
 */
export function realClock(now: () => Date, zone?: string): Clock {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayOf = (instant: Date) => {
    const found = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
    return `${(found.get('year') ?? '').padStart(4, '0')}-${found.get('month') ?? ''}-${found.get('day') ?? ''}`;
  };
  return { today: () => dayOf(now()), now: () => now().toISOString() };
}

/** Whether there is such a zone. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A clock that stands at one day. */
export function sampleClock(asAt: string, now: () => Date): Clock {
  return { today: () => asAt, now: () => asAt + now().toISOString().slice(10) };
}
