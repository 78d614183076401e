import { figureText, numberFormat, type FigureStyle } from './figure-text';
import { readFigure } from './read-cell';

const style = (measure: FigureStyle['measure'], decimals = 0, measureLabel = ''): FigureStyle => ({
  ...{ measure, decimals, measureLabel },
});

test.each<[figure: number, style: FigureStyle, text: string, format: string]>([
  [0.774, style('percentage', 1), '77.4%', '0.0%'],
  [-1250, style('money', 2, '£'), '−£1,250.00', '"£"#,##0.00'],
  [28, style('duration'), '28', '#,##0'],
  [3.25, style('ratio', 2), '3.25', '#,##0.00'],
  [1, style('yes/no'), 'yes', '"yes";"yes";"no"'],
  [0, style('yes/no'), 'no', '"yes";"yes";"no"'],
  [42_005, style('date'), '1 January 2015', 'dd-mmm-yyyy'],
  // Beyond Excel's calendar there is no date to show, and nothing is hidden.
  [-3, style('date'), '−3', 'dd-mmm-yyyy'],
  [9_999_999, style('date'), '9,999,999', 'dd-mmm-yyyy'],
])('%p as %p reads %p', (figure, as, text, format) => {
  expect(figureText(figure, as)).toBe(text);
  expect(numberFormat(as)).toBe(format);
});

test.each<[cell: string | boolean, value: number]>([
  ['Yes', 1],
  [' y ', 1],
  [true, 1],
  ['no', 0],
  [false, 0],
])('a PI that is yes or no takes %p as %p', (cell, value) => {
  expect(readFigure(cell, style('yes/no'))).toEqual({ kind: 'value', value });
});

test('yes is no figure of any other PI', () => {
  expect(readFigure('yes', style('number'))).toMatchObject({ kind: 'issue', issue: { code: 'text-for-number' } });
});
