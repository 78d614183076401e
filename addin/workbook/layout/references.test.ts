import { withReferences } from './references';

const headers = new Set(['Value', 'Previous value', 'Value [%] #1', "Owner's", 'a@b']);

test.each([
  ['=IF({Value}="","",3)', '=IF([@[Value]]="","",3)'],
  ['={Value}-{Previous value}', '=[@[Value]]-[@[Previous value]]'],
  ['={Value [%] #1}', "=[@[Value '[%'] '#1]]"],
  ["={Owner's}", "=[@[Owner''s]]"],
  ['={a@b}', "=[@[a'@b]]"],
  ['=SUM({1,2,3})', '=SUM({1,2,3})'],
])('%s becomes %s', (formula, expected) => {
  expect(withReferences(formula, headers)).toBe(expected);
});
