// The HTTP status of every error code: one of the three borders where a code is translated. A new code does not
// compile until it has a status here.
import type { ErrorCode } from '../../domain/errors';

export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'malformed':
      return 400;
    case 'signed-out':
      return 401;
    case 'not-allowed':
    case 'sign-in-refused':
      return 403;
    case 'not-found':
      return 404;
    case 'out-of-step':
      return 409;
    case 'too-large':
      return 413;
    case 'password-refused':
      return 422;
    case 'too-many-tries':
      return 429;
    case 'store-stopped':
    case 'busy':
      return 503;
    case 'disk-full':
      return 507;
    // Said in Excel only; from the server they would be a mistake of ours.
    case 'not-connected':
    case 'cell-being-edited':
    case 'sheet-protected':
    case 'workbook-read-only':
    case 'table-missing':
    case 'too-old-excel':
    case 'unexpected':
      return 500;
  }
}
