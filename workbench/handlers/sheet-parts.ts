// Smaller objects that belong to a worksheet: its protection and its frozen panes.
import { maxColumns, maxRows } from '../engine/area';
import { type RichClass, rich } from '../protocol/rich-class';
import { accessDenied, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

const defaultOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
};

export const sheetProtectionClass = (host: Host): RichClass<string> => ({
  name: 'WorksheetProtection',
  scalars: {
    options: (id) => (host.side.sheet(id).isProtected ? { ...defaultOptions, ...host.side.sheet(id).options } : null),
    protected: (id) => host.side.sheet(id).isProtected,
  },
  methods: {
    protect: (id, args) => {
      const side = host.side.sheet(id);
      if (side.isProtected) throw accessDenied();
      side.options = args.given(0) ? args.record(0) : {};
      if (args.given(1)) side.password = args.text(1);
      side.isProtected = true;
      host.engine.undo.clear();
      host.events.protectionChanged(id, true);
      host.side.touch();
    },
    unprotect: (id, args) => {
      const side = host.side.sheet(id);
      if (!side.isProtected) return;
      if (side.password !== undefined && args.raw(0) !== side.password) throw accessDenied();
      side.isProtected = false;
      delete side.password;
      host.events.protectionChanged(id, false);
      host.side.touch();
    },
  },
});

/** Where a person or an add-in has a new page begin. Kept with the page set-up; Excel heeds it where a sheet is not fitted. */
export const pageBreaksClass = (host: Host): RichClass<string> => {
  const rowsOf = (id: string): readonly number[] => {
    const { breaks } = host.side.page(id);
    return Array.isArray(breaks) ? (breaks as number[]) : [];
  };
  const set = (id: string, breaks: readonly number[]): void => {
    if (host.side.sheet(id).isProtected) throw accessDenied();
    host.side.data.pages = { ...host.side.data.pages, [id]: { ...host.side.page(id), breaks } };
    host.side.touch();
  };
  const one: RichClass<{ readonly id: string; readonly row: number }> = {
    name: 'PageBreak',
    scalars: { rowIndex: ({ row }) => row },
    methods: {
      delete: ({ id, row }) =>
        set(
          id,
          rowsOf(id).filter((each) => each !== row),
        ),
    },
  };
  return {
    name: 'PageBreakCollection',
    items: (id) => rowsOf(id).map((row) => rich(one, { id, row })),
    methods: {
      add: (id, args) => {
        const row = host.places.area(args.raw(0), id).top;
        set(
          id,
          [...new Set([...rowsOf(id), row])].sort((a, b) => a - b),
        );
        return rich(one, { id, row });
      },
      removePageBreaks: (id) => set(id, []),
    },
  };
};

export const freezePanesClass = (host: Host): RichClass<string> => {
  const freeze = (id: string, rows: number, columns: number): void => {
    const sheet = host.engine.cells.sheet(id);
    if (!sheet) throw itemNotFound();
    if (rows < 0 || columns < 0) throw invalidArgument();
    sheet.setFreeze({
      startRow: rows === 0 ? -1 : rows,
      startColumn: columns === 0 ? -1 : columns,
      ySplit: rows,
      xSplit: columns,
    });
  };
  const location = (id: string): ReturnType<Host['make']['range']> | null => {
    const now = host.engine.cells.sheet(id)?.getFreeze();
    if (!now || (now.xSplit <= 0 && now.ySplit <= 0)) return null;
    return host.make.range({
      sheetId: id,
      top: 0,
      left: 0,
      bottom: now.ySplit > 0 ? now.ySplit - 1 : maxRows - 1,
      right: now.xSplit > 0 ? now.xSplit - 1 : maxColumns - 1,
    });
  };
  return {
    name: 'WorksheetFreezePanes',
    methods: {
      freezeAt: (id, args) => {
        const area = host.places.area(args.raw(0), id);
        freeze(
          id,
          area.bottom === maxRows - 1 ? 0 : area.bottom + 1,
          area.right === maxColumns - 1 ? 0 : area.right + 1,
        );
      },
      freezeColumns: (id, args) => freeze(id, 0, args.number(0, 1)),
      freezeRows: (id, args) => freeze(id, args.number(0, 1), 0),
      getLocation: (id) => {
        const found = location(id);
        if (!found) throw itemNotFound();
        return found;
      },
      getLocationOrNullObject: location,
      unfreeze: (id) => {
        host.engine.cells.sheet(id)?.cancelFreeze();
      },
    },
  };
};
