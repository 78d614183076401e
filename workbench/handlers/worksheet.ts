// Excel's Worksheet and WorksheetCollection.
import { maxColumns, maxRows } from '../engine/area';
import type { SheetFacade } from '../engine/univer-shape';
import type { RichClass } from '../protocol/rich-class';
import { accessDenied, alreadyExists, invalidArgument, invalidOperation, itemNotFound } from '../protocol/rich-error';
import { eventMethods, wholeWorkbook } from './event-desk';
import { copySheet, removeSheet } from './sheet-life';
import type { Host } from './host';

const sheetNotFound = itemNotFound;

/** Excel's rule for sheet names: 1 to 31 characters, none of these, no apostrophe at either end. */
export const isSheetName = (name: string): boolean =>
  name.length >= 1 && name.length <= 31 && !/[\\/?*[\]:]/.test(name) && !/^'|'$/.test(name);

export const renameSheet = (host: Host, id: string, value: unknown): void => {
  if (typeof value !== 'string' || !isSheetName(value)) throw invalidArgument();
  const other = host.places.sheetByName(value);
  if (other !== undefined && other !== id) throw alreadyExists();
  host.engine.cells.sheet(id)?.setName(value);
};

export const worksheetClass = (host: Host): RichClass<string> => {
  const { book } = host.engine.parts;
  const sheet = (id: string): SheetFacade => {
    const facade = host.engine.cells.sheet(id);
    if (!facade) throw sheetNotFound();
    return facade;
  };

  return {
    name: 'Worksheet',
    id: { as: 'Id', of: (id) => id },
    scalars: {
      id: (id) => sheet(id).getSheetId(),
      name: (id) => sheet(id).getSheetName(),
      position: (id) => sheet(id).getIndex(),
      showGridlines: (id) => sheet(id).getSheet().getConfig().showGridlines !== 0,
      // As the client writes it.
      gridlines: (id) => sheet(id).getSheet().getConfig().showGridlines !== 0,
      showHeadings: () => true,
      standardHeight: () => 15,
      standardWidth: () => 8.43,
      tabColor: (id) => sheet(id).getTabColor() ?? '',
      tabId: (id) => sheet(id).getIndex() + 1,
      visibility: (id) => (sheet(id).isSheetHidden() ? 'Hidden' : 'Visible'),
    },
    setters: {
      name: (id, value) => {
        sheet(id);
        renameSheet(host, id, value);
      },
      position: (id, value) => {
        if (typeof value !== 'number') throw invalidArgument();
        book.moveSheet(sheet(id), value);
      },
      showGridlines: (id, value) => {
        sheet(id).setHiddenGridlines(value !== true);
      },
      gridlines: (id, value) => {
        sheet(id).setHiddenGridlines(value !== true);
      },
      tabColor: (id, value) => {
        if (typeof value !== 'string') throw invalidArgument();
        sheet(id).setTabColor(value);
      },
      visibility: (id, value) => {
        if (value === 'Visible') sheet(id).showSheet();
        else if (book.getSheets().filter((each) => !each.isSheetHidden()).length === 1)
          throw invalidOperation('A workbook must contain at least one visible worksheet.');
        else sheet(id).hideSheet();
      },
    },
    objects: {
      charts: (id) => host.make.charts(id),
      customProperties: (id) => host.make.sheetCustomProperties(id),
      freezePanes: (id) => host.make.freezePanes(id),
      horizontalPageBreaks: (id) => host.make.pageBreaks(id),
      names: (id) => host.make.names(id),
      pageLayout: (id) => host.make.pageLayout(id),
      protection: (id) => host.make.sheetProtection(id),
      tables: (id) => host.make.tables({ sheetId: id }),
    },
    methods: {
      activate: (id) => {
        sheet(id);
        book.setActiveSheet(id);
      },
      calculate: () => host.engine.calc.calculateAll(),
      copy: (id, args) => {
        sheet(id);
        return host.make.worksheet(copySheet(host, id, args.raw(0) ?? 'None', args.raw(1)));
      },
      delete: (id) => {
        sheet(id);
        removeSheet(host, id);
      },
      getCell: (id, args) => {
        const row = args.number(0);
        const column = args.number(1);
        if (row < 0 || column < 0 || row >= maxRows || column >= maxColumns) throw invalidArgument();
        return host.make.range({ sheetId: id, top: row, left: column, bottom: row, right: column });
      },
      getNext: (id) => neighbour(host, id, 1) ?? notThere(),
      getNextOrNullObject: (id) => neighbour(host, id, 1),
      getPrevious: (id) => neighbour(host, id, -1) ?? notThere(),
      getPreviousOrNullObject: (id) => neighbour(host, id, -1),
      getRange: (id, args) => {
        sheet(id);
        return host.make.range(
          args.given(0)
            ? host.places.area(args.text(0), id)
            : { sheetId: id, top: 0, left: 0, bottom: maxRows - 1, right: maxColumns - 1 },
        );
      },
      getRangeByIndexes: (id, args) => {
        const [top, left, tall, wide] = [args.number(0), args.number(1), args.number(2), args.number(3)];
        if (top < 0 || left < 0 || tall < 1 || wide < 1 || top + tall > maxRows || left + wide > maxColumns)
          throw invalidArgument();
        return host.make.range({ sheetId: id, top, left, bottom: top + tall - 1, right: left + wide - 1 });
      },
      getUsedRange: (id, args) => {
        sheet(id);
        const used = host.engine.cells.used(id, args.flag(0, false));
        return host.make.range({ sheetId: id, ...(used ?? { top: 0, left: 0, bottom: 0, right: 0 }) });
      },
      getUsedRangeOrNullObject: (id, args) => {
        sheet(id);
        const used = host.engine.cells.used(id, args.flag(0, false));
        return used && host.make.range({ sheetId: id, ...used });
      },
      ...eventMethods<string>(
        host.events,
        {
          ActivatedEvent: 'Activated',
          DataChangedEvent: 'DataChanged',
          DeactivatedEvent: 'Deactivated',
          EventNameChanged: 'NameChanged',
          EventVisibilityChanged: 'VisibilityChanged',
          ProtectionChangedEvent: 'ProtectionChanged',
          RowSortedEvent: 'RowSorted',
          SelectionChangedEvent: 'SelectionChanged',
        },
        (id) => id,
      ),
    },
    deferred: ['getCell', 'getRange', 'getRangeByIndexes'],
    events: {
      onActivated: 'ActivatedEvent',
      onChanged: 'DataChangedEvent',
      onDeactivated: 'DeactivatedEvent',
      onNameChanged: 'EventNameChanged',
      onProtectionChanged: 'ProtectionChangedEvent',
      onRowSorted: 'RowSortedEvent',
      onSelectionChanged: 'SelectionChangedEvent',
      onVisibilityChanged: 'EventVisibilityChanged',
    },
  };
};

