// From a Univer instance to the narrow parts that the engine uses. The browser and Node hand in the same
// library of classes and tokens, from different presets.
import type { CommandService, UndoService, UniverParts, WorkbookFacade, SetValuesParams } from './univer-shape';

type Token = unknown;

export interface UniverLibrary {
  readonly ICommandService: Token;
  readonly IUndoRedoService: Token;
  readonly FormulaCalculationSessionService: Token;
  readonly IActiveDirtyManagerService: Token;
  readonly TriggerCalculationController: Token;
  readonly FormulaDataModel: Token;
  readonly LexerTreeBuilder: Token;
  readonly TableManager: Token;
  readonly ConditionalFormattingService: Token;
  readonly CustomCommandExecutionError: new (message: string) => Error;
  readonly SetRangeValuesUndoMutationFactory: (
    accessor: { get(token: Token): unknown },
    params: SetValuesParams,
  ) => SetValuesParams;
  readonly numfmt: UniverParts['numberFormat'];
  readonly iconMap: UniverParts['icons'];
}

export interface UniverApi {
  createWorkbook(snapshot: unknown): WorkbookFacade;
  getFormula(): {
    registerFunction(name: string, calculate: (...args: unknown[]) => unknown, description?: string): unknown;
  };
  readonly _injector: { get(token: Token): unknown };
}

export const univerParts = (library: UniverLibrary, api: UniverApi, book: WorkbookFacade): UniverParts => {
  const get = (token: Token): unknown => api._injector.get(token);
  return {
    book,
    registerFunction: (name, calculate) => {
      api.getFormula().registerFunction(name, calculate);
    },
    commands: get(library.ICommandService) as CommandService,
    undo: get(library.IUndoRedoService) as UndoService,
    calculation: get(library.FormulaCalculationSessionService) as UniverParts['calculation'],
    dirty: get(library.IActiveDirtyManagerService) as UniverParts['dirty'],
    calculationTrigger: get(library.TriggerCalculationController) as object,
    formulaData: get(library.FormulaDataModel) as UniverParts['formulaData'],
    formulas: get(library.LexerTreeBuilder) as UniverParts['formulas'],
    tables: get(library.TableManager) as UniverParts['tables'],
    numberFormat: library.numfmt,
    conditional: get(library.ConditionalFormattingService) as UniverParts['conditional'],
    icons: library.iconMap,
    invertValues: (params) =>
      library.SetRangeValuesUndoMutationFactory({ get: (token) => api._injector.get(token) }, params),
    refusal: class extends library.CustomCommandExecutionError {
      constructor() {
        super('Refused by the protection of the sheet.');
      }
    },
  };
};

/** A workbook with one empty sheet, as File › New makes it. */
export const newWorkbookSnapshot = (name: string): object => ({
  id: 'workbook',
  name,
  sheetOrder: ['sheet-1'],
  sheets: { 'sheet-1': { id: 'sheet-1', name: 'Sheet1', rowCount: 1000, columnCount: 26, cellData: {} } },
});
