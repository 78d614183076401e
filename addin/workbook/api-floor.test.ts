// The add-in promises ExcelApi 1.12. Every member of Excel's that this folder uses is looked up in Microsoft's own
// types: what is newer than the floor must stand in the list below, and be asked for at run time.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const FLOOR = 12;
/** Newer members, and what stands in for them below. */
const askedAtRunTime: Readonly<Record<string, string>> = {
  'Table.resize 1.13': 'rows are added by TableRowCollection.add (add-rows.ts)',
  'WorksheetChangedEventArgs.triggerSource 1.14':
    'undefined below; changes while we write count as ours (watch-changes.ts)',
  'WorksheetCollection.onNameChanged 1.17': 'a renamed sheet is found at the next look (watch-changes.ts)',
  'RunOptions.mergeUndoGroup 1.20': 'Excel forgets or splits its undo steps (excel-run.ts)',
};

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(test|contract)\.ts$/.test(name))
  .map((name) => path.join(folder, name));

function apiSet(node: ts.Node | undefined): string | undefined {
  for (let at = node; at && !ts.isModuleBlock(at); at = at.parent) {
    const docs = ts.getJSDocCommentsAndTags(at).map((doc) => doc.getFullText());
    const set = docs
      .map((doc) => /Api set: ExcelApi (\d+\.\d+)/.exec(doc)?.[1])
      .findLast((found) => found !== undefined);
    if (set !== undefined) return set;
  }
  return undefined;
}

function membersUsed(): Map<string, string> {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['office-js', 'node'],
  });
  const checker = program.getTypeChecker();
  const used = new Map<string, string>();
  const note = (name: ts.Node): void => {
    for (const declaration of checker.getSymbolAtLocation(name)?.declarations ?? []) {
      if (!declaration.getSourceFile().fileName.includes('@types/office-js')) continue;
      const set = apiSet(declaration);
      const owner = declaration.parent;
      const ownerName = ts.isClassDeclaration(owner) || ts.isInterfaceDeclaration(owner) ? owner.name?.text : undefined;
      if (set !== undefined && ownerName !== undefined) used.set(`${ownerName}.${name.getText()}`, set);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(node.name);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const type = checker.getTypeAtLocation(node.parent);
      const property = checker.getPropertyOfType(type, node.name.getText());
      const declaration = property?.declarations?.[0];
      const set = apiSet(declaration);
      if (declaration?.getSourceFile().fileName.includes('@types/office-js') && set !== undefined) {
        used.set(`${type.symbol.name}.${node.name.getText()}`, set);
      }
    }
    if (ts.isPropertyAssignment(node)) {
      const type = checker.getContextualType(node.parent);
      for (const part of type?.isUnion() ? type.types : type ? [type] : []) {
        const declaration = checker.getPropertyOfType(part, node.name.getText())?.declarations?.[0];
        const set = apiSet(declaration);
        if (declaration?.getSourceFile().fileName.includes('@types/office-js') && set !== undefined) {
          used.set(`${part.symbol.name}.${node.name.getText()}`, set);
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  return used;
}

test('nothing above ExcelApi 1.12 is used without being asked for', () => {
  const used = membersUsed();
  // The look-up itself works: members whose sets are known.
  expect(used.get('Worksheet.getRangeByIndexes')).toBe('1.7');
  expect(used.get('Range.dataValidation')).toBe('1.8');
  expect(used.get('Workbook.settings')).toBe('1.4');
  const newer = [...used].filter(([, set]) => Number(set.split('.')[1]) > FLOOR).map(([name, set]) => `${name} ${set}`);
  expect(newer.sort()).toEqual(Object.keys(askedAtRunTime).sort());
}, 60_000);
