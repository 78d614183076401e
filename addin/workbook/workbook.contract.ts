// The contract of the Workbook port. Every implementation passes it, a fake above all.
import { aboveContract } from './contract/above.contract';
import { areasContract } from './contract/areas.contract';
import { addColumnsContract } from './contract/add-columns.contract';
import { addRowsContract } from './contract/add-rows.contract';
import { bindingsContract, changesContract } from './contract/bindings.contract';
import type { ContractLimits, Opened, Opener } from './contract/opened';
import { freezeContract } from './contract/freeze.contract';
import { readWriteContract } from './contract/read-write.contract';
import { requestsContract } from './contract/requests.contract';
import { survivalContract } from './contract/survival.contract';
import { writeCellsContract } from './contract/write-cells.contract';

const parts: readonly [string, (opened: () => Opened, limits: ContractLimits) => void][] = [
  ['writing a sheet and reading it', readWriteContract],
  ['what people do to sheets', survivalContract],
  ['writing cells', writeCellsContract],
  ['adding rows', addRowsContract],
  ['adding columns', addColumnsContract],
  ['what stands above a table', aboveContract],
  ['frozen copies', freezeContract],
  ['sheets that people keep', areasContract],
  ['bindings', bindingsContract],
  ['hearing of changes', changesContract],
  ['requests', requestsContract],
];

/** Runs every case against a workbook of its own. */
export function workbookContract(
  name: string,
  open: Opener,
  limits: ContractLimits = { numbersInTextCells: true },
): void {
  describe(name, () => {
    let now: Opened | undefined;
    const opened = (): Opened => {
      if (!now) throw new Error('no workbook is open');
      return now;
    };
    beforeEach(async () => {
      now = await open();
    });
    afterEach(async () => {
      await now?.close();
      now = undefined;
    });
    for (const [part, contract] of parts) describe(part, () => contract(opened, limits));
  });
}
