// Change-sets that are decided and not yet durable. They wait here for one write and one sync together; when that
// fails, all of them are refused, for the later ones were decided on top of the earlier.
import type { StoredSet } from '../chain/change-line';
import { Layer } from '../chain/layer';

export interface Waiting {
  readonly set: StoredSet;
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Cells in the draft's layer that memory holds by now, after which it is made anew. */
const STALE_CELLS = 100_000;

export class GroupCommit {
  private waiting: Waiting[] = [];
  private readonly byPush = new Map<string, Waiting>();
  private running: Promise<void> | undefined;
  /** What waits, over memory; made when somebody asks, for most pushes wait alone. */
  private layer = new Layer();
  private unlayered: StoredSet[] = [];
  private stale = 0;
  /** Goes up each time that waiting change-sets are thrown away. */
  failures = 0;
  private readonly write: (sets: readonly StoredSet[]) => Promise<void>;

  /** @param write makes change-sets durable and then applies them, all or none. */
  constructor(write: (sets: readonly StoredSet[]) => Promise<void>) {
    this.write = write;
  }

  /** The last that is decided and not durable yet. */
  get last(): StoredSet | undefined {
    return this.waiting.at(-1)?.set;
  }

  /** The waiting change-set of a revision. */
  at(revision: number): StoredSet | undefined {
    const first = this.waiting[0];
    return first && this.waiting[revision - first.set.revision]?.set;
  }

  /** The waiting change-set of a pushId. */
  find(pushId: string): Waiting | undefined {
    return this.byPush.get(pushId);
  }

  /** All that wait, over memory. It may hold what memory holds already, and nothing older. */
  draft(): Layer {
    for (const set of this.unlayered.splice(0)) this.layer.redo(set);
    return this.layer;
  }

  /** Resolves when the change-set is durable. */
  async add(set: StoredSet): Promise<void> {
    let resolve: Waiting['resolve'] = () => undefined;
    let reject: Waiting['reject'] = () => undefined;
    const done = new Promise<void>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    const waiting = { set, done, resolve, reject };
    this.waiting.push(waiting);
    this.byPush.set(set.head.pushId, waiting);
    this.unlayered.push(set);
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
        this.refuseAll(error);
        break;
      }
      this.waiting = this.waiting.slice(batch.length);
      for (const { set, resolve } of batch) {
        this.byPush.delete(set.head.pushId);
        this.stale += set.blocks.reduce((n, b) => n + b.keys.length, 0);
        resolve();
      }
      if (this.waiting.length === 0 || this.stale > STALE_CELLS) this.layerAnew();
    }
    this.running = undefined;
  }

  private refuseAll(error: unknown): void {
    const refused = this.waiting;
    this.waiting = [];
    this.byPush.clear();
    this.failures++;
    this.layerAnew();
    for (const w of refused) w.reject(error);
  }

  private layerAnew(): void {
    this.layer = new Layer();
    this.unlayered = this.waiting.map((w) => w.set);
    this.stale = 0;
  }
}
