// The process that checks a store beside its server (audit/verify-besides.ts): told which by its first message, it says how
// far it is and what it found, and ends.
import type { Place } from './store/places';
import { storeAt, type Verified } from './store/store-at';

export type FromVerifier =
  | { readonly kind: 'at'; readonly revision: number }
  | { readonly kind: 'verified'; readonly verified: Verified }
  | { readonly kind: 'failed'; readonly why: string };

/** Milliseconds between two words of how far it is. */
const EVERY = 200;

const say = (said: FromVerifier) => new Promise<void>((resolve) => process.send?.(said, () => resolve()));

async function check(place: Place): Promise<void> {
  let next = 0;
  try {
    const verified = await storeAt(place).verify(({ revision }) => {
      if (performance.now() < next) return;
      next = performance.now() + EVERY;
      void say({ kind: 'at', revision });
    });
    await say({ kind: 'verified', verified });
  } catch (error) {
    await say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
}

process.once('message', (place: Place) => void check(place));
// Whoever asked is gone: nobody waits for what it finds.
process.once('disconnect', () => process.exit());
