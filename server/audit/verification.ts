// The check of the whole store, begun from Manage: every checksum, the chain, and that what is kept beside it comes to the
// same. It runs beside the server, so that nobody waits for it; one at a time; what it found is kept until the next.
import type { Verification } from '../../domain/wire-audit';
import { mustAdminister } from '../ownership/care';
import type { ServiceParts, Who } from '../service';
import { compareHeads, keptHeadsIn } from '../store/chain/kept-heads';
import type { OnProgress, Verified } from '../store/store-at';

/** Checks the store that this server runs on, without standing in its way. @throws where it cannot be checked */
export type VerifyStore = (onProgress: OnProgress) => Promise<Verified>;

/** @throws AppError `not-allowed` for all but site administrators */
export interface VerificationService {
  state(who: Who): Promise<Verification>;
  /** Begins one, where none is under way. @param kept heads that were kept outside, in whatever text */
  verify(kept: string, who: Who): Promise<Verification>;
}

/** Findings that are told one by one. */
const TOLD = 20;

type Last = NonNullable<Verification['last']>;

export function verificationService({
  store,
  clock,
  verifyStore,
}: ServiceParts & { readonly verifyStore: VerifyStore }): VerificationService {
  let running: Verification['running'] = null;
  let last: Verification['last'] = null;

  async function resultOf(kept: string, onProgress: OnProgress): Promise<Omit<Last, 'by' | 'at'>> {
    const { head, findings } = await verifyStore(onProgress);
    const told = findings.slice(0, TOLD).map(({ file, offset, what }) => ({ place: `${file}, ${offset}`, what }));
    const found = { head, findings: told, more: findings.length - told.length };
    if (findings.length > 0) return { ...found, state: 'damaged', kept: null };
    const heads = keptHeadsIn(kept);
    if (heads.length === 0) return { ...found, state: 'whole', kept: null };
    const misfits = await compareHeads(heads, store);
    const state = misfits.length === 0 ? 'whole' : 'not the one that was kept';
    return { ...found, state, kept: { compared: heads.length, misfits } };
  }

  return {
    async state(who) {
      mustAdminister(who);
      return { running, last };
    },

    async verify(kept, who) {
      mustAdminister(who);
      if (running) return { running, last };
      const by = { id: who.id, name: who.name };
      const { revision: of } = await store.head();
      const begun = (running = { by, since: clock.now(), done: 0, of });
      void resultOf(kept, ({ revision }) => {
        running = { ...begun, done: Math.min(revision, of) };
      })
        .catch((): Omit<Last, 'by' | 'at'> => ({ state: 'failed', head: null, findings: [], more: 0, kept: null }))
        .then((result) => {
          last = { by, at: clock.now(), ...result };
          running = null;
        });
      return { running, last };
    },
  };
}
