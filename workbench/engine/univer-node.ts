// A Univer workbook without a screen, for tests.
import { loadUniver } from '../node/load-univer';
import { type UniverApi, type UniverLibrary, newWorkbookSnapshot, univerParts } from './univer-library';
import type { UniverParts } from './univer-shape';

interface NodeLibrary extends UniverLibrary {
  readonly LocaleType: { readonly EN_US: string };
  readonly LogLevel: { readonly SILENT: number };
  readonly UniverSheetsTablePlugin: unknown;
  readonly UniverSheetsConditionalFormattingPlugin: unknown;
  readonly UniverSheetsNodeCorePreset: () => unknown;
  readonly createUniver: (options: object) => { univer: { dispose(): void }; univerAPI: UniverApi };
}

// At import, not in a hook: building the bundle on a fresh clone takes longer than a test may.
const library = loadUniver() as NodeLibrary;

export interface NodeUniver {
  readonly parts: UniverParts;
  dispose(): void;
}

export const openUniver = (snapshot: object = newWorkbookSnapshot('Book1')): NodeUniver => {
  supplyIteratorSome();
  const { univer, univerAPI } = library.createUniver({
    locale: library.LocaleType.EN_US,
    locales: { [library.LocaleType.EN_US]: {} },
    logLevel: library.LogLevel.SILENT,
    presets: [library.UniverSheetsNodeCorePreset()],
    plugins: [library.UniverSheetsTablePlugin, library.UniverSheetsConditionalFormattingPlugin],
  });
  const book = univerAPI.createWorkbook(snapshot);
  return { parts: univerParts(library, univerAPI, book), dispose: () => univer.dispose() };
};

/** Univer calls `map.keys().some(…)`, which Node has from version 22 on. */
const supplyIteratorSome = (): void => {
  const iterator: object = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object;
  if ('some' in iterator) return;
  Object.defineProperty(iterator, 'some', {
    configurable: true,
    writable: true,
    value(this: Iterable<unknown>, accept: (item: unknown) => boolean): boolean {
      for (const item of this) if (accept(item)) return true;
      return false;
    },
  });
};
