// How a sheet of ours looks: colours, widths, signs, lists and hints. Few ranges a column, none a row or a cell.
import type { LayoutColumn, SheetLayout } from '../../../domain/sheet/layout';
import { TEXT_FORMAT } from '../excel-cells';
import { runsOf } from '../chunks';
import { setFormat } from '../write-block';
import { shortSource, type ListSources } from './lists';

const HEADER_FILL = '#0f548c';
const HEADER_TEXT = '#ffffff';
const SUBTITLE_TEXT = '#616161';
const READ_ONLY_FILL = '#fafafa';
const EDITABLE_FILL = '#ffffff';
const READ_ONLY_TEXT = '#424242';
const TITLE_TEXT = '#000000';
const LINES = '#e0e0e0';
/** Dark enough to be read, light enough to step back. */
const REPEATED_TEXT = '#8a8886';
/** Excel's own limits of an input message. */
const LONGEST_PROMPT_TITLE = 32;
const LONGEST_PROMPT = 255;

/** A width in characters of the standard font as points: 7 pixels a character and 5 of padding, 0.75 points each. */
export function pointsOf(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

/** Title, subtitle and header of a new sheet, and the width of its columns. */
export function queueHead(sheet: Excel.Worksheet, layout: SheetLayout): void {
  if (layout.top > 0) queueLine(sheet, 0, layout.title, { size: 14, bold: true, color: TITLE_TEXT });
  if (layout.top > 1) queueLine(sheet, 1, layout.subtitle, { size: 11, bold: false, color: SUBTITLE_TEXT });
  const header = sheet.getRangeByIndexes(layout.top, 0, 1, layout.columns.length);
  setFormat(header, TEXT_FORMAT);
  header.values = [layout.columns.map((column) => column.header)];
  header.format.fill.color = HEADER_FILL;
  header.format.font.color = HEADER_TEXT;
  header.format.font.bold = true;
  header.format.verticalAlignment = 'Center';
  header.format.rowHeight = 21;
  // A heading at the right and one at the left of the next column would read as one.
  const between = header.format.borders.getItem('InsideVertical');
  between.style = 'Continuous';
  between.color = HEADER_TEXT;
  layout.columns.forEach((column, i) => {
    const cell = sheet.getRangeByIndexes(layout.top, i, 1, 1);
    queueColumnWidth(cell, column);
    cell.format.horizontalAlignment = column.align === 'right' ? 'Right' : 'Left';
  });
}

export function queueColumnWidth(cell: Excel.Range, { width }: Pick<LayoutColumn, 'width'>): void {
  cell.format.columnWidth = pointsOf(width);
}

function queueLine(
  sheet: Excel.Worksheet,
  row: number,
  text: string,
  font: { size: number; bold: boolean; color: string },
): void {
  const cell = sheet.getRangeByIndexes(row, 0, 1, 1);
  setFormat(cell, TEXT_FORMAT);
  // A text cell keeps what it is given, but for an apostrophe in front: that one is doubled.
  cell.values = [[text.startsWith("'") ? `'${text}` : text]];
  cell.format.font.size = font.size;
  cell.format.font.bold = font.bold;
  cell.format.font.color = font.color;
  cell.format.verticalAlignment = 'Center';
  cell.format.rowHeight = row === 0 ? 24 : 18;
}

/** Where Excel puts a cell by itself: texts left, numbers right. */
function ownAlignment(format: string | undefined): LayoutColumn['align'] {
  return format === TEXT_FORMAT ? 'left' : 'right';
}

/**
 * Colours, alignment and locks of body rows of one column. Only what differs from a new sheet's own look is set:
 * each setting costs Excel a visit to every cell.
 * @param format the column's number format, where all its rows have the same; `plain` leaves colours as they are
 */
export function queueColumnLook(
  range: Excel.Range,
  column: LayoutColumn,
  { first, format, plain = false }: { first: boolean; format: string | undefined; plain?: boolean },
): void {
  if (column.kind === 'editable') {
    range.format.protection.locked = false;
    // Said, not left: the bands of a table's style would tint every second one.
    range.format.fill.color = EDITABLE_FILL;
  } else if (!plain) {
    range.format.fill.color = READ_ONLY_FILL;
    range.format.font.color = READ_ONLY_TEXT;
  }
  if (first && column.kind === 'key') range.format.font.bold = true;
  if (column.wrap) range.format.wrapText = true;
  if (column.align !== ownAlignment(format)) {
    range.format.horizontalAlignment = column.align === 'right' ? 'Right' : 'Left';
  }
}

/** What all body cells have: thin lines between them, since fills hide Excel's own grid, and texts in the middle. */
export function queueBodyLook(range: Excel.Range): void {
  range.format.verticalAlignment = 'Center';
  for (const edge of ['InsideHorizontal', 'InsideVertical', 'EdgeBottom', 'EdgeRight'] as const) {
    const border = range.format.borders.getItem(edge);
    border.style = 'Continuous';
    border.color = LINES;
  }
}

/** Excel's "3 Signs": a circle from 3, a triangle from 2, a diamond below. Grey arrows: up from 1, flat from 0, down below. */
const iconSets = {
  signs: { style: 'ThreeSigns', from: [2, 3] },
  arrows: { style: 'ThreeArrowsGray', from: [0, 1] },
} as const;

/** The icons and the faint repetitions of a column. Texts and blanks get no icon. */
export function queueMarks(
  range: Excel.Range,
  { signs = false, arrows, grouped }: Partial<LayoutColumn>,
  place: string,
): void {
  if (signs) queueIcons(range, 'signs');
  if (arrows) queueIcons(range, 'arrows');
  if (!grouped) return;
  const { custom } = range.conditionalFormats.add('Custom');
  custom.rule.formula = `=${place}=${above(place)}`;
  custom.format.font.color = REPEATED_TEXT;
}

function queueIcons(range: Excel.Range, set: keyof typeof iconSets): void {
  const icons = range.conditionalFormats.add('IconSet').iconSet;
  icons.style = iconSets[set].style;
  const from = (n: number): Excel.ConditionalIconCriterion => ({
    ...{ type: 'Number', operator: 'GreaterThanOrEqual', formula: `=${n}` },
  });
  // Excel does not read the first criterion: it stands for everything below the second.
  icons.criteria = [{} as Excel.ConditionalIconCriterion, ...iconSets[set].from.map(from)];
}

/** The cell above: `$A5` for `$A6`. */
function above(place: string): string {
  return place.replace(/\d+$/, (row) => String(Number(row) - 1));
}

/**
 * Cells of an editable column that are for reading only, as few ranges as they stand in.
 * @param rows the sheet's rows, ascending
 */
export function queueLocked(sheet: Excel.Worksheet, column: number, rows: readonly number[]): void {
  for (const { start, count } of runsOf(rows)) {
    const range = sheet.getRangeByIndexes(start, column, count, 1);
    range.format.protection.locked = true;
    range.format.fill.color = READ_ONLY_FILL;
    range.format.font.color = READ_ONLY_TEXT;
  }
}

/** The list that a column offers and the hint shown when a cell is selected. Nothing is ever refused by them. */
export function queueValidation(range: Excel.Range, column: LayoutColumn, lists: ListSources): void {
  const source = (column.list && shortSource(column.list)) ?? lists.get(column.header);
  if (!source && column.hint === undefined) return;
  const validation = range.dataValidation;
  validation.rule = source ? { list: { inCellDropDown: true, source } } : { custom: { formula: '=TRUE' } };
  validation.ignoreBlanks = true;
  validation.errorAlert = { showAlert: false, style: 'Information', title: '', message: '' };
  if (column.hint !== undefined) {
    validation.prompt = {
      showPrompt: true,
      title: column.header.slice(0, LONGEST_PROMPT_TITLE),
      message: column.hint.slice(0, LONGEST_PROMPT),
    };
  }
}
