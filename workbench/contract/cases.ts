// The one list of contract cases.
import { cellCases } from './cells';
import type { ContractCase } from './contract-case';
import { mergedCases } from './merged';
import { filterCases } from './filters';
import { ruleCases } from './rules';
import { sheetCases } from './sheets';
import { tableLifeCases } from './table-life';
import { tableCases } from './tables';

export const contractCases: readonly ContractCase[] = [
  ...cellCases,
  ...mergedCases,
  ...tableCases,
  ...tableLifeCases,
  ...filterCases,
  ...sheetCases,
  ...ruleCases,
];
