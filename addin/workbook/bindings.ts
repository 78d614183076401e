// What the workbook remembers of its bound tables: one setting per table, read anew each time, since two people may
// have the workbook open. A setting that is damaged is no binding; settings of others are left alone.
//
// A copied sheet: Excel gives the copy of a table a new id and a name that differs in the digits at its end, and copies
// no setting. Such a table is adopted, with a binding of its own, where a bound table of the same header and of such a
// name stands in the workbook. Where the original is gone, or the header was changed before, the copy stays unbound; so
// does a table that has a setting already, damaged or released: it is no copy.
import * as z from 'zod/mini';
import type { FieldValue } from '../../domain/figure';
import { adoptedViewSchema } from '../../domain/adopt/adopted-view';
import { viewSchema } from '../../domain/wire-views';
import { readExcel } from './excel-run';
import type { Binding, BoundTable } from './port';

const PREFIX = 'pi-bridge:';
const RELEASED = 'released';

/** Any field's value: lists and records too. */
const fieldValue: z.ZodMiniType<FieldValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(fieldValue), z.record(z.string(), fieldValue)]),
);

const bindingSchema = z.object({
  tableId: z.string().check(z.minLength(1)),
  view: z.union([viewSchema, adoptedViewSchema]),
  fresh: z.optional(z.boolean()),
  revision: z.int().check(z.gte(0)),
  server: z.string(),
  pulledBy: z.string(),
  pulledAt: z.string(),
  pending: z.optional(
    z.object({ pushId: z.string().check(z.minLength(1)), sentAt: z.string(), cells: z.int().check(z.gte(0)) }),
  ),
  held: z.optional(
    z.record(
      z.string(),
      z.object({
        base: fieldValue,
        revision: z.int(),
        by: z.string(),
        at: z.string(),
      }),
    ),
  ),
});

export function settingKey(tableId: string): string {
  return PREFIX + tableId;
}

/** The binding in a setting, or `undefined` where the setting is another's or damaged. */
export function bindingIn(key: string, value: unknown): Binding | undefined {
  if (!key.startsWith(PREFIX) || typeof value !== 'string') return undefined;
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    // Not JSON: damaged.
    return undefined;
  }
  const parsed = bindingSchema.safeParse(json);
  if (!parsed.success || settingKey(parsed.data.tableId) !== key) return undefined;
  const { pending, held, view, fresh, ...rest } = parsed.data;
  return {
    ...rest,
    view,
    ...(fresh === true && { fresh }),
    ...(pending && { pending }),
    ...(held && { held }),
  };
}

/** A name without the number at its end. */
function stemOf(name: string): string {
  return name.replace(/[_\s]*\(?\d+\)?$/, '');
}

/** Whether Excel may have given this name to a copy of the table of the other name. */
export function isNameOfCopy(name: string, original: string): boolean {
  return name !== original && (stemOf(name) === stemOf(original) || stemOf(name) === original);
}

interface Copy {
  readonly table: Excel.Table;
  readonly original: Excel.Table;
  readonly binding: Binding;
}

/** Tables without any setting whose name is that of a copy; of several originals the one with the longest name. */
function copiesAmong(
  tables: readonly Excel.Table[],
  bindings: ReadonlyMap<string, Binding>,
  keys: ReadonlySet<string>,
): Copy[] {
  const bound = tables.filter((table) => bindings.has(table.id)).sort((a, b) => b.name.length - a.name.length);
  return tables.flatMap((table) => {
    if (keys.has(settingKey(table.id))) return [];
    const original = bound.find(({ name }) => isNameOfCopy(table.name, name));
    const binding = original && bindings.get(original.id);
    return original && binding ? [{ table, original, binding }] : [];
  });
}

