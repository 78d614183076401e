// Where the store's refusals and a broken line become our errors. One of the three borders where that is done.
import axios from 'axios';
import { AppError } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';
import { errorBodySchema } from '../../domain/wire';
import type { ErrorBody } from '../../domain/wire';
import type { PushAnswer } from './port';

/** What each code says where the store itself has not said it. */
const words: Readonly<Record<ErrorCode, string>> = {
  'not-connected': 'PI Bridge cannot reach its store. Your edits stay in the sheet; try again when you are connected.',
  'signed-out': 'You are signed out. Sign in again; your edits stay in the sheet.',
  'sign-in-refused': 'The sign-in was refused. Check what you typed, then try again.',
  'too-many-tries': 'Too many tries. Wait a moment, then try again.',
  'password-refused': 'This password cannot be used. Choose another one.',
  'not-allowed': 'You do not have the right to do this.',
  'not-found': 'The store does not have what was asked for.',
  malformed: 'The store did not understand the request.',
  'too-large': 'This is more than the store takes at once. Send fewer cells, then try again.',
  'disk-full': 'The store has no room left. Nothing was taken; tell your administrator.',
  'store-stopped': 'The store takes no pushes at the moment. Your edits stay in the sheet; try again later.',
  busy: 'The store is busy. Wait a moment, then try again.',
  unexpected: 'The store answered in a way that PI Bridge did not expect.',
  // These are Excel's; the store does not say them.
  'cell-being-edited': 'A cell is being edited. Press Enter or Esc in the sheet, then try again.',
  'sheet-protected': 'The sheet is protected. Unprotect it under Review, then try again.',
  'workbook-read-only': 'This workbook is open for reading only.',
  'table-missing': 'The table is no longer in this workbook.',
  'too-old-excel': 'This version of Excel cannot do that.',
  'out-of-step': 'The store has moved on since. Refresh, then try again.',
};

/** What a status means where no body of ours says more: from a proxy, or from a store that broke. */
function codeOf(status: number): ErrorCode {
  switch (status) {
    case 400:
    case 422:
      return 'malformed';
    case 401:
      return 'signed-out';
    case 403:
      return 'not-allowed';
    case 404:
      return 'not-found';
    case 408:
    case 502:
    case 503:
    case 504:
      return 'not-connected';
    case 413:
      return 'too-large';
    case 429:
      return 'busy';
    case 507:
      return 'disk-full';
    default:
      return 'unexpected';
  }
}

/** The store's error in a body, or `undefined` where the body is somebody else's. */
export function readError(data: unknown): ErrorBody['error'] | undefined {
  return errorBodySchema.safeParse(data).data?.error;
}

export function notConnected(cause: unknown): AppError {
  return new AppError('not-connected', words['not-connected'], { cause });
}

/** Issues (422) and conflicts (409) are results and no errors. `undefined` for every other answer. */
export function asResult({ status, data }: { status: number; data: unknown }): PushAnswer | undefined {
  const error = status === 409 || status === 422 ? readError(data) : undefined;
  if (error?.code === 'issues') {
    return {
      kind: 'issues',
      issues: (error.issues ?? []).map(({ code, severity, message, key, field }) => ({
        code,
        severity,
        message,
        ...(key !== undefined && { key }),
        ...(field !== undefined && { field }),
      })),
    };
  }
  return error?.code === 'conflicts' ? { kind: 'conflicts', conflicts: error.conflicts ?? [] } : undefined;
}

/** The error for an answer that is not the one hoped for. */
export function translateAnswer(status: number, data: unknown): AppError {
  const error = readError(data);
  if (!error || error.code === 'issues' || error.code === 'conflicts') {
    // An ending without the store's own words is from something in between, or from a store that broke.
    const code = codeOf(status);
    const id = error ? ` (request ${error.requestId})` : '';
    return new AppError(code, words[code] + id, { cause: { status, data } });
  }
  const message = error.message || words[error.code];
  const said = error.code === 'unexpected' ? `${message} (request ${error.requestId})` : message;
  return new AppError(error.code, said, { cause: { status, requestId: error.requestId } });
}

/** A 200 whose body is not what was agreed: another program answers, or store and pane are of different versions. */
export function wrongBody(data: unknown, cause: unknown): AppError {
  const page = typeof data === 'string';
  const why = page
    ? 'Something other than PI Bridge’s store answered; is there a sign-in page of your network in between?'
    : 'The store’s answer is not what this version of PI Bridge knows. Reload the pane, then try again.';
  return new AppError('unexpected', why, { cause });
}

/** Mistakes in how axios was called; everything else that it throws here is a broken line. */
const mistakes: ReadonlySet<string | undefined> = new Set([
  axios.AxiosError.ERR_BAD_OPTION,
  axios.AxiosError.ERR_BAD_OPTION_VALUE,
  axios.AxiosError.ERR_INVALID_URL,
  axios.AxiosError.ERR_NOT_SUPPORT,
]);

/** A request that got no whole answer: no line, a broken one, or nobody there. */
export function translateFailure(cause: unknown): AppError {
  return axios.isAxiosError(cause) && !mistakes.has(cause.code)
    ? notConnected(cause)
    : new AppError('unexpected', words.unexpected, { cause });
}
