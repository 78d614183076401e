// Freeze for committee: a copy of a sheet that holds values only and follows nothing, with the day, the revision that it was
// pulled at, and a mark beside each figure that is provisional. The sheet itself stays as it is.
import type { Calendar } from '../../domain/period/period';
import { AppError } from '../../domain/errors';
import { moments } from '../texts/en/moments';
import { frozenTexts } from '../texts/en/frozen';
import { compare, type TableMemory } from './compare';
import type { Ports } from './ports';

export interface Frozen {
  readonly sheet: string;
  readonly revision: number;
  /** Figures that are marked as provisional. */
  readonly provisional: number;
}

/** @throws AppError `not-connected` where the store cannot say what is provisional; `sheet-protected` */
export async function freeze(ports: Ports, memory: TableMemory, calendar: Calendar, tableId: string): Promise<Frozen> {
  const { binding, grid, sheet, read } = await compare(ports, memory, calendar, tableId, true);
  const { kind, before } = sheet;
  if (!kind.provisional) throw new AppError('unexpected', frozenTexts.notThisKind);
  // The copy shows what was pulled, not what the store has now.
  const marks = read.rows.flatMap(({ row, known, cells }) => {
    const provisional = kind.provisional?.(before?.get(known.key) ?? known) ?? [];
    return provisional.flatMap((id) => {
      const value = cells.get(id);
      return value && typeof value.cell === 'number' ? [{ row, header: value.header }] : [];
    });
  });
  const { revision } = binding;
  const now = ports.now();
  const { sheet: name } = await ports.workbook.freeze(grid, {
    sheetName: frozenTexts.sheetName(grid.sheet, now.slice(0, 10)),
    line: (hidden) =>
      frozenTexts.line(moments.full(now), revision, moments.full(binding.pulledAt), marks.length, hidden),
    footer: frozenTexts.footer(revision),
    marks,
  });
  return { sheet: name, revision, provisional: marks.length };
}
