// Why a store does not start. The message is one line that a person can act on; `main` prints it and ends.

export type RefusalReason = 'missing' | 'empty' | 'foreign' | 'damaged' | 'locked' | 'not empty';

/** Where something is not as it was written. */
export interface Damage {
  readonly file: string;
  /** Byte at which it shows; 0 where it is the file as a whole. */
  readonly offset: number;
  readonly what: string;
}

export class StoreRefusal extends Error {
  readonly reason: RefusalReason;
  /** Of a damaged store, where this is one place. */
  readonly damage: Damage | undefined;
  constructor(reason: RefusalReason, message: string, options?: { cause?: unknown; damage?: Damage }) {
    super(message, options);
    this.name = 'StoreRefusal';
    this.reason = reason;
    this.damage = options?.damage;
  }
}

/** Damage that is not a torn last line. Names the file and the byte, so that a person can look. */
export function damaged(file: string, offset: number, what: string): StoreRefusal {
  return new StoreRefusal(
    'damaged',
    `The store is damaged: ${file}, byte ${offset}: ${what}. Nothing was changed. Restore a backup, or ask for help with this line.`,
    { damage: { file, offset, what } },
  );
}
