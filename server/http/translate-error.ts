// Whatever was thrown, as an AppError with words a person can act on. The cause goes to the log, never to a body.
import { AppError } from '../../domain/errors';
import { limits } from '../../domain/wire';

/** What the body parser and the router throw: an error with a status and sometimes a type. */
interface HttpError {
  readonly status: number;
  readonly type?: string;
  readonly message: string;
}

function isHttpError(error: unknown): error is HttpError {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';
}

export function translateError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!isHttpError(error)) return new AppError('unexpected', 'The store could not do that.', { cause: error });
  if (error.status === 413)
    return new AppError(
      'too-large',
      `This is more than the ${limits.bodyBytes / 1024 / 1024} MB that can be sent at once. Send it in parts.`,
      { cause: error },
    );
  if (error.type === 'entity.parse.failed')
    return new AppError('malformed', `The body is not JSON: ${placeOf(error.message)}.`, { cause: error });
  if (error.status < 500) return new AppError('malformed', 'The request cannot be read.', { cause: error });
  return new AppError('unexpected', 'The store could not do that.', { cause: error });
}

/** Where reading stopped, without a word of what was sent. */
function placeOf(message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `something is wrong at character ${position}`;
  return message.includes('end of JSON') ? 'it ends too early' : 'something is wrong at its beginning';
}
