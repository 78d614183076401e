// Where Excel's errors become ours: every code that Excel or its client may give, with words that a person can act on.
// One of the three borders where a thrown error is translated; nothing is swallowed here.
import { AppError } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';

/** Codes of the client itself (OfficeExtension) and of its transport, which Microsoft's types give as plain strings. */
type ClientCode =
  | 'ActivityLimitReached'
  | 'CannotRegisterEvent'
  | 'ConnectionFailure'
  | 'InvalidObjectPath'
  | 'InvalidOrTimedOutSession'
  | 'InvalidRequestContext'
  | 'PropertyNotLoaded'
  | 'RequestPayloadSizeLimitExceeded'
  | 'RunMustReturnPromise'
  | 'ValueNotLoaded';
type OfficeCode = `${Excel.ErrorCodes}` | ClientCode;

type Meaning = readonly [code: ErrorCode, message: string];

const BUSY: Meaning = ['busy', 'Excel is busy. Wait a moment, then try again.'];
const GONE: Meaning = ['table-missing', 'The table or its sheet is no longer in this workbook.'];
const TOO_LARGE: Meaning = ['too-large', 'This is more than Excel takes at once. Ask for fewer rows, then try again.'];
const TOO_OLD: Meaning = [
  'too-old-excel',
  'This version of Excel cannot do that. Update Excel, or use Excel on the web.',
];
const PROTECTED: Meaning = [
  'sheet-protected',
  'The sheet or the workbook is protected. Unprotect it under Review, then try again.',
];
const MERGED: Meaning = [
  'out-of-step',
  'Merged cells, a filter or a PivotTable stand in the way. Move or undo them, then try again.',
];
const READ_ONLY: Meaning = [
  'workbook-read-only',
  'This workbook is open for reading only. Choose Edit Workbook or save a copy, then try again.',
];
const UNEXPECTED: Meaning = ['unexpected', 'Excel answered in a way that PI Bridge did not expect. Try again.'];

const meanings: Readonly<Record<OfficeCode, Meaning>> = {
  InvalidOperationInCellEditMode: [
    'cell-being-edited',
    'A cell is being edited. Press Enter or Esc in the sheet, then try again.',
  ],
  AccessDenied: PROTECTED,
  ItemNotFound: GONE,
  InvalidReference: GONE,
  InvalidBinding: GONE,
  InvalidObjectPath: GONE,
  RequestPayloadSizeLimitExceeded: TOO_LARGE,
  ResponsePayloadSizeLimitExceeded: TOO_LARGE,
  OperationCellsExceedLimit: TOO_LARGE,
  RangeExceedsLimit: TOO_LARGE,
  NonBlankCellOffSheet: TOO_LARGE,
  FormulaLengthExceedsLimit: TOO_LARGE,
  ApiNotFound: TOO_OLD,
  NotImplemented: TOO_OLD,
  UnsupportedFeature: TOO_OLD,
  UnsupportedFillType: TOO_OLD,
  UnsupportedOperation: TOO_OLD,
  UnsupportedSheet: TOO_OLD,
  ActivityLimitReached: BUSY,
  Conflict: BUSY,
  RequestAborted: BUSY,
  ConnectionFailure: BUSY,
  InactiveWorkbook: BUSY,
  InvalidOrTimedOutSession: [
    'busy',
    'Excel has lost the connection to this workbook. Reload the page or open the workbook again.',
  ],
  FilteredRangeConflict: MERGED,
  InsertDeleteConflict: MERGED,
  MergedRangeConflict: MERGED,
  PivotTableRangeConflict: MERGED,
  CannotRegisterEvent: UNEXPECTED,
  DirtySupportingFormula: UNEXPECTED,
  EmptyChartSeries: UNEXPECTED,
  GeneralException: UNEXPECTED,
  InvalidArgument: UNEXPECTED,
  InvalidOperation: UNEXPECTED,
  InvalidRequestContext: UNEXPECTED,
  InvalidSelection: UNEXPECTED,
  ItemAlreadyExists: UNEXPECTED,
  OpenWorkbookLinksBlocked: UNEXPECTED,
  PowerQueryRefreshResourceChallenge: UNEXPECTED,
  PropertyNotLoaded: UNEXPECTED,
  RangeImageExceedsLimit: UNEXPECTED,
  RefreshWorkbookLinksBlocked: UNEXPECTED,
  RunMustReturnPromise: UNEXPECTED,
  ValueNotLoaded: UNEXPECTED,
};

/** An Office error by its shape: it may come from another window, where `instanceof` would miss it. */
export function officeCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) && (typeof cause !== 'object' || cause === null)) return undefined;
  const code: unknown = Reflect.get(cause, 'code');
  return typeof code === 'string' ? code : undefined;
}

function isKnown(code: string): code is OfficeCode {
  return Object.hasOwn(meanings, code);
}

/** Our error for whatever Excel threw; an `AppError` stays itself. The cause is kept for the log. */
export function translateOfficeError(cause: unknown, readOnly = false): AppError {
  if (cause instanceof AppError) return cause;
  const code = officeCode(cause);
  const known = code !== undefined && isKnown(code) ? meanings[code] : UNEXPECTED;
  const [ours, message] = readOnly && known === PROTECTED ? READ_ONLY : known;
  return new AppError(ours, message, { cause });
}

/** Said before writing, where the sheet's name is known. */
export function sheetProtected(sheet: string): AppError {
  return new AppError(
    'sheet-protected',
    `The sheet “${sheet}” is protected. Unprotect it under Review, then try again.`,
  );
}
