// Defined names. Univer keeps the names of the workbook; names scoped to one sheet are not kept here.
import { absolute, type Area } from '../engine/area';
import type { DefinedNameFacade } from '../engine/univer-shape';
import { isRich, type RichClass, rich } from '../protocol/rich-class';
import { alreadyExists, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

const isName = (name: string): boolean =>
  /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !/^[a-z]{1,3}\d+$/i.test(name);

export const namesClass = (host: Host): RichClass<string | null> => {
  const { book } = host.engine.parts;
  const named = (name: string): DefinedNameFacade => {
    const found = book.getDefinedName(name);
    if (!found) throw itemNotFound();
    return found;
  };
  const formulaOf = (name: string): string => {
    const text = named(name).getFormulaOrRefString();
    return text.startsWith('=') ? text : `=${text}`;
  };
  const areaOrNull = (name: string): Area | null => {
    try {
      return host.places.area(formulaOf(name));
    } catch {
      // The name stands for a constant or a formula, not for a place.
      return null;
    }
  };

  const item: RichClass<string> = {
    name: 'NamedItem',
    id: { as: '_Id', of: (name) => name },
    scalars: {
      comment: (name) => named(name).getComment() ?? '',
      formula: formulaOf,
      name: (name) => named(name).getName(),
      scope: () => 'Workbook',
      type: (name) => (areaOrNull(name) ? 'Range' : 'String'),
      value: (name) => formulaOf(name).slice(1),
      visible: () => true,
    },
    setters: {
      comment: (name, value) => {
        named(name).setComment(String(value));
      },
      formula: (name, value) => {
        if (typeof value !== 'string') throw invalidArgument();
        named(name).setFormula(value);
      },
    },
    methods: {
      delete: (name) => {
        named(name).delete();
      },
      getRange: (name) => {
        const area = areaOrNull(name);
        if (!area) throw itemNotFound();
        return host.make.range(area);
      },
      getRangeOrNullObject: (name) => {
        const area = areaOrNull(name);
        return area && host.make.range(area);
      },
    },
  };

  const add = (name: string, reference: string, comment: string | undefined): string => {
    if (!isName(name)) throw invalidArgument();
    if (book.getDefinedName(name)) throw alreadyExists();
    book.insertDefinedName(name, reference);
    if (comment !== undefined) named(name).setComment(comment);
    return name;
  };

  return {
    name: 'NamedItemCollection',
    items: (sheetId) => (sheetId === null ? book.getDefinedNames().map((each) => rich(item, each.getName())) : []),
    find: (sheetId, key) => {
      const found = sheetId === null ? book.getDefinedName(String(key)) : null;
      return found ? rich(item, found.getName()) : null;
    },
    methods: {
      add: (_sheetId, args) => {
        const place = args.raw(1);
        const reference = isRich(place) ? absoluteAddress(host, host.places.area(place)) : args.text(1);
        return rich(item, add(args.text(0), reference, args.given(2) ? args.text(2) : undefined));
      },
      addFormulaLocal: (_sheetId, args) =>
        rich(item, add(args.text(0), args.text(1), args.given(2) ? args.text(2) : undefined)),
    },
  };
};

const absoluteAddress = (host: Host, area: Area): string => {
  const address = host.places.address(area);
  return address.slice(0, address.lastIndexOf('!') + 1) + absolute(area);
};
