// Change-sets that are decided and not yet durable. They wait here for one write and one sync together; when that
// fails, all of them are refused, for the later ones were decided on top of the earlier.
import type { StoredSet } from '../chain/change-line';

export interface Waiting {
  readonly set: StoredSet;
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class GroupCommit {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  /** Goes up each time that waiting change-sets are thrown away. */
  failures = 0;
  private readonly write: (sets: readonly StoredSet[]) => Promise<void>;

  /** @param write makes change-sets durable and then applies them, all or none. */
  constructor(write: (sets: readonly StoredSet[]) => Promise<void>) {
    this.write = write;
  }

  /** Decided and not durable yet, oldest first. */
  get sets(): readonly StoredSet[] {
    return this.waiting.map((w) => w.set);
  }

  /** The waiting change-set of a pushId. */
  find(pushId: string): Waiting | undefined {
    return this.waiting.find((w) => w.set.head.pushId === pushId);
  }

  /** Resolves when the change-set is durable. */
  async add(set: StoredSet): Promise<void> {
    let resolve: Waiting['resolve'] = () => undefined;
    let reject: Waiting['reject'] = () => undefined;
    const done = new Promise<void>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    this.waiting.push({ set, done, resolve, reject });
    this.running ??= this.run();
    return done;
  }

  /** Resolves when nothing waits any more; rejects where what waited was thrown away. */
  async settled(): Promise<void> {
    await this.waiting.at(-1)?.done;
  }

  /** Resolves when writing has ended, well or badly. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // One tick later, so that all who decide in this one share the sync.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice();
      try {
        await this.write(batch.map((w) => w.set));
      } catch (error) {
        const refused = this.waiting;
        this.waiting = [];
        this.failures++;
        for (const w of refused) w.reject(error);
        break;
      }
      this.waiting = this.waiting.slice(batch.length);
      for (const w of batch) w.resolve();
    }
    this.running = undefined;
  }
}
