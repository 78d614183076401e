// The closed list of what can go wrong, and the shape of a problem with data.
// Bad data is a value (Issue); a broken world is an AppError; neither is ever null or ''.

/** Codes of a broken world. Each border (Office, HTTP client, error handler) maps every one of them. */
export const errorCodes = [
  'not-connected',
  'signed-out',
  'sign-in-refused',
  'too-many-tries',
  'password-refused',
  'not-allowed',
  'not-found',
  'malformed',
  'too-large',
  'disk-full',
  'store-stopped',
  'busy',
  'cell-being-edited',
  'sheet-protected',
  'workbook-read-only',
  'table-missing',
  'too-old-excel',
  'out-of-step',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A broken world, said in words a person can act on. The cause goes to the log, never to a screen or a body. */
export class AppError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** What may be wrong with a cell, a row or an edit. */
export const issueCodes = [
  'text-for-number',
  'cell-error',
  'unknown-code',
  'key-edited',
  'row-twice',
  'merged-cells',
  'unknown-period',
  'period-closed',
  'not-yours',
  'column-missing',
  'column-twice',
  'note-required',
  'parts-disagree',
  'parts-gone',
  'outside-range',
  'numerator-above',
  'too-long',
  'out-of-range',
  'unknown-field',
  'unknown-record',
  'not-editable',
  'read-only-changed',
  'looks-like-percent',
  'ten-times',
  'unchanged',
  'near-duplicate',
  'invalid',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** Something wrong with a cell or a row, with its place and what to do. */
export interface Issue {
  code: IssueCode;
  /** `stop`: the edit stays in the sheet until it is put right. `check`: worth a look, does not block. */
  severity: 'stop' | 'check';
  /** What is wrong and what to do, one or two short sentences. */
  message: string;
  /** Index of the row in the grid's body, from 0. */
  row?: number;
  /** Header of the column, as the sheet has it. */
  header?: string;
  /** Address of the cell, as `F20`. */
  address?: string;
  /** Record and field, where known. */
  key?: string;
  field?: string;
  /** One click that mends it: the value to put into the cell. */
  fix?: { label: string; value: number | string | null } | undefined;
}
