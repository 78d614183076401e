// `window.workbench`: what tests and demonstrations may do with the page. Everything a person does goes
// the way of the person's commands, so events, protection and validation apply.
import { formatRect } from '../engine/area';
import { sheetPage } from '../print/sheet-page';
import type { Person } from '../person';
import type { WorkbookHost } from '../workbook-host';

export interface WorkbenchCell {
  readonly value: string | number | boolean;
  readonly formula: string | number | boolean;
  /** What the cell shows. */
  readonly text: string;
}

export interface Workbench {
  /** True when the workbook is open and the add-in answers. */
  isReady(): boolean;
  /** Resolves when `isReady` is true; rejects after a minute. */
  whenReady(): Promise<void>;
  /** Reads one cell, calculated. The address may name a sheet; else it is the active one. */
  read(address: string): Promise<WorkbenchCell>;
  /** Types into a cell and presses Enter. False when refused; `person.lastMessage()` says why. */
  type(address: string, text: string): Promise<boolean>;
  activeSheet(): Promise<string>;
  sheets(): Promise<readonly string[]>;
  tables(): Promise<readonly { readonly name: string; readonly sheet: string; readonly address: string }[]>;
  /** Sorts the rows of a range by its column, counted from 0. */
  sort(address: string, column: number, ascending?: boolean): Promise<boolean>;
  insertColumn(address: string): Promise<boolean>;
  /** The page that a sheet is printed from: HTML with its own size, margins, heads and feet. */
  printed(sheet: string): Promise<string>;
  /** Keeps the workbook in the browser now, without waiting for the next quiet moment. */
  save(): Promise<void>;
  /** Everything else that people do: paste, delete, rename, copy and protect sheets, undo. */
  readonly person: Person;
  /** Requests that the add-in has sent to the workbook so far. */
  requestCount(): number;
  /** Milliseconds that the grid took for them, and characters of the largest of them. */
  requestMillis(): number;
  largestRequest(): number;
}

declare global {
  interface Window {
    readonly workbench: Workbench;
  }
}

export const createWorkbench = (
  host: WorkbookHost,
  save: () => Promise<void>,
  addIn: { readonly isReady: () => boolean; readonly largestRequest: () => number },
): Workbench => {
  const { isReady, largestRequest } = addIn;
  const { engine, person } = host;
  const { book } = engine.parts;
  return {
    isReady,
    whenReady: async () => {
      for (let waited = 0; !isReady(); waited += 50) {
        if (waited > 60_000) throw new Error('The workbench was not ready within a minute.');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    read: async (address) => {
      await engine.calc.settle();
      const area = host.handlers.host.places.area(address);
      const reader = engine.cells.on(area.sheetId);
      return {
        value: reader.value(area.top, area.left),
        formula: reader.formula(area.top, area.left),
        text: reader.text(area.top, area.left),
      };
    },
    type: (address, text) => person.types(address, text),
    activeSheet: () => Promise.resolve(book.getActiveSheet().getSheetName()),
    sheets: () => Promise.resolve(book.getSheets().map((sheet) => sheet.getSheetName())),
    tables: () =>
      Promise.resolve(
        engine.tables.list().map((table) => ({
          name: table.name,
          sheet: book.getSheetBySheetId(table.area.sheetId)?.getSheetName() ?? '',
          address: formatRect(table.area),
        })),
      ),
    sort: (address, column, ascending) => person.sorts(address, column, ascending),
    insertColumn: (address) => person.insertsColumns(address),
    printed: (sheet) => sheetPage(host.handlers.host, host.handlers.host.places.sheetByName(sheet) ?? ''),
    save,
    person,
    requestCount: () => host.session.count(),
    requestMillis: () => host.session.millis(),
    largestRequest,
  };
};
