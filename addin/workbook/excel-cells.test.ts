import { cellOf, formulaOf, inputFor, needsPlainCell, plainInput, sameCell } from './excel-cells';

test.each([
  ['a number', 0, 'Double', 0],
  ['a truth', false, 'Boolean', false],
  ['a text', '007', 'String', '007'],
  ['blank', '', 'Empty', null],
  ['a formula that gives an empty text', '', 'String', null],
  ['an error', '#DIV/0!', 'Error', { error: '#DIV/0!' }],
  ['a text that reads like an error', '#DIV/0!', 'String', '#DIV/0!'],
  ['null, which Excel gives for too many cells', null, 'Unknown', null],
])('reading %s', (_, value, type, expected) => {
  expect(cellOf(value, type)).toEqual(expected);
});

test.each([
  ['a formula', '=1+1', 2, '=1+1'],
  ['a text cell that holds what looks like a formula', '=1+1', '=1+1', null],
  ['a constant', 5, 5, null],
  ['a text', 'abc', 'abc', null],
])('the formula of %s', (_, formula, value, expected) => {
  expect(formulaOf(formula, value)).toBe(expected);
});

test.each([
  ['text cell, text', '=1+1', '@', '=1+1', false],
  ['text cell, apostrophe: it would be taken away, so the cell is plain for a moment', "'abc", '@', "''abc", true],
  ['text cell, number: it would become text', 5, '@', 5, true],
  ['text cell, blank', null, '@', '', false],
  ['number cell, number', 0.5, '0.0%', 0.5, false],
  ['number cell, text', '1/2', '0.0%', "'1/2", false],
  ['number cell, blank', null, '0.0%', '', false],
  ['number cell, empty text', '', '0.0%', '', false],
  ['number cell, error', { error: '#N/A' }, 'General', '#N/A', false],
  ['number cell, truth', true, 'General', true, false],
])('writing: %s', (_, cell, format, expected, plain) => {
  expect(needsPlainCell(cell, format)).toBe(plain);
  expect(plain ? plainInput(cell) : inputFor(cell, format)).toBe(expected);
});

test.each([
  [1, 1, true],
  [1, '1', false],
  [null, 0, false],
  [null, null, true],
  [{ error: '#N/A' }, { error: '#N/A' }, true],
  [{ error: '#N/A' }, { error: '#REF!' }, false],
  [{ error: '#N/A' }, '#N/A', false],
])('%j and %j are the same: %s', (a, b, same) => {
  expect(sameCell(a, b)).toBe(same);
});
