// RangeSort and TableSort: sort fields to Univer's sort command, which moves whole rows of the range.
import { type Area } from '../engine/area';
import { rangeOf } from '../engine/tables';
import type { Arguments } from '../protocol/rich-class';
import { isRecord } from '../protocol/arguments';
import type { RichClass } from '../protocol/rich-class';
import { accessDenied, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

interface Order {
  readonly colIndex: number;
  readonly type: 'asc' | 'desc';
}

/** Sorts the rows of an area; `hasHeaders` leaves its first row in place. */
export const sortArea = async (
  host: Host,
  area: Area,
  fields: readonly unknown[],
  hasHeaders: boolean,
): Promise<void> => {
  const { cells, locks, calc, parts } = host.engine;
  if (locks.forbids(area.sheetId, area)) throw accessDenied();
  const orderRules = fields.map((field): Order => {
    if (!isRecord(field) || typeof field.key !== 'number') throw invalidArgument();
    return { colIndex: area.left + field.key, type: field.ascending === false ? 'desc' : 'asc' };
  });
  // A sort by a column of formulas must see their results.
  cells.flush();
  await calc.settle();
  await parts.commands.executeCommand('sheet.command.sort-range', {
    unitId: parts.book.getId(),
    subUnitId: area.sheetId,
    range: rangeOf(cells.clip(area)),
    orderRules,
    hasTitle: hasHeaders,
  });
};

export const rangeSortClass = (host: Host): RichClass<Area> => ({
  name: 'RangeSort',
  methods: {
    apply: (area, args: Arguments) => sortArea(host, area, args.list(0), args.flag(2, false)),
  },
});

export const tableSortClass = (host: Host): RichClass<string> => ({
  name: 'TableSort',
  scalars: { fields: () => [], matchCase: () => false, method: () => 'PinYin' },
  methods: {
    apply: (id, args: Arguments) => {
      const table = host.engine.tables.byId(id);
      if (!table) throw itemNotFound();
      return sortArea(host, { ...table.area, top: table.area.top + 1 }, args.list(0), false);
    },
    clear: () => undefined,
    reapply: () => undefined,
  },
});
