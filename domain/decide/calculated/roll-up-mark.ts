// How a change-set says that a change followed by calculation: in the evidence of where a value came from, beside the
// formulas of cells, which begin with “=”. Undo, receipts and counts tell by it what a person did and what followed.
import type { ChangeBlock } from '../../sync/change-set';

export const ROLL_UP = 'roll-up';

/** Whether a block holds what followed; such blocks hold nothing else. */
export function isRolledUp({ formulas }: Pick<ChangeBlock, 'formulas'>): boolean {
  return formulas?.[0] === ROLL_UP;
}

/** A sender's blocks: nobody passes off what they typed as what followed. */
export function withoutMark(block: ChangeBlock): ChangeBlock {
  if (!block.formulas?.includes(ROLL_UP)) return block;
  return { ...block, formulas: block.formulas.map((text) => (text === ROLL_UP ? null : text)) };
}
