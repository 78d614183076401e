// Why two PIs may be one, the strongest reason first: by itself, since panes name the reasons and look for nothing.
export const duplicateReasons = [
  'same code written differently',
  'same name',
  'same name written differently',
  'same words in another order',
  'one word spelt differently',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];
