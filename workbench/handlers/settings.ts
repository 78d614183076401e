// Settings of the add-in and custom properties, kept with the workbook. document.settings and
// workbook.settings are one store in Excel and here; values are kept as JSON text.
import { type RichClass, rich } from '../protocol/rich-class';
import { invalidArgument } from '../protocol/rich-error';
import { itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

/** A key–value collection over a record that the side model owns. */
interface Store {
  readonly name: string;
  readonly item: string;
  readonly id: 'Id' | '_Id';
  readonly read: (text: string) => unknown;
  readonly write: (value: unknown) => string;
}

const storeClass = <T>(host: Host, store: Store, values: (target: T) => Record<string, string>): RichClass<T> => {
  interface Entry {
    readonly target: T;
    readonly key: string;
  }
  const keyOf = (target: T, key: string): string | undefined =>
    Object.keys(values(target)).find((each) => each.toLowerCase() === key.toLowerCase());
  const textOf = (entry: Entry): string => {
    const text = values(entry.target)[entry.key];
    if (text === undefined) throw itemNotFound();
    return text;
  };
  const set = (entry: Entry, value: unknown): void => {
    values(entry.target)[entry.key] = store.write(value);
    host.side.touch();
  };
  const entryClass: RichClass<Entry> = {
    name: store.item,
    id: { as: store.id, of: (entry) => entry.key },
    scalars: { key: (entry) => entry.key, value: (entry) => store.read(textOf(entry)) },
    setters: { value: set },
    methods: {
      delete: (entry) => {
        textOf(entry);
        Reflect.deleteProperty(values(entry.target), entry.key);
        host.side.touch();
      },
    },
  };
  return {
    name: store.name,
    items: (target) => Object.keys(values(target)).map((key) => rich(entryClass, { target, key })),
    find: (target, key) => {
      const found = keyOf(target, String(key));
      return found === undefined ? null : rich(entryClass, { target, key: found });
    },
    methods: {
      add: (target, args) => {
        const key = args.text(0);
        const entry = { target, key: keyOf(target, key) ?? key };
        set(entry, args.raw(1) ?? null);
        return rich(entryClass, entry);
      },
      deleteAll: (target) => {
        for (const key of Object.keys(values(target))) Reflect.deleteProperty(values(target), key);
        host.side.touch();
      },
    },
  };
};

export const settingsClass = (host: Host): RichClass<null> =>
  storeClass<null>(
    host,
    {
      name: 'SettingCollection',
      item: 'Setting',
      id: '_Id',
      read: (text) => JSON.parse(text) as unknown,
      write: (value) => JSON.stringify(value),
    },
    () => host.side.data.settings,
  );

const plainText = (value: unknown): string => {
  if (typeof value !== 'string') throw invalidArgument();
  return value;
};

export const sheetCustomPropertiesClass = (host: Host): RichClass<string> =>
  storeClass<string>(
    host,
    {
      name: 'WorksheetCustomPropertyCollection',
      item: 'WorksheetCustomProperty',
      id: '_Id',
      read: (text) => text,
      write: plainText,
    },
    (sheetId) => host.side.sheet(sheetId).customProperties,
  );

export const customPropertiesClass = (host: Host): RichClass<null> =>
  storeClass<null>(
    host,
    {
      name: 'CustomPropertyCollection',
      item: 'CustomProperty',
      id: '_Id',
      read: (text) => JSON.parse(text) as unknown,
      write: (value) => JSON.stringify(value),
    },
    () => host.side.data.customProperties,
  );
