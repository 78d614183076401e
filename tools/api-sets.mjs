// node tools/api-sets.mjs: which requirement set of Excel every call in addin/workbook needs, read from the comments
// in @types/office-js. Above the manifest's floor a file must ask whether it is supported; what does not is printed.
import path from 'node:path';
import ts from 'typescript';
import { root } from './run/children.mjs';

const FLOOR = 12;
const folder = path.join(root, 'addin/workbook');
/** isSetSupported('ExcelApi', '1.13'), or a function of ours as in supports('1.13'). */
const ASKED = /upport\w*\(\s*(?:['"]ExcelApi['"]\s*,\s*)?['"]1\.(\d+)['"]/g;

/** The n of [Api set: ExcelApi 1.n] above a declaration. @param {ts.Symbol} symbol */
function neededSet(symbol) {
  const sets = (symbol.declarations ?? []).flatMap((declaration) => {
    if (!declaration.getSourceFile().fileName.includes('@types/office-js')) return [];
    const source = declaration.getSourceFile().text;
    const comments = ts.getLeadingCommentRanges(source, declaration.getFullStart()) ?? [];
    const said = comments.map(({ pos, end }) => source.slice(pos, end)).join('\n');
    const desktop = /\[Api set: ExcelApiDesktop/.test(said);
    const found = /\[Api set: ExcelApi (?:1\.(\d+)|BETA|ONLINE)/i.exec(said);
    if (desktop) return [Infinity];
    return found ? [found[1] ? Number(found[1]) : Infinity] : [];
  });
  return sets.length > 0 ? Math.min(...sets) : undefined; // of several signatures the oldest will do
}

/** @param {ts.SourceFile} file @param {ts.TypeChecker} checker */
function callsOf(file, checker) {
  /** @type {{ name: string, set: number, line: number }[]} */
  const calls = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) {
      const symbol = checker.getSymbolAtLocation(node);
      const set = symbol && neededSet(symbol);
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (symbol && set !== undefined) calls.push({ name: checker.symbolToString(symbol), set, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

const settings = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(settings.config, ts.sys, root);
const files = ts.sys.readDirectory(folder, ['.ts', '.tsx']).filter((file) => !file.includes('.test.'));
const program = ts.createProgram(files, { ...options, types: ['office-js'] });
const checker = program.getTypeChecker();

let seen = 0;
let highest = 0;
for (const name of files) {
  const file = program.getSourceFile(name);
  if (!file) continue;
  const asked = [...file.text.matchAll(ASKED)].map((match) => Number(match[1]));
  for (const { name: member, set, line } of callsOf(file, checker)) {
    seen += 1;
    highest = Math.max(highest, set);
    if (set <= FLOOR || asked.some((version) => version >= set)) continue;
    console.error(
      `${path.relative(root, name)}:${line} ${member} needs ExcelApi 1.${set}: ask whether it is supported`,
    );
    process.exitCode = 1;
  }
}
console.log(JSON.stringify({ files: files.length, calls: seen, highest: `1.${highest}` }));
