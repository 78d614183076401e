// What the Adopt page works on: the sheet as it stands, the PIs that it may speak of, and layouts that were agreed before.
import type { KnownPi } from '../../../domain/adopt/figures/match-pis';
import { matchesOf, type TableMapping } from '../../../domain/adopt/mapping';
import { correctionsFrom, recognised } from '../../../domain/adopt/recognise';
import { propose, type Corrections, type ProposeOptions } from '../../../domain/adopt/propose';
import { AppError } from '../../../domain/errors';
import type { Right } from '../../../domain/access/right';
import type { Frequency } from '../../../domain/period/period';
import type { Measure } from '../../../domain/records/indicator';
import type { CatalogueAnswer } from '../../../domain/wire-catalogue';
import type { Me } from '../../../domain/wire';
import { cellsOfText } from '../../../domain/adopt/table/delimited';
import type { Area } from '../../../domain/adopt/table/area';
import type { Binding, SheetArea } from '../../workbook/port';
import type { Ports } from '../ports';

export interface DeskPi extends KnownPi {
  readonly measure: Measure;
  readonly frequency: Frequency;
  readonly rights: readonly Right[];
}

export interface AdoptDesk {
  readonly sheet: SheetArea;
  readonly workbook: string;
  readonly pis: readonly DeskPi[];
  /** Units in which this person may make PIs, by code and name. */
  readonly addTo: readonly { readonly key: string; readonly name: string }[];
  /** The adopted table that stands here already. */
  readonly bound: { readonly tableId: string; readonly mapping: TableMapping } | null;
  /** A layout agreed before that fits: where it is known from. */
  readonly recognised: { readonly from: string; readonly mapping: TableMapping; readonly key: string | null } | null;
  /** The key of the agreed layout in the store, where it is this person's to write anew. */
  readonly layoutKey: string | null;
  /** Whether it was pasted into the pane: it stands on no sheet, and is brought in once. */
  readonly pasted: boolean;
  readonly options: ProposeOptions;
  /** What the known layout says of this table. */
  readonly start: Corrections;
}

export async function lookAt(ports: Ports, me: Me, tableId?: string): Promise<AdoptDesk> {
  const tables = await ports.workbook.boundTables();
  const bindings = tables.map((t) => t.binding);
  const asked = bindings.find((b) => b.tableId === tableId);
  const which =
    asked?.view.sheet === 'adopted' ? { sheetId: asked.view.sheetId, sheet: asked.view.sheetName } : undefined;
  const [sheet, workbook, catalogue, stored] = await Promise.all([
    ports.workbook.readSheet(which),
    ports.workbook.name(),
    ports.api.catalogue({ view: { sheet: 'catalogue', scope: 'all' } }),
    ports.api.mappings(),
  ]);
  if (tables.some((t) => t.sheet === sheet.sheet && t.binding.view.sheet !== 'adopted'))
    throw new AppError(
      'not-allowed',
      `“${sheet.sheet}” is a sheet that PI Bridge made, and follows it already. Select a cell in a table of your own, then look again.`,
    );
  return deskOf({ ports, me, sheet, workbook, catalogue, stored, bindings, tableId, pasted: false });
}

/** A table that was pasted into the pane. @throws AppError `invalid` where it is too large */
export async function lookAtText(ports: Ports, me: Me, text: string): Promise<AdoptDesk> {
  const [workbook, catalogue, stored] = await Promise.all([
    ports.workbook.name(),
    ports.api.catalogue({ view: { sheet: 'catalogue', scope: 'all' } }),
    ports.api.mappings(),
  ]);
  const sheet = { ...{ sheetId: '', sheet: PASTED, protected: false }, area: areaOf(text) };
  return deskOf({ ports, me, sheet, workbook, catalogue, stored, bindings: [], tableId: undefined, pasted: true });
}

export const PASTED = 'Pasted table';
const MOST_PASTED = 500_000;

function areaOf(text: string): Area {
  try {
    return { cells: cellsOfText(text, MOST_PASTED), top: 0, left: 0 };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new AppError('too-large', 'This is more than can be pasted at once. Paste it in parts.', { cause });
  }
}

