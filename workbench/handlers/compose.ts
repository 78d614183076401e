// Puts the families together and gives out the root object of a workbook.
import type { Area } from '../engine/area';
import type { Engine } from '../engine/engine';
import { type ErasedClass, type RichObject, rich } from '../protocol/rich-class';
import type { SideModel } from '../side-model';
import { chartsClass } from './charts';
import { conditionalFormatsClass } from './conditional-formats';
import { dataValidationClass } from './data-validation';
import { type EventDesk, createEventDesk } from './event-desk';
import type { Host, Objects } from './host';
import { namesClass } from './names';
import { pageLayoutClass } from './page-layout';
import { createPlaces } from './places';
import { rangeClass } from './range';
import { rangeAreasClass, rangesClass } from './range-areas';
import { rangeFormatMaker } from './range-format';
import { customPropertiesClass, settingsClass, sheetCustomPropertiesClass } from './settings';
import { freezePanesClass, pageBreaksClass, sheetProtectionClass } from './sheet-parts';
import { rangeSortClass } from './sorting';
import { tableClass, tablesClass } from './tables';
import { applicationClass, propertiesClass, workbookClass } from './workbook';
import { worksheetClass, worksheetsClass } from './worksheet';

export interface Handlers {
  readonly host: Host;
  readonly root: RichObject;
  readonly kept: Map<string, RichObject>;
  readonly events: EventDesk;
  readonly nextReferenceId: () => string;
  /** The classes of the families, for the list of supported members. */
  readonly classes: readonly ErasedClass[];
}

export const createHandlers = (engine: Engine, side: SideModel): Handlers => {
  const kept = new Map<string, RichObject>();
  let references = 0;
  const nextReferenceId = (): string => {
    references += 1;
    return `ref-${references}`;
  };
  const events = createEventDesk(engine, (area: Area) => {
    const id = nextReferenceId();
    kept.set(id, make.range(area));
    return id;
  });

  // Each class is made once; `make` is filled below, before anything calls it.
  const make: Objects = {
    range: (area) => rich(classes.range, area),
    rangeAreas: (areas) => rich(classes.rangeAreas, areas),
    ranges: (areas) => rich(classes.ranges, areas),
    rangeFormat: (area) => rangeFormat(area),
    conditionalFormats: (area) => rich(classes.conditionalFormats, area),
    dataValidation: (area) => rich(classes.dataValidation, area),
    rangeSort: (area) => rich(classes.rangeSort, area),
    worksheet: (id) => rich(classes.worksheet, id),
    worksheets: () => rich(classes.worksheets, null),
    charts: (id) => rich(classes.charts, id),
    pageLayout: (id) => rich(classes.pageLayout, id),
    freezePanes: (id) => rich(classes.freezePanes, id),
    pageBreaks: (id) => rich(classes.pageBreaks, id),
    sheetProtection: (id) => rich(classes.sheetProtection, id),
    sheetCustomProperties: (id) => rich(classes.sheetCustomProperties, id),
    table: (id) => rich(classes.table, id),
    tables: (scope) => rich(classes.tables, scope),
    names: (sheetId) => rich(classes.names, sheetId),
    settings: () => rich(classes.settings, null),
    application: () => rich(classes.application, null),
    properties: () => rich(classes.properties, null),
    customProperties: () => rich(classes.customProperties, null),
    workbook: () => rich(classes.workbook, null),
  };
  const host: Host = { engine, side, make, events, places: createPlaces(engine) };
  const rangeFormat = rangeFormatMaker(host);
  const classes = {
    workbook: workbookClass(host, { kept }),
    application: applicationClass(host),
    worksheets: worksheetsClass(host),
    worksheet: worksheetClass(host),
    range: rangeClass(host),
    rangeAreas: rangeAreasClass(host),
    ranges: rangesClass(host),
    rangeSort: rangeSortClass(host),
    conditionalFormats: conditionalFormatsClass(host),
    dataValidation: dataValidationClass(host),
    charts: chartsClass(host),
    pageLayout: pageLayoutClass(host),
    tables: tablesClass(host),
    table: tableClass(host),
    names: namesClass(host),
    settings: settingsClass(host),
    sheetProtection: sheetProtectionClass(host),
    freezePanes: freezePanesClass(host),
    pageBreaks: pageBreaksClass(host),
    sheetCustomProperties: sheetCustomPropertiesClass(host),
    properties: propertiesClass(host),
    customProperties: customPropertiesClass(host),
  };
  return { host, root: make.workbook(), kept, events, nextReferenceId, classes: Object.values(classes) };
};
