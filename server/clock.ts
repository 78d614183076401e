// The store's clock: the real one, or the sample's date with the real time of day.
import type { Clock } from './service';

/** The local calendar day. */
function dayOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function realClock(now: () => Date): Clock {
  return { today: () => dayOf(now()), now: () => now().toISOString() };
}

/** A clock that stands at one day. */
export function sampleClock(asAt: string, now: () => Date): Clock {
  return { today: () => asAt, now: () => asAt + now().toISOString().slice(10) };
}
