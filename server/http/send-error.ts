// Bodies of refusals, in one shape: { error: { code, message, issues?, conflicts?, requestId } }.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError, type ErrorCode, type Issue } from '../../domain/errors';
import type { ErrorBody, WireConflict } from '../../domain/wire';
import { statusOf } from './status-of';
import { translateError } from './translate-error';

const idOf = ({ id }: Request) => (typeof id === 'string' ? id : '');

function plural(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}

/** Data that cannot be taken: 422 where anything must be put right, else 409 where only others were faster. */
export function sendRefusal(
  request: Request,
  response: Response,
  issues: readonly Issue[],
  conflicts: readonly WireConflict[],
): void {
  const counted = [
    ...(issues.length > 0 ? [plural(issues.length, 'cell must be put right', 'cells must be put right')] : []),
    ...(conflicts.length > 0
      ? [plural(conflicts.length, 'cell was changed meanwhile', 'cells were changed meanwhile')]
      : []),
  ];
  const body: ErrorBody = {
    error: {
      code: issues.length > 0 ? 'issues' : 'conflicts',
      message: `Nothing was changed: ${counted.join(', ')}.`,
      ...(issues.length > 0 && { issues: issues.map(wireIssue) }),
      ...(conflicts.length > 0 && { conflicts: [...conflicts] }),
      requestId: idOf(request),
    },
  };
  response.status(issues.length > 0 ? 422 : 409).json(body);
}

function wireIssue({ code, severity, message, key, field }: Issue) {
  return { code, severity, message, ...(key !== undefined && { key }), ...(field !== undefined && { field }) };
}

function sendError(request: Request, response: Response, code: ErrorCode, message: string): void {
  const body: ErrorBody = { error: { code, message, requestId: idOf(request) } };
  response.status(statusOf(code)).json(body);
}

/** Whatever no route took. */
export const notFound: RequestHandler = (request, response) => {
  sendError(request, response, 'not-found', 'There is nothing at this address.');
};

/** The one error handler. */
export const errorHandler: ErrorRequestHandler = (thrown: unknown, request, response, next) => {
  const error = translateError(thrown);
  const entry = { code: error.code, err: error instanceof AppError ? (error.cause ?? error) : error };
  if (statusOf(error.code) >= 500) request.log.error(entry, error.message);
  else request.log.info({ code: error.code }, error.message);
  // The answer has begun: all that is left is to cut it off, so that nobody takes it for whole.
  if (response.headersSent) next(thrown);
  else sendError(request, response, error.code, error.message);
};
