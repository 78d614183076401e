// Why a store does not start. The message is one line that a person can act on; `main` prints it and ends.

export type RefusalReason = 'missing' | 'empty' | 'foreign' | 'damaged' | 'locked' | 'not empty';

export class StoreRefusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StoreRefusal';
    this.reason = reason;
  }
}

/** Damage that is not a torn last line. Names the file and the byte, so that a person can look. */
export function damaged(file: string, offset: number, what: string): StoreRefusal {
  return new StoreRefusal(
    'damaged',
    `The store is damaged: ${file}, byte ${offset}: ${what}. Nothing was changed. Restore a backup, or ask for help with this line.`,
  );
}
