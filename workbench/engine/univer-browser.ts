// A Univer workbook on screen, with the plug-ins that the workbench needs.
import { createElement } from 'react';
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
import { UniverSheetsDrawingPreset } from '@univerjs/presets/preset-sheets-drawing';
import drawingText from '@univerjs/presets/preset-sheets-drawing/locales/en-US';
import { UniverSheetsFilterPreset } from '@univerjs/presets/preset-sheets-filter';
import filterText from '@univerjs/presets/preset-sheets-filter/locales/en-US';
import { UniverSheetsSortPreset } from '@univerjs/presets/preset-sheets-sort';
import sortText from '@univerjs/presets/preset-sheets-sort/locales/en-US';
import { ConditionalFormattingService, iconMap } from '@univerjs/sheets-conditional-formatting';
import { TableManager, UniverSheetsTablePreset } from '@univerjs/presets/preset-sheets-table';
import tableText from '@univerjs/presets/preset-sheets-table/locales/en-US';
import '@univerjs/presets/lib/styles/preset-sheets-core.css';
import '@univerjs/presets/lib/styles/preset-sheets-conditional-formatting.css';
import '@univerjs/presets/lib/styles/preset-sheets-data-validation.css';
import '@univerjs/presets/lib/styles/preset-sheets-drawing.css';
import '@univerjs/presets/lib/styles/preset-sheets-filter.css';
import '@univerjs/presets/lib/styles/preset-sheets-sort.css';
import '@univerjs/presets/lib/styles/preset-sheets-table.css';
import type { PictureLayer } from '../page/charts';
import { type UniverApi, type UniverLibrary, univerParts } from './univer-library';
import type { UniverParts } from './univer-shape';

// The one place where Univer's own types are left behind.
const library = {
  ConditionalFormattingService,
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
  iconMap,
  numfmt,
} as unknown as UniverLibrary;

export interface BrowserUniver {
  readonly parts: UniverParts;
  setDark(dark: boolean): void;
  /** Called before the person's editor opens on a cell; a true answer keeps it shut. */
  onEditStart(refuse: (sheetId: string, row: number, column: number) => boolean): void;
  focus(): void;
  /** Pictures above the grid; they scroll with it. */
  readonly pictures: PictureLayer;
}

export const openUniver = (container: HTMLElement, snapshot: object, dark: boolean): BrowserUniver => {
  const { univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        coreText,
        conditionalFormattingText,
        dataValidationText,
        drawingText,
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
      UniverSheetsDrawingPreset(),
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
    pictures: pictureLayer(univerAPI),
    // The grid listens to keys on an editor that is there for it alone; any focus inside brings it back.
    focus: () => {
      const target = container.querySelector<HTMLElement>('[contenteditable="true"], canvas[tabindex], canvas');
      target?.focus();
    },
  };
};

const PICTURE = 'workbench-picture';
const HEADINGS = { width: 46, height: 20 };

const pictureLayer = (api: ReturnType<typeof createUniver>['univerAPI']): PictureLayer => {
  api.registerComponent(PICTURE, Picture);
  let shown: { dispose(): void }[] = [];
  return {
    clear: () => {
      for (const each of shown) each.dispose();
      shown = [];
    },
    show: (sheetId, id, { left, top, width, height }, svg) => {
      // Univer counts from the corner of the headings.
      const [x, y] = [left + HEADINGS.width, top + HEADINGS.height];
      const initPosition = { startX: x, endX: x + width, startY: y, endY: y + height };
      const sheet = api.getActiveWorkbook()?.getSheetBySheetId(sheetId);
      const added = sheet?.addFloatDomToPosition(
        { componentKey: PICTURE, initPosition, data: { svg }, allowTransform: false },
        id,
      );
      if (added) shown.push(added);
    },
  };
};

/** Univer draws its parts with React. The picture is ours: its texts are escaped where it is made. */
const Picture = ({ data }: { data?: { svg?: string } }) =>
  createElement('div', { className: 'sheet-chart', dangerouslySetInnerHTML: { __html: data?.svg ?? '' } });
