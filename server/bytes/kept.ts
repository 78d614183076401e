// What was made is kept until room is needed: a map bounded in bytes, least recently used out first.

interface Entry<V> {
  readonly value: V;
  readonly bytes: number;
}

export class Kept<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private readonly limit: number;
  private held = 0;

  /** @param limit bytes that all entries together may weigh */
  constructor(limit: number) {
    this.limit = limit;
  }

  get bytes(): number {
    return this.held;
  }

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    // A map keeps the order of insertion: what is used goes to its end.
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Puts it in place of what was there. What is heavier than everything may weigh together is not kept. */
  set(key: string, value: V, bytes: number): V {
    this.delete(key);
    if (bytes > this.limit) return value;
    this.entries.set(key, { value, bytes });
    this.held += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.held <= this.limit) break;
      this.delete(oldest);
    }
    return value;
  }

  private delete(key: string): void {
    this.held -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}