interface DeskParts {
  readonly ports: Ports;
  readonly me: Me;
  readonly sheet: SheetArea;
  readonly workbook: string;
  readonly catalogue: CatalogueAnswer;
  readonly stored: Awaited<ReturnType<Ports['api']['mappings']>>;
  readonly bindings: readonly Binding[];
  readonly tableId: string | undefined;
  readonly pasted: boolean;
}

function deskOf({ ports, me, sheet, workbook, catalogue, stored, bindings, tableId, pasted }: DeskParts): AdoptDesk {
  const pis = pisOf(catalogue);
  const { calendar } = me;
  const around = [sheet.sheet, workbook.replace(/\.\w+$/, '')];
  const options: ProposeOptions = { calendar, known: pis, around, ...(sheet.spot && { spot: sheet.spot }) };
  const adopted = bindings.flatMap((b) =>
    b.view.sheet === 'adopted' && b.server === ports.api.server ? [{ tableId: b.tableId, view: b.view }] : [],
  );
  const here = adopted.find((b) => (tableId ? b.tableId === tableId : b.view.sheetId === sheet.sheetId));
  const bound = here
    ? { tableId: here.tableId, mapping: followed(here.view.mapping, here.view.mappingKey, stored, pis) }
    : null;
  const known = [
    ...adopted
      .filter((b) => b !== here)
      .map((b) => ({ from: b.view.sheetName, mapping: b.view.mapping, key: b.view.mappingKey })),
    ...stored.map((m) => ({ from: `${m.name}, ${m.by}`, mapping: m.mapping, key: m.key })),
  ];
  const like = bound ? undefined : recognised(sheet.area, known, calendar);
  const mapping = bound?.mapping ?? like?.mapping;
  const plain =
    mapping && propose(sheet.area, { ...options, corrections: { turned: mapping.turned, choices: mapping.choices } });
  const agreed = mapping && plain ? correctionsFrom(mapping, plain) : {};
  // The period that another workbook was said to be of is not this one's.
  const start = bound ? agreed : { ...agreed, period: undefined };
  const { addTo, units } = catalogue;
  const names = new Map(units.key.map((key, i) => [key, units.name[i] ?? key]));
  const key = here ? here.view.mappingKey : (like?.key ?? null);
  const isOwn = stored.some((m) => m.key === key && m.by === me.name);
  return {
    layoutKey: isOwn ? key : null,
    ...{ sheet, workbook, pis, bound, options, start, pasted },
    recognised: like ?? null,
    addTo: addTo.map((key) => ({ key, name: names.get(key) ?? key })),
  };
}

/** A layout with the PIs as they are now: the store knows into which one a PI was merged since it was agreed. */
function followed(
  mapping: TableMapping,
  key: string | null,
  stored: DeskParts['stored'],
  pis: readonly DeskPi[],
): TableMapping {
  const seen = new Set(pis.map(({ code }) => code));
  const now = matchesOf(stored.find((m) => m.key === key)?.mapping ?? { matches: [] });
  const matches = mapping.matches.map(({ is, code }) => ({
    is,
    code: code === null || seen.has(code) ? code : (now.get(is) ?? code),
  }));
  return { ...mapping, matches };
}

function pisOf({ code, fields, rights, units }: CatalogueAnswer): DeskPi[] {
  const names = new Map(units.key.map((key, i) => [key, units.name[i] ?? key]));
  const at = (field: string, i: number): unknown => {
    const column = fields[field];
    return Array.isArray(column) ? column[i] : column?.all;
  };
  const text = (field: string, i: number) => {
    const value = at(field, i);
    return typeof value === 'string' ? value : '';
  };
  return code.map((own, i) => {
    const unit = text('unit', i);
    return {
      ...{ code: own, name: text('name', i), unit, unitName: names.get(unit) ?? unit },
      measure: text('measure', i) as Measure,
      frequency: text('frequency', i) as Frequency,
      rights: Array.isArray(rights) ? (rights[i] ?? []) : rights.all,
    };
  });
}
