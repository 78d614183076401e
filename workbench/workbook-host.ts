// One open workbook as the add-in meets it: engine, handlers and session put together. The same in the
// browser page and in Node.
import { type Area } from './engine/area';
import type { Engine } from './engine/engine';
import { createEngine } from './engine/engine';
import type { UniverParts } from './engine/univer-shape';
import { type Handlers, createHandlers } from './handlers/compose';
import { type CustomFunctions, createCustomFunctions } from './handlers/custom-functions';
import { moveCharts } from './handlers/chart-moves';
import { followTableGrowth } from './handlers/growth';
import { watchSheetCommands } from './handlers/sheet-commands';
import { hostServices } from './handlers/workbook';
import { type Person, createPerson } from './person';
import { createInterpreter } from './protocol/interpreter';
import type { RichObject } from './protocol/rich-class';
import { type Session, createSession } from './protocol/session';
import { type SideData, createSideModel, type SideModel } from './side-model';

export interface WorkbookHost {
  readonly engine: Engine;
  readonly side: SideModel;
  readonly handlers: Handlers;
  readonly functions: CustomFunctions;
  readonly session: Session;
  readonly person: Person;
  close(): void;
}

export interface WorkbookHostOptions {
  readonly parts: UniverParts;
  readonly side: SideData;
  /** The add-in asks for its pane to be shown or hidden. */
  readonly showPane?: (visible: boolean) => void;
}

/** Members whose answer depends on the calculation. */
const calculated = /^(\*|values|text|valuetypes|calculationstate|hasspill|formulas)$|[/.](\*|values|text|valuetypes)$/i;

export const openWorkbookHost = ({
  parts,
  side: data,
  showPane = () => undefined,
}: WorkbookHostOptions): WorkbookHost => {
  const side = createSideModel(data);
  const engine = createEngine(parts, (sheetId) => data.sheets[sheetId]?.isProtected === true);
  const functions = createCustomFunctions(engine);
  const handlers = createHandlers(engine, side);
  const person = createPerson(handlers.host);
  followTableGrowth(handlers.host);
  moveCharts(handlers.host);
  const sheetCommands = watchSheetCommands(handlers.host);

  const needsCalculation = (object: RichObject, select: readonly string[]): boolean => {
    if (select.length > 0 && !select.some((name) => calculated.test(name))) return false;
    // A range without formulas has nothing to wait for.
    return object.className !== 'Range' || engine.cells.hasFormula(object.target as Area);
  };

  const services = hostServices(showPane);
  const host = {
    kept: handlers.kept,
    nextReferenceId: handlers.nextReferenceId,
    beforeEffect: () => engine.cells.flush(),
    beforeQuery: async (object: RichObject, select: readonly string[]): Promise<void> => {
      if (engine.calc.isBusy() && needsCalculation(object, select)) await engine.calc.settle();
    },
    root: handlers.root,
    newObject: (typeName: string) =>
      typeName === 'Microsoft.ExcelServices.CustomFunctions' ? functions.service : services(typeName),
  };
  const session = createSession({
    interpret: createInterpreter(host),
    interpretService: createInterpreter({
      ...host,
      beforeEffect: () => undefined,
      beforeQuery: () => Promise.resolve(),
    }),
    isEditing: () => person.isEditing(),
    around: (work) => engine.asAddin(work),
    afterBatch: () => handlers.events.flush(),
  });
  return {
    engine,
    side,
    handlers,
    functions,
    session,
    person,
    close: () => {
      sheetCommands.dispose();
      handlers.events.close();
      engine.close();
    },
  };
};
