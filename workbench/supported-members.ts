// Lists what the workbench supports, from the same tables that answer requests.
import { openUniver } from './engine/univer-node';
import type { ErasedClass, RichObject } from './protocol/rich-class';
import { isRich } from './protocol/rich-class';
import { emptySide } from './side-model';
import { openWorkbookHost } from './workbook-host';

const collectionMethods = ['getCount', 'getItemAt'];

const ofClass = (shape: ErasedClass): readonly string[] => {
  const isPublic = (name: string): boolean => !name.startsWith('_');
  const settable = new Set(Object.keys(shape.setters ?? {}));
  const properties = [...Object.keys(shape.scalars ?? {}), ...Object.keys(shape.onRequest ?? {})].map((name) =>
    settable.has(name) ? `${name} (get, set)` : name,
  );
  const methods = Object.keys(shape.methods ?? {}).map((name) => `${name}()`);
  const inherited = shape.items
    ? [...collectionMethods, ...(shape.find ? ['getItem', 'getItemOrNullObject'] : [])].map((name) => `${name}()`)
    : [];
  return [
    ...properties,
    ...Object.keys(shape.objects ?? {}),
    ...(shape.items ? ['items', 'count'] : []),
    ...methods,
    ...inherited,
    ...Object.keys(shape.events ?? {}),
  ]
    .filter(isPublic)
    .sort((one, other) => one.localeCompare(other));
};

/** Walks from the given classes to the classes of the objects they lead to, as far as an empty workbook shows them. */
const reachable = (roots: readonly RichObject[]): readonly ErasedClass[] => {
  const found = new Map<string, ErasedClass>();
  const visit = (object: RichObject): void => {
    if (found.has(object.className)) return;
    found.set(object.className, object.shape);
    for (const go of Object.values(object.shape.objects ?? {})) {
      try {
        const next = go(object.target as never);
        if (next) visit(next);
      } catch {
        // Leads nowhere from here; its class is listed where it does.
      }
    }
    for (const item of object.shape.items?.(object.target as never) ?? []) if (isRich(item)) visit(item);
  };
  roots.forEach(visit);
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
};

/** The text of docs/workbench-members.md. */
export const supportedMembersMarkdown = (): string => {
  const univer = openUniver();
  const host = openWorkbookHost({ parts: univer.parts, side: emptySide() });
  const { make } = host.handlers.host;
  const sheetId = univer.parts.book.getActiveSheet().getSheetId();
  const area = { sheetId, top: 0, left: 0, bottom: 1, right: 1 };
  const { tables, cells } = host.engine;
  cells.put(sheetId, { 0: { 0: cells.input('Column1', '@'), 1: cells.input('Column2', '@') } });
  cells.flush();
  tables.add(area, 'Table1', 'table');
  host.side.data.settings.key = '1';
  host.side.data.customProperties.key = '1';
  host.side.sheet(sheetId).customProperties.key = 'value';
  univer.parts.book.insertDefinedName('Name1', 'Sheet1!$A$1');
  for (const [id, type] of (
    ['CellValue', 'Custom', 'IconSet', 'DataBar', 'ColorScale', 'ContainsText'] as const
  ).entries()) {
    host.side.data.conditionalFormats[`cf${id}`] = { type, rule: {}, font: {}, fill: '' };
    univer.parts.book.getActiveSheet().addConditionalFormattingRule({
      cfId: `cf${id}`,
      ranges: [{ startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 }],
      stopIfTrue: false,
      rule: { type: 'highlightCell', subType: 'formula', value: '=TRUE', style: {} },
    });
  }
  const formats = make.conditionalFormats(area);
  const items = formats.shape.items?.(formats.target as never) ?? [];
  const classes = reachable([
    make.workbook(),
    make.range(area),
    make.tables({}),
    make.rangeAreas([area]),
    ...items.flatMap(everyKind),
    formats,
  ]);
  host.close();
  univer.dispose();
  const count = classes.reduce((sum, shape) => sum + ofClass(shape).length, 0);
  const lines = [
    '# What the workbench supports of Excel’s JavaScript API',
    '',
    `${classes.length} classes, ${count} members. Written by \`supportedMembersMarkdown()\`; a test keeps it true.`,
    'Any other member answers `ApiNotFound` with its name.',
    '',
    '| class | members |',
    '| --- | --- |',
    ...classes.map((shape) => `| ${shape.name} | ${ofClass(shape).join(', ')} |`),
  ];
  return `${lines.join('\n')}\n`;
};

const everyKind = (item: RichObject): readonly RichObject[] =>
  Object.entries(item.shape.objects ?? {})
    .filter(([name]) => name.endsWith('OrNullObject'))
    .flatMap(([, go]) => go(item.target as never) ?? []);
