// What the panes asked and were told, by name: the last answer stays on the screen while it is asked again.
// Small enough to read, since the whole pane has to fit into 250 kB.

/** An answer, or the lack of one. `data` outlives later errors. */
export interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
}

interface Entry {
  state: Asked<unknown>;
  ask: () => Promise<unknown>;
  /** Under way; resolves whatever comes of it. */
  asking: Promise<void> | null;
  /** Went stale while it was under way: what is coming may be old. */
  again: boolean;
  readonly watchers: Set<() => void>;
}

const nothing: Asked<never> = { data: undefined, error: null, isFetching: false };

export class AskedCache {
  readonly #entries = new Map<string, Entry>();

  state(key: string): Asked<unknown> {
    return this.#entries.get(key)?.state ?? nothing;
  }

  watch(key: string, ask: () => Promise<unknown>, listener: () => void): () => void {
    const entry = this.#entry(key, ask);
    entry.watchers.add(listener);
    return () => entry.watchers.delete(listener);
  }

  /** Asks now, or joins the asking that is under way. */
  fetch(key: string, ask: () => Promise<unknown>): Promise<void> {
    const entry = this.#entry(key, ask);
    entry.asking ??= this.#run(entry);
    return entry.asking;
  }

  /** Asks again, of all keys that begin so, those that somebody looks at; forgets nothing. */
  async stale(prefix: string): Promise<void> {
    const looked = [...this.#entries].filter(([key, e]) => key.startsWith(prefix) && e.watchers.size > 0);
    await Promise.all(
      looked.map(([, entry]) => {
        if (entry.asking !== null) entry.again = true;
        entry.asking ??= this.#run(entry);
        return entry.asking;
      }),
    );
  }

  /** Forgets the answers of all keys that begin so. */
  forget(prefix: string): void {
    for (const [key, entry] of this.#entries) if (key.startsWith(prefix)) this.#set(entry, nothing);
  }

  #entry(key: string, ask: () => Promise<unknown>): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.ask = ask;
      return known;
    }
    const entry: Entry = { state: nothing, ask, asking: null, again: false, watchers: new Set() };
    this.#entries.set(key, entry);
    return entry;
  }

  async #run(entry: Entry): Promise<void> {
    this.#set(entry, { ...entry.state, isFetching: true });
    try {
      await this.#ask(entry);
      while (entry.again) await this.#ask(entry);
    } finally {
      entry.asking = null;
      this.#set(entry, { ...entry.state, isFetching: false });
    }
  }

  async #ask(entry: Entry): Promise<void> {
    entry.again = false;
    try {
      const data = await entry.ask();
      this.#set(entry, { data, error: null, isFetching: true });
    } catch (error) {
      this.#set(entry, { ...entry.state, error, isFetching: true });
    }
  }

  #set(entry: Entry, state: Asked<unknown>): void {
    entry.state = state;
    for (const listener of [...entry.watchers]) listener();
  }
}