const notThere = (): never => {
  throw itemNotFound();
};

const neighbour = (host: Host, id: string, step: 1 | -1): ReturnType<Host['make']['worksheet']> | null => {
  const ids = host.engine.parts.book.getSheets().map((each) => each.getSheetId());
  const next = ids[ids.indexOf(id) + step];
  return next === undefined ? null : host.make.worksheet(next);
};

export const worksheetsClass = (host: Host): RichClass<null> => {
  const { book } = host.engine.parts;
  const ids = (): string[] => book.getSheets().map((sheet) => sheet.getSheetId());
  const visible = (): string[] =>
    book
      .getSheets()
      .filter((sheet) => !sheet.isSheetHidden())
      .map((sheet) => sheet.getSheetId());
  return {
    name: 'WorksheetCollection',
    items: () => ids().map((id) => host.make.worksheet(id)),
    find: (_target, key) => {
      const text = String(key);
      const id = ids().includes(text) ? text : host.places.sheetByName(text);
      return id === undefined ? null : host.make.worksheet(id);
    },
    methods: {
      add: (_target, args) => {
        if (host.side.data.isReadOnly) throw accessDenied();
        const name = args.given(0) ? args.text(0) : undefined;
        if (name !== undefined && !isSheetName(name)) throw invalidArgument();
        if (name !== undefined && host.places.sheetByName(name) !== undefined) throw alreadyExists();
        const active = book.getActiveSheet().getSheetId();
        const sheet = name === undefined ? book.insertSheet(nextSheetName(host)) : book.insertSheet(name);
        // Univer shows a new sheet at once; Excel's add does not.
        book.setActiveSheet(active);
        return host.make.worksheet(sheet.getSheetId());
      },
      getActiveWorksheet: () => host.make.worksheet(book.getActiveSheet().getSheetId()),
      getFirst: (_target, args) => host.make.worksheet((args.flag(0, false) ? visible() : ids())[0] ?? ''),
      getLast: (_target, args) => host.make.worksheet((args.flag(0, false) ? visible() : ids()).at(-1) ?? ''),
      ...eventMethods<null>(
        host.events,
        {
          ActivatedEvent: 'Activated',
          AddedEvent: 'Added',
          DataChangedEvent: 'DataChanged',
          DeactivatedEvent: 'Deactivated',
          DeletedEvent: 'Deleted',
          EventMoved: 'Moved',
          EventNameChanged: 'NameChanged',
          EventVisibilityChanged: 'VisibilityChanged',
          ProtectionChangedEvent: 'ProtectionChanged',
          RowSortedEvent: 'RowSorted',
          SelectionChangedEvent: 'SelectionChanged',
        },
        () => wholeWorkbook,
      ),
    },
    deferred: ['items', 'getActiveWorksheet', 'getFirst', 'getLast'],
    events: {
      onActivated: 'ActivatedEvent',
      onAdded: 'AddedEvent',
      onChanged: 'DataChangedEvent',
      onDeactivated: 'DeactivatedEvent',
      onDeleted: 'DeletedEvent',
      onMoved: 'EventMoved',
      onNameChanged: 'EventNameChanged',
      onProtectionChanged: 'ProtectionChangedEvent',
      onRowSorted: 'RowSortedEvent',
      onSelectionChanged: 'SelectionChangedEvent',
      onVisibilityChanged: 'EventVisibilityChanged',
    },
  };
};

const nextSheetName = (host: Host): string => {
  for (let number = 1; ; number += 1)
    if (host.places.sheetByName(`Sheet${number}`) === undefined) return `Sheet${number}`;
};
