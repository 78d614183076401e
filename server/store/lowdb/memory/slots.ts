// The place of each PI's code in every column. Codes are looked up once for each array of them: deciding on a push,
// writing what was there before and applying it ask for the same arrays.

interface Known {
  readonly slots: Int32Array;
  /** How many slots there were when some codes were found to have none; `null` where all have one. */
  missingAt: number | null;
}

/** Whether the first is still the first, and so on: then whole arrays are taken as they are. */
export function isInOrder(slots: Int32Array): boolean {
  for (let i = 0; i < slots.length; i++) if (slots[i] !== i) return false;
  return true;
}

export class Slots {
  private readonly byCode = new Map<string, number>();
  private readonly codes: string[] = [];
  private readonly known = new WeakMap<readonly string[], Known>();

  get size(): number {
    return this.codes.length;
  }

  /** All codes, by slot. */
  get all(): readonly string[] {
    return this.codes;
  }

  /** Slot of one code; −1 where it has none. */
  slot(code: string): number {
    return this.byCode.get(code) ?? -1;
  }

  /** Slot of each code, −1 where it has none. Remembered by the identity of the array, which must not change. */
  of(codes: readonly string[]): Int32Array {
    return this.find(codes).slots;
  }

  /** Slot of each code, made where it has none. */
  make(codes: readonly string[]): Int32Array {
    const known = this.find(codes);
    if (known.missingAt === null) return known.slots;
    for (const [i, code] of codes.entries()) if ((known.slots[i] ?? -1) < 0) known.slots[i] = this.add(code);
    known.missingAt = null;
    return known.slots;
  }

  /** Slot of one code, made where it has none. */
  add(code: string): number {
    const slot = this.byCode.get(code);
    if (slot !== undefined) return slot;
    this.byCode.set(code, this.codes.length);
    return this.codes.push(code) - 1;
  }

  private find(codes: readonly string[]): Known {
    const known = this.known.get(codes);
    if (known?.slots.length === codes.length && (known.missingAt === null || known.missingAt === this.size))
      return known;
    const slots = known?.slots.length === codes.length ? known.slots : new Int32Array(codes.length).fill(-1);
    let missing = false;
    // Most lists are in the order that the codes came in: then the next slot is the right one, without a hash.
    let next = 0;
    for (let i = 0; i < slots.length; i++) {
      if ((slots[i] ?? -1) >= 0) continue;
      const code = codes[i] ?? '';
      const slot = this.codes[next] === code ? next : (this.byCode.get(code) ?? -1);
      slots[i] = slot;
      next = slot + 1;
      if (slot < 0) missing = true;
    }
    const found: Known = { slots, missingAt: missing ? this.size : null };
    this.known.set(codes, found);
    return found;
  }
}
