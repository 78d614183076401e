// The functions in cells as data: what Excel lists and what a person reads while typing. assets/functions.json is made from
// here (tests/house/functions.test.ts).
import type { CellFunction } from '../../domain/wire-cells';

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly optional?: true;
}
export interface FunctionDefinition {
  readonly description: string;
  readonly parameters: readonly Parameter[];
  /** Whether it fills more cells than its own. */
  readonly spills: boolean;
}

const code: Parameter = { name: 'code', description: 'Code of a performance indicator, as "CS02a"' };
const period: Parameter = {
  name: 'period',
  description: 'A period, as "Q3 2014/15"; or "latest" (when left out), "previous", "same last year"',
  optional: true,
};

export const functionDefinitions: Readonly<Record<CellFunction, FunctionDefinition>> = {
  VALUE: { description: 'The figure of a PI in a period', parameters: [code, period], spills: false },
  TARGET: { description: 'The target of a PI in a period', parameters: [code, period], spills: false },
  STATUS: {
    description: 'The status of a PI in a period, as judged then: Green, Amber, Red',
    parameters: [code, period],
    spills: false,
  },
  TREND: {
    description: 'The last figures of a PI, oldest first; a period without a figure is blank',
    parameters: [
      code,
      { name: 'periods', description: 'How many periods, 4 when left out', optional: true },
      { name: 'labels', description: 'TRUE puts the periods above the figures', optional: true },
    ],
    spills: true,
  },
  LIST: {
    description: 'PIs with code, name, latest period, figure and status',
    parameters: [
      { name: 'find', description: 'Words of code, name, unit or owner', optional: true },
      { name: 'unit', description: 'A unit, by code or name, with all below it', optional: true },
      { name: 'status', description: 'Green, Amber, Red, Data only or No data', optional: true },
      { name: 'most', description: 'At most how many, 50 when left out', optional: true },
    ],
    spills: true,
  },
};

/** What Excel reads before the pane is loaded. Streaming, so that a cell keeps its last figure while a newer one is fetched. */
export function functionsMetadata(): object {
  return {
    functions: Object.entries(functionDefinitions).map(([name, { description, parameters, spills }]) => ({
      ...{ id: name, name, description },
      parameters: parameters.map((parameter) => ({
        ...{ name: parameter.name, description: parameter.description, type: 'any', dimensionality: 'scalar' },
        ...(parameter.optional && { optional: true }),
      })),
      result: { type: 'any', dimensionality: spills ? 'matrix' : 'scalar' },
      options: { stream: true, cancelable: true },
    })),
  };
}
