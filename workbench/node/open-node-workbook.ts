// A workbook for tests in Node: the real Excel client of office.js over the real engine, and a person who
// types, sorts, renames and deletes. Starts in well under a second.
import { openUniver } from '../engine/univer-node';
import type { CustomFunctions } from '../handlers/custom-functions';
import type { Person } from '../person';
import { type SideData, emptySide } from '../side-model';
import { openWorkbookHost } from '../workbook-host';
import { connectClient } from './office-client';

export interface NodeWorkbook {
  /** Microsoft's own `Excel`, bound to this workbook. */
  readonly Excel: typeof Excel;
  /** What a person does in the grid. */
  readonly person: Person;
  /** Requests (context.sync round trips) so far; those without content and clean-up do not count. */
  syncCount(): number;
  /** The value, formula and shown text of one cell, read past the client. */
  cell(
    address: string,
  ): Promise<{ value: string | number | boolean; formula: string | number | boolean; text: string }>;
  /** Functions in cells, as the host sees them. */
  readonly functions: CustomFunctions;
  /** Makes the workbook read-only, as when it is opened from a locked file. */
  setReadOnly(readOnly: boolean): void;
  /** Everything that would be saved; opens again with `openNodeWorkbook(saved)`. */
  save(): SavedWorkbook;
  /** Sends no more events from now on, and resolves when what has begun is done and everything is gone. */
  close(): Promise<void>;
}

export interface SavedWorkbook {
  readonly univer: object;
  readonly side: SideData;
}

export const openNodeWorkbook = (saved?: SavedWorkbook): Promise<NodeWorkbook> => {
  const copy = saved && structuredClone(saved);
  const univer = openUniver(copy?.univer);
  const host = openWorkbookHost({ parts: univer.parts, side: copy?.side ?? emptySide() });
  const client = connectClient(host.session);
  host.functions.onEntries((entries) => client.deliver(entries));
  host.handlers.events.onEntries((entries) => client.deliver(entries));

  return Promise.resolve({
    Excel: client.Excel,
    person: host.person,
    functions: host.functions,
    syncCount: () => host.session.count(),
    cell: async (address) => {
      await host.engine.calc.settle();
      const area = host.handlers.host.places.area(address);
      const reader = host.engine.cells.on(area.sheetId);
      return {
        value: reader.value(area.top, area.left),
        formula: reader.formula(area.top, area.left),
        text: reader.text(area.top, area.left),
      };
    },
    setReadOnly: (readOnly) => {
      host.side.data.isReadOnly = readOnly;
    },
    save: () => structuredClone({ univer: host.engine.parts.book.save() as object, side: host.side.data }),
    close: async () => {
      host.handlers.events.onEntries(() => undefined);
      // Univer's own timers throw when they find it gone: first let it finish what it has begun. Its going also takes
      // what the library holds for all, so the next workbook must not be opened before.
      await host.engine.calc.settle();
      await new Promise((resolve) => setTimeout(resolve, 40));
      host.close();
      univer.dispose();
    },
  });
};
