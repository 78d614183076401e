// What the grid's own editor makes of typed text, brought to Excel's rules: 15 digits of a number.
import { fifteenDigits } from './cell-input';
import type { Cell, UniverParts } from './univer-shape';

const isCell = (value: unknown): value is Cell => typeof value === 'object' && value !== null && 'v' in value;

export const watchTypedNumbers = (parts: UniverParts): { dispose(): void } =>
  parts.commands.beforeCommandExecuted((command) => {
    if (command.id !== 'sheet.command.set-range-values') return;
    const { value } = (command.params ?? {}) as { value?: unknown };
    round(value, 3);
  });

/** The command takes a cell, a matrix of cells, or cells by row and column; changed in place, before it runs. */
const round = (value: unknown, depth: number): void => {
  if (isCell(value)) {
    if (typeof value.v === 'number' && Number.isFinite(value.v)) value.v = fifteenDigits(value.v);
  } else if (typeof value === 'object' && value !== null && depth > 0)
    for (const inner of Object.values(value)) round(inner, depth - 1);
};
