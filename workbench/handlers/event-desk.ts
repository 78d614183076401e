// Keeps who listens to what, and turns changes of the workbook into the entries that the client expects.
// Event numbers and argument names are the client's own.
import { type Area, formatRect, intersect, rows } from '../engine/area';
import type { Change } from '../engine/changes';
import type { Engine } from '../engine/engine';
import { selectedArea } from '../engine/selection';
import type { Method } from '../protocol/rich-class';
import { type WireEvent, eventCategory } from '../protocol/wire';

const number = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  Calculated: 16,
  RowSorted: 19,
  ProtectionChanged: 24,
  NameChanged: 25,
  VisibilityChanged: 26,
  Moved: 27,
  TableSelectionChanged: 100,
  TableChanged: 101,
  TableAdded: 102,
  TableDeleted: 103,
} as const;

export type EventName = keyof typeof number;

/** The client's target id for events of the whole workbook. */
export const wholeWorkbook = 'Workbook';

export interface EventDesk {
  listen(event: EventName, target: string, difference: 1 | -1): void;
  /** Where entries go; called once per request and once per edit of a person. */
  onEntries(send: (entries: readonly WireEvent[]) => void): void;
  onSelection(send: () => void): void;
  protectionChanged(sheetId: string, isProtected: boolean): void;
  flush(): void;
  close(): void;
  isEnabled: boolean;
}

/** Register and unregister methods for a class of objects. */
export const eventMethods = <T>(
  desk: EventDesk,
  names: Readonly<Record<string, EventName>>,
  target: (object: T) => string,
): Record<string, Method<T>> => {
  const methods: Record<string, Method<T>> = {};
  for (const [wire, event] of Object.entries(names)) {
    methods[`_Register${wire}`] = (object) => desk.listen(event, target(object), 1);
    methods[`_Unregister${wire}`] = (object) => desk.listen(event, target(object), -1);
  }
  return methods;
};

export const createEventDesk = (engine: Engine, keepRange: (area: Area) => string): EventDesk => {
  const listeners = new Map<string, number>();
  let entries: WireEvent[] = [];
  let send: (entries: readonly WireEvent[]) => void = () => undefined;
  let sendSelection: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let selectionTimer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    if (entries.length === 0) return;
    const out = entries;
    entries = [];
    send(out);
  };
  const flushSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(flush, 0);
  };

  const desk: EventDesk = {
    isEnabled: true,
    listen: (event, target, difference) => {
      const key = `${event}|${target}`;
      listeners.set(key, Math.max(0, (listeners.get(key) ?? 0) + difference));
    },
    onEntries: (listener) => {
      send = listener;
    },
    onSelection: (listener) => {
      sendSelection = listener;
    },
    protectionChanged: (sheetId, isProtected) => {
      for (const target of [sheetId, wholeWorkbook])
        emit('ProtectionChanged', target, () => ({
          isProtected,
          source: 'Local',
          worksheetId: sheetId,
          sheetPassword: '',
        }));
    },
    flush,
    close: () => {
      clearTimeout(timer);
      clearTimeout(selectionTimer);
    },
  };

  const emit = (event: EventName, target: string, args: () => object): void => {
    if (!desk.isEnabled || !listeners.get(`${event}|${target}`)) return;
    entries.push([eventCategory, number[event], target, JSON.stringify(args()), 0, false]);
    flushSoon();
  };
  const onSheet = (event: EventName, sheetId: string, args: object): void => {
    for (const target of [sheetId, wholeWorkbook])
      emit(event, target, () => ({ source: 'Local', worksheetId: sheetId, ...args }));
  };

  const cellsChanged = (change: Extract<Change, { kind: 'cells' }>, byAddin: boolean): void => {
    const { sheetId } = change.area;
    const common = {
      source: 'Local',
      changeType: change.changeType,
      address: formatRect(change.area),
      worksheetId: sheetId,
      triggerSource: byAddin ? 'ThisLocalAddin' : 'Unknown',
      shiftDirection: 'None',
      ...change.details,
    };
    for (const target of [sheetId, wholeWorkbook])
      emit('DataChanged', target, () => ({ ...common, referenceId: keepRange(change.area) }));
    for (const table of engine.tables.at(sheetId, change.area)) {
      const part = intersect(table.area, change.area);
      if (!part || rows(part) < 1) continue;
      for (const target of [table.id, sheetId, wholeWorkbook])
        emit('TableChanged', target, () => ({
          ...common,
          address: formatRect(part),
          tableId: table.id,
          referenceId: keepRange({ sheetId, ...part }),
        }));
    }
  };

  const selectionChanged = (): void => {
    clearTimeout(selectionTimer);
    selectionTimer = setTimeout(() => {
      sendSelection();
      const area = selectedArea(engine.parts);
      onSheet('SelectionChanged', area.sheetId, { address: formatRect(area) });
      flush();
    }, 20);
  };

  engine.onChange((change, byAddin) => {
    switch (change.kind) {
      case 'cells': {
        cellsChanged(change, byAddin);
        return;
      }
      case 'rows-sorted': {
        onSheet('RowSorted', change.area.sheetId, { address: formatRect(change.area) });
        return;
      }
      case 'sheet-added': {
        emit('Added', wholeWorkbook, () => ({ source: 'Local', worksheetId: change.sheetId }));
        return;
      }
      case 'sheet-deleted': {
        emit('Deleted', wholeWorkbook, () => ({ source: 'Local', worksheetId: change.sheetId }));
        return;
      }
      case 'sheet-activated': {
        onSheet('Activated', change.sheetId, {});
        return;
      }
      case 'sheet-deactivated': {
        onSheet('Deactivated', change.sheetId, {});
        return;
      }
      case 'sheet-moved': {
        onSheet('Moved', change.sheetId, {});
        return;
      }
      case 'sheet-renamed': {
        onSheet('NameChanged', change.sheetId, { nameBefore: change.before, nameAfter: change.after });
        return;
      }
      case 'sheet-visibility': {
        onSheet('VisibilityChanged', change.sheetId, {
          visibilityBefore: change.visible ? 'Hidden' : 'Visible',
          visibilityAfter: change.visible ? 'Visible' : 'Hidden',
        });
        return;
      }
      case 'table-added':
        for (const target of [change.sheetId, wholeWorkbook])
          emit('TableAdded', target, () => ({ source: 'Local', tableId: change.tableId, worksheetId: change.sheetId }));
        return;
      case 'table-deleted':
        for (const target of [change.sheetId, wholeWorkbook])
          emit('TableDeleted', target, () => ({
            source: 'Local',
            tableId: change.tableId,
            tableName: change.tableName,
            worksheetId: change.sheetId,
          }));
        return;
      case 'selection': {
        selectionChanged();
        return;
      }
    }
  });

  return desk;
};
