import { AppError } from '../../domain/errors';
import { translateOfficeError } from './office-errors';

const office = (code: string): Error => Object.assign(new Error(`Excel says ${code}`), { code });

test.each([
  [
    'InvalidOperationInCellEditMode',
    'cell-being-edited',
    'A cell is being edited. Press Enter or Esc in the sheet, then try again.',
  ],
  [
    'AccessDenied',
    'sheet-protected',
    'The sheet or the workbook is protected. Unprotect it under Review, then try again.',
  ],
  ['ItemNotFound', 'table-missing', 'The table or its sheet is no longer in this workbook.'],
  ['RequestPayloadSizeLimitExceeded', 'too-large', undefined],
  ['ResponsePayloadSizeLimitExceeded', 'too-large', undefined],
  ['ApiNotFound', 'too-old-excel', undefined],
  ['ActivityLimitReached', 'busy', undefined],
  ['InvalidOrTimedOutSession', 'busy', undefined],
  ['MergedRangeConflict', 'out-of-step', undefined],
  ['InvalidArgument', 'unexpected', undefined],
  ['ACodeOfNextYear', 'unexpected', undefined],
  ['constructor', 'unexpected', undefined],
])('%s is %s', (code, ours, message) => {
  const cause = office(code);
  const error = translateOfficeError(cause);
  expect(error.code).toBe(ours);
  expect(error.cause).toBe(cause);
  expect(error.message).toMatch(/^[A-Z].*\.$/);
  if (message) expect(error.message).toBe(message);
});

test('no access to a workbook that is open for reading is not a protected sheet', () => {
  expect(translateOfficeError(office('AccessDenied'), true).code).toBe('workbook-read-only');
  expect(translateOfficeError(office('ItemNotFound'), true).code).toBe('table-missing');
});

test.each([
  ['a text', 'broken'],
  ['nothing', undefined],
  ['a number as code', { code: 5 }],
  ['a plain error', new Error('x')],
])('what is no Office error (%s) is unexpected, with its cause', (_, cause) => {
  const error = translateOfficeError(cause);
  expect([error.code, error.cause]).toEqual(['unexpected', cause]);
});

test('our own error stays itself', () => {
  const error = new AppError('out-of-step', 'm');
  expect(translateOfficeError(error)).toBe(error);
});
