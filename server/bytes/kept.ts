// What was made is kept until room is needed: maps that share one room bounded in bytes, least recently used out first.

interface Entry {
  readonly value: unknown;
  readonly bytes: number;
}

/** Room for so many bytes, shared by every {@link Kept} that is made over it. */
export class Room {
  private readonly entries = new Map<string, Entry>();
  private readonly limit: number;
  private held = 0;
  private shelves = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  get bytes(): number {
    return this.held;
  }

  /** A beginning of keys that nobody else has. */
  newShelf(): string {
    return `${++this.shelves} `;
  }

  get(key: string): unknown {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    // A map keeps the order of insertion: what is used goes to its end.
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: unknown, bytes: number): void {
    this.delete(key);
    if (bytes > this.limit) return;
    this.entries.set(key, { value, bytes });
    this.held += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.held <= this.limit) break;
      this.delete(oldest);
    }
  }

  private delete(key: string): void {
    this.held -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}

export class Kept<V> {
  private readonly room: Room;
  private readonly shelf: string;

  constructor(room: Room) {
    this.room = room;
    this.shelf = room.newShelf();
  }

  get(key: string): V | undefined {
    // Only `set` below puts anything on this shelf.
    return this.room.get(this.shelf + key) as V | undefined;
  }

  /** Puts it in place of what was there, and gives it back. What is heavier than the room is not kept. */
  set(key: string, value: V, bytes: number): V {
    this.room.set(this.shelf + key, value, bytes);
    return value;
  }
}
