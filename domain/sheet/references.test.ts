import { sameFormula, withReferences } from './references';

const places: Record<string, string> = { Value: 'D5', 'Previous value': 'E5', 'Value [%] #1': 'F5' };
const headers = new Set([...Object.keys(places), 'Deleted']);

test.each([
  ['=IF({Value}="","",3)', '=IF(D5="","",3)'],
  ['={Value}-{Previous value}', '=D5-E5'],
  ['={Value [%] #1}', '=F5'],
  ['an array constant stays', 'an array constant stays'],
  ['=SUM({1,2,3})', '=SUM({1,2,3})'],
  ['={Value}-{Deleted}', null],
])('%s becomes %s', (formula, expected) => {
  expect(withReferences(formula, headers, (header) => places[header])).toBe(expected);
});

test.each([
  ['=IF(G5<=0.05*ABS(F5),3,2)', '=if( $G5 <= 0.05 * ABS(F5), 3, 2)', true],
  ['=A1*0.000000001', '=A1*1E-09', true],
  ['=A1*0.05', '=A1*0.5', false],
  ['=A1', '=A2', false],
  ['=A10', '=A010', false],
])('%s and %s say the same: %s', (a, b, expected) => {
  expect(sameFormula(a, b)).toBe(expected);
});
