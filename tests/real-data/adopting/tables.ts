// The sheets of a file of real data as areas, as Excel would show them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Area } from '../../../domain/adopt/table/area';
import type { Cell } from '../../../domain/sheet/grid';
import { importLimits } from '../../../server/import/limits';
import { readTableFile } from '../../../server/import/read-file';

const folder = process.env['PI_BRIDGE_REAL_DATA'] ?? '../shared/data';

/** By the sheet's name; '' where the file has but one. `undefined`, and a line that says "not run", where it is missing. */
export function areasOf(name: string): Promise<ReadonlyMap<string, Area> | undefined> {
  const areas = known.get(name) ?? readAreas(name);
  known.set(name, areas);
  return areas;
}

const known = new Map<string, Promise<ReadonlyMap<string, Area> | undefined>>();

async function readAreas(name: string): Promise<ReadonlyMap<string, Area> | undefined> {
  const file = path.resolve(folder, name);
  if (!existsSync(file)) {
    process.stderr.write(`\nNOT RUN: tests on ${name}, which is not here. Set PI_BRIDGE_REAL_DATA to its folder.\n`);
    return undefined;
  }
  const bytes = readFileSync(file);
  const area = (cells: Cell[][]): Area => ({ cells, top: 0, left: 0 });
  if (name.endsWith('.json')) return new Map([['', area(rowsOfPage(bytes.toString('utf8')))]]);
  const { sheets } = await readTableFile(bytes, importLimits);
  return new Map(sheets.flatMap((s, i) => [[s.name, s.area] as const, ...(i === 0 ? [['', s.area] as const] : [])]));
}

interface PageRow {
  readonly [field: string]: string | number | null;
}

/** Hart's page as its rows. */
function rowsOfPage(json: string): Cell[][] {
  const rows = JSON.parse(json) as PageRow[];
  const head = [
    'KPI',
    'Description',
    'Service',
    'Unit',
    'Last quarter',
    'This quarter',
    'Target',
    'Year',
    'Status',
    'Notes',
  ];
  const order = ['k', 'd', 'u', 'p', 'lq', 'tq', 't', 'y', 's', 'n'];
  return [head, ...rows.map((row) => order.map((field) => row[field] ?? null))];
}
