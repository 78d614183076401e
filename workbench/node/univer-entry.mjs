// What of Univer is bundled for Node: its modules cannot be loaded there one by one.
import '@univerjs/sheets-table/facade';
import '@univerjs/sheets-conditional-formatting/facade';

export {
  CustomCommandExecutionError,
  ICommandService,
  IUndoRedoService,
  LocaleType,
  LogLevel,
  createUniver,
  numfmt,
} from '@univerjs/presets';
export {
  FormulaCalculationSessionService,
  FormulaDataModel,
  IActiveDirtyManagerService,
  LexerTreeBuilder,
  SetRangeValuesUndoMutationFactory,
  TriggerCalculationController,
  UniverSheetsNodeCorePreset,
} from '@univerjs/presets/preset-sheets-node-core';
export { TableManager, UniverSheetsTablePlugin } from '@univerjs/sheets-table';
export {
  ConditionalFormattingService,
  UniverSheetsConditionalFormattingPlugin,
  iconMap,
} from '@univerjs/sheets-conditional-formatting';
