// Runs the contract inside the workbench page, as an add-in: loaded into the pane beside office.js, it
// works on the page's own workbook and gives each case a fresh sheet state by starting with empty sheets.
import type { Workbench } from '../page/workbench-object';
import { contractCases } from './cases';
import type { ExcelClient } from './contract-case';

export interface ContractResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seen: string;
  readonly expected: string;
}

const empty = async (excel: ExcelClient): Promise<void> => {
  await excel.run(async (context) => {
    const { worksheets, settings, names } = context.workbook;
    const fresh = worksheets.add(`Fresh ${crypto.randomUUID().slice(0, 8)}`);
    fresh.activate();
    worksheets.load('items/name');
    settings.load('items/key');
    names.load('items/name');
    fresh.load('name');
    await context.sync();
    for (const sheet of worksheets.items) {
      if (sheet.name === fresh.name) continue;
      sheet.visibility = 'Visible';
      sheet.delete();
    }
    for (const setting of settings.items) setting.delete();
    for (const name of names.items) name.delete();
    await context.sync();
    fresh.name = 'Sheet1';
    await context.sync();
  });
  // Univer keeps the undo step of a sort only for a sheet that has been drawn.
  await new Promise((resolve) => setTimeout(resolve, 100));
};

export const runContract = async (
  excel: ExcelClient,
  workbench: Workbench,
  only?: string,
): Promise<readonly ContractResult[]> => {
  const results: ContractResult[] = [];
  for (const each of contractCases) {
    if (only !== undefined && !each.name.includes(only)) continue;
    await empty(excel);
    let seen: string;
    try {
      seen = JSON.stringify(await each.run(excel, workbench.person));
    } catch (error) {
      seen = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
    const expected = JSON.stringify(each.expected);
    results.push({ name: each.name, passed: seen === expected, seen, expected });
  }
  return results;
};

declare global {
  interface Window {
    runContract?: typeof runContract;
  }
}
window.runContract = runContract;
