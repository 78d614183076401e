// What every handler is given: the engine, the side model, and ways to make other objects without
// importing their files, so that the families do not depend on one another.
import type { Area, Rect } from '../engine/area';
import type { Engine } from '../engine/engine';
import type { RichObject } from '../protocol/rich-class';
import type { SideModel } from '../side-model';
import type { EventDesk } from './event-desk';

export interface ConditionalRef {
  readonly sheetId: string;
  readonly id: string;
}

export interface ColumnRef {
  readonly tableId: string;
  readonly columnId: number;
}

/** Makes the host object of each family. */
export interface Objects {
  range(area: Area): RichObject;
  /** Several ranges of one sheet: as one object, and as a collection. */
  rangeAreas(areas: readonly Area[]): RichObject;
  ranges(areas: readonly Area[]): RichObject;
  rangeFormat(area: Area): RichObject;
  conditionalFormats(area: Area): RichObject;
  dataValidation(area: Area): RichObject;
  rangeSort(area: Area): RichObject;
  worksheet(sheetId: string): RichObject;
  worksheets(): RichObject;
  charts(sheetId: string): RichObject;
  pageLayout(sheetId: string): RichObject;
  freezePanes(sheetId: string): RichObject;
  pageBreaks(sheetId: string): RichObject;
  sheetProtection(sheetId: string): RichObject;
  sheetCustomProperties(sheetId: string): RichObject;
  table(id: string): RichObject;
  /** Tables of a sheet, of the workbook, or those that touch a range. */
  tables(scope: TableScope): RichObject;
  names(sheetId: string | null): RichObject;
  settings(): RichObject;
  application(): RichObject;
  properties(): RichObject;
  customProperties(): RichObject;
  workbook(): RichObject;
}

export interface TableScope {
  readonly sheetId?: string;
  readonly rect?: Rect;
  readonly fullyContained?: boolean;
}

export interface Host {
  readonly engine: Engine;
  readonly side: SideModel;
  readonly make: Objects;
  readonly events: EventDesk;
  readonly places: Places;
}

export interface Places {
  /** A Range object, or an address or a name as text. Throws InvalidArgument or ItemNotFound. */
  area(value: unknown, sheetId?: string): Area;
  /** `Sheet1!A1:B2`. */
  address(area: Area): string;
  sheetByName(name: string): string | undefined;
}
