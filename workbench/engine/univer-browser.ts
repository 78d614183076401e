// A Univer workbook on screen, with the plug-ins that the workbench needs.
import {
  CustomCommandExecutionError,
  ICommandService,
  IUndoRedoService,
  LocaleType,
  createUniver,
  mergeLocales,
  numfmt,
} from '@univerjs/presets';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/presets/preset-sheets-conditional-formatting';
import conditionalFormattingText from '@univerjs/presets/preset-sheets-conditional-formatting/locales/en-US';
import {
  FormulaCalculationSessionService,
  FormulaDataModel,
  IActiveDirtyManagerService,
  LexerTreeBuilder,
  SetRangeValuesUndoMutationFactory,
  TriggerCalculationController,
  UniverSheetsCorePreset,
} from '@univerjs/presets/preset-sheets-core';
import coreText from '@univerjs/presets/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/presets/preset-sheets-data-validation';
import dataValidationText from '@univerjs/presets/preset-sheets-data-validation/locales/en-US';
import { UniverSheetsFilterPreset } from '@univerjs/presets/preset-sheets-filter';
import filterText from '@univerjs/presets/preset-sheets-filter/locales/en-US';
import { UniverSheetsSortPreset } from '@univerjs/presets/preset-sheets-sort';
import sortText from '@univerjs/presets/preset-sheets-sort/locales/en-US';
import { TableManager, UniverSheetsTablePreset } from '@univerjs/presets/preset-sheets-table';
import tableText from '@univerjs/presets/preset-sheets-table/locales/en-US';
import '@univerjs/presets/lib/styles/preset-sheets-core.css';
import '@univerjs/presets/lib/styles/preset-sheets-conditional-formatting.css';
import '@univerjs/presets/lib/styles/preset-sheets-data-validation.css';
import '@univerjs/presets/lib/styles/preset-sheets-filter.css';
import '@univerjs/presets/lib/styles/preset-sheets-sort.css';
import '@univerjs/presets/lib/styles/preset-sheets-table.css';
import { type UniverApi, type UniverLibrary, univerParts } from './univer-library';
import type { UniverParts } from './univer-shape';

// The one place where Univer's own types are left behind.
const library = {
  CustomCommandExecutionError,
  FormulaCalculationSessionService,
  FormulaDataModel,
  IActiveDirtyManagerService,
  ICommandService,
  IUndoRedoService,
  LexerTreeBuilder,
  SetRangeValuesUndoMutationFactory,
  TableManager,
  TriggerCalculationController,
  numfmt,
} as unknown as UniverLibrary;

export interface BrowserUniver {
  readonly parts: UniverParts;
  setDark(dark: boolean): void;
  /** Called before the person's editor opens on a cell; a true answer keeps it shut. */
  onEditStart(refuse: (sheetId: string, row: number, column: number) => boolean): void;
  focus(): void;
}

export const openUniver = (container: HTMLElement, snapshot: object, dark: boolean): BrowserUniver => {
  const { univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        coreText,
        conditionalFormattingText,
        dataValidationText,
        filterText,
        sortText,
        tableText,
        // Excel's words for a copied sheet and a new column.
        { sheets: { tabs: { sheetCopy: '{0}' } }, 'sheets-table': { columnPrefix: 'Column' } },
      ),
    },
    darkMode: dark,
    presets: [
      UniverSheetsCorePreset({
        container,
        toolbar: false,
        footer: { statisticBar: true, menus: false, zoomSlider: true },
      }),
      UniverSheetsConditionalFormattingPreset(),
      UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
      UniverSheetsFilterPreset(),
      UniverSheetsSortPreset(),
      UniverSheetsTablePreset(),
    ],
  });
  const api = univerAPI as unknown as UniverApi;
  const book = api.createWorkbook(snapshot);
  return {
    parts: univerParts(library, api, book),
    setDark: (isDark) => univerAPI.toggleDarkMode(isDark),
    onEditStart: (refuse) => {
      univerAPI.addEvent(univerAPI.Event.BeforeSheetEditStart, (event) => {
        if (refuse(event.worksheet.getSheetId(), event.row, event.column)) event.cancel = true;
      });
    },
    // The grid listens to keys on an editor that is there for it alone; any focus inside brings it back.
    focus: () => {
      const target = container.querySelector<HTMLElement>('[contenteditable="true"], canvas[tabindex], canvas');
      target?.focus();
    },
  };
};
