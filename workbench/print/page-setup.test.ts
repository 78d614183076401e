import { marginContent, pageRules, pageSetupOf } from './page-setup';

const known = { sheet: 'Board', file: 'Book1', day: '28/11/2026' };

test.each([
  ['Page &P of &N', '"Page " counter(page) " of " counter(pages)'],
  ['Printed &D', '"Printed " "28/11/2026"'],
  ['Roads && Parks', '"Roads " "&" " Parks"'],
  ['&A in &F', '"Board" " in " "Book1"'],
  ['&"Arial,Bold"&12Board', '"Board"'],
  ['Says "so" \\ here', '"Says \\"so\\" \\\\ here"'],
])('the foot %s reads so on paper', (codes, content) => expect(marginContent(codes, known)).toBe(content));

test('what was set of a sheet makes its page; what was not is as Excel has it', () => {
  expect(pageSetupOf({})).toMatchObject({ width: 595.28, height: 841.89, pagesWide: null, scale: 100, lines: false });
  const set = {
    orientation: 'Landscape',
    paperSize: 'A4',
    zoom: { horizontalFitToPages: 1 },
    breaks: [9],
    leftMargin: 34,
  };
  const setup = pageSetupOf({ ...set, rightFooter: '&P', printTitleRows: "'My sheet'!$4:$4" });
  expect(setup).toMatchObject({ width: 841.89, height: 595.28, pagesWide: 1, margin: { left: 34, right: 50 } });
  // Excel heeds no page break where a sheet is fitted.
  expect(setup.breaks).toEqual([]);
  expect(pageSetupOf({ breaks: [9], zoom: { scale: 80 } }).breaks).toEqual([9]);
  expect(pageRules(setup, known)).toMatch(
    /^@page \{ size: 841\.89pt 595\.28pt; margin: 54pt 50pt 54pt 34pt; @bottom-right \{ content: counter\(page\);/,
  );
});
