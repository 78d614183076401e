// Turns what a caller may pass for a place (a Range object, an address, a defined name) into an area.
import { type Area, area, formatRect, parseRect, quoteSheet, splitSheet } from '../engine/area';
import type { Engine } from '../engine/engine';
import { isRich } from '../protocol/rich-class';
import { invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Places } from './host';

export const createPlaces = (engine: Engine): Places => {
  const { book } = engine.parts;

  const sheetByName = (name: string): string | undefined =>
    book
      .getSheets()
      .find((sheet) => sheet.getSheetName().toLowerCase() === name.toLowerCase())
      ?.getSheetId();

  const fromText = (text: string, sheetId: string | undefined, depth: number): Area => {
    const { sheet, rest } = splitSheet(text.trim().replace(/^=/, ''));
    const on = sheet === undefined ? sheetId : sheetByName(sheet);
    if (sheet !== undefined && on === undefined) throw itemNotFound();
    const rect = parseRect(rest);
    if (rect) return area(on ?? book.getActiveSheet().getSheetId(), rect);
    const table = engine.tables.byName(rest);
    if (table) return table.area.bottom > table.area.top ? { ...table.area, top: table.area.top + 1 } : table.area;
    const name = book.getDefinedName(rest);
    if (name && depth < 5) return fromText(name.getFormulaOrRefString(), sheetId, depth + 1);
    throw invalidArgument();
  };

  return {
    sheetByName,
    area: (value, sheetId) => {
      if (isRich(value) && value.className === 'Range') return value.target as Area;
      if (typeof value !== 'string') throw invalidArgument();
      return fromText(value, sheetId, 0);
    },
    address: (target) => {
      const name = engine.cells.sheet(target.sheetId)?.getSheetName();
      if (name === undefined) throw itemNotFound();
      return `${quoteSheet(name)}!${formatRect(target)}`;
    },
  };
};