async function adopt(context: Excel.RequestContext, copies: readonly Copy[]): Promise<Binding[]> {
  const headers = copies.map(({ table, original }) => {
    const ranges = [table.getHeaderRowRange(), original.getHeaderRowRange()] as const;
    ranges.forEach((range) => range.load('values'));
    return ranges;
  });
  await context.sync();
  const adopted = copies.flatMap(({ table, binding }, i) => {
    const [copy, original] = headers[i] ?? [];
    if (!copy || !original || JSON.stringify(copy.values) !== JSON.stringify(original.values)) return [];
    // A push under way is the original's.
    const { pending: _, ...kept } = binding;
    return [{ ...kept, tableId: table.id }];
  });
  for (const binding of adopted) context.workbook.settings.add(settingKey(binding.tableId), JSON.stringify(binding));
  if (adopted.length > 0) await context.sync();
  return adopted;
}

/** Bindings with what became of their tables, in the order of the settings. One sync; two more where a copy is adopted. */
export async function boundTables(): Promise<readonly BoundTable[]> {
  return await readExcel(async (context) => {
    const { settings, tables } = context.workbook;
    settings.load('items/key,items/value');
    tables.load('items/id,items/name,items/showHeaders,items/worksheet/name,items/worksheet/protection/protected');
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name,items/protection/protected');
    await context.sync();
    const bindings = new Map<string, Binding>();
    for (const { key, value } of settings.items) {
      const binding = bindingIn(key, value);
      if (binding) bindings.set(binding.tableId, binding);
    }
    const copies = copiesAmong(
      tables.items.filter((table) => table.showHeaders),
      bindings,
      new Set(settings.items.map(({ key }) => key)),
    );
    if (copies.length > 0) {
      for (const binding of await adopt(context, copies)) bindings.set(binding.tableId, binding);
    }
    const tableOf = new Map(tables.items.map((table) => [table.id, table]));
    return [...bindings.values()].map((binding) => {
      if (binding.view.sheet === 'adopted') {
        const own = sheetOfAdopted(worksheets.items, binding.view);
        return own ? { binding, sheet: own.name, protected: own.protection.protected } : { binding };
      }
      const sheet = tableOf.get(binding.tableId)?.worksheet;
      return sheet ? { binding, sheet: sheet.name, protected: sheet.protection.protected } : { binding };
    });
  });
}

/** The sheet of an adopted table: by its id; by its name where no sheet has the id any more. */
export function sheetOfAdopted<S extends { readonly id: string; readonly name: string }>(
  sheets: readonly S[],
  view: { readonly sheetId: string; readonly sheetName: string },
): S | undefined {
  return sheets.find((s) => s.id === view.sheetId) ?? sheets.find((s) => s.name === view.sheetName);
}

/** Whether a bound table stands on one of these sheets. One sync. */
export async function anyBoundOn(sheetIds: ReadonlySet<string>): Promise<boolean> {
  return await readExcel(async (context) => {
    const { settings, tables } = context.workbook;
    settings.load('items/key,items/value');
    tables.load('items/id,items/worksheet/id');
    await context.sync();
    const bindings = settings.items.flatMap(({ key, value }) => bindingIn(key, value) ?? []);
    const bound = new Set(bindings.map((b) => b.tableId));
    if (bindings.some((b) => b.view.sheet === 'adopted' && sheetIds.has(b.view.sheetId))) return true;
    return tables.items.some((table) => bound.has(table.id) && sheetIds.has(table.worksheet.id));
  });
}

export async function saveBinding(binding: Binding): Promise<void> {
  await readExcel(async (context) => {
    context.workbook.settings.add(settingKey(binding.tableId), JSON.stringify(binding));
    await context.sync();
  });
}

/** Forgets a table. Where it still stands it is marked as released, so that it is not taken for a copy of another. */
export async function removeBinding(tableId: string): Promise<void> {
  await readExcel(async (context) => {
    const { settings, tables } = context.workbook;
    const setting = settings.getItemOrNullObject(settingKey(tableId));
    const table = tables.getItemOrNullObject(tableId);
    await context.sync();
    if (!table.isNullObject) settings.add(settingKey(tableId), RELEASED);
    else if (!setting.isNullObject) setting.delete();
    await context.sync();
  });
}
