// Excel's RangeAreas: several ranges of one sheet as one object, as the merged cells of a range are answered.
import { type Area, type Rect, intersect } from '../engine/area';
import type { RichClass } from '../protocol/rich-class';
import { RichError, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

/** At least one area, all of one sheet. */
export type Areas = readonly Area[];

/** "If the merged areas count in this range is more than 512, then this method will fail to return the result." */
const MOST_MERGED = 512;

/** Whole merged areas that touch the range; `null` where there are none. @throws RichError of more than Excel answers */
export const mergedAreasIn = (host: Host, area: Area): Areas | null => {
  const sheet = host.engine.cells.sheet(area.sheetId);
  if (!sheet) throw itemNotFound();
  const found = sheet
    .getSheet()
    .getMergeData()
    .flatMap((range): Area[] => {
      const rect: Rect = {
        top: range.startRow,
        left: range.startColumn,
        bottom: range.endRow,
        right: range.endColumn,
      };
      return intersect(rect, area) ? [{ sheetId: area.sheetId, ...rect }] : [];
    });
  if (found.length > MOST_MERGED)
    throw new RichError('InvalidOperation', 'This operation is not permitted for the current object.', 400);
  return found.length === 0 ? null : found.sort((one, other) => one.top - other.top || one.left - other.left);
};

export const rangeAreasClass = (host: Host): RichClass<Areas> => ({
  name: 'RangeAreas',
  scalars: {
    address: (areas) => areas.map((area) => host.places.address(area)).join(','),
    addressLocal: (areas) => areas.map((area) => host.places.address(area)).join(','),
    areaCount: (areas) => areas.length,
    cellCount: (areas) => areas.reduce((n, area) => n + (area.bottom - area.top + 1) * (area.right - area.left + 1), 0),
  },
  objects: {
    areas: (areas) => host.make.ranges(areas),
    worksheet: (areas) => host.make.worksheet(areas[0]?.sheetId ?? ''),
  },
});

export const rangesClass = (host: Host): RichClass<Areas> => ({
  name: 'RangeCollection',
  items: (areas) => areas.map((area) => host.make.range(area)),
});
