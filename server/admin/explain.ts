// One line for whatever kept a command from being done: what happened, where, and what to do.
import { AppError } from '../../domain/errors';
import { Refusal, UsageError } from './outcome';

function detail(error: Error, name: string): string {
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
}

/** System errors that a person can do something about. */
function system(error: Error): string | undefined {
  const at = detail(error, 'path');
  switch (detail(error, 'code')) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full${at === '' ? '' : ` at ${at}`}. Nothing was left half done; make room and try again.`;
    case 'EACCES':
    case 'EPERM':
      return `This is not allowed: ${error.message}. Run it as the user that the server runs as.`;
    case 'EROFS':
      return `This place can only be read: ${error.message}. Choose another one.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no ${at === '' ? 'such file' : at}. Check the name.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this machine. Try again when it has less to do.';
    case 'EIO':
      return `The disk does not answer as it should: ${error.message}. Look at the machine before anything else.`;
    default:
      return undefined;
  }
}

/** Errors whose message was written for people. */
function isMeant(error: Error): boolean {
  return (
    error instanceof Refusal ||
    error instanceof UsageError ||
    error instanceof AppError ||
    error.name === 'StoreRefusal'
  );
}

export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `Something unexpected happened: ${String(error)}`;
  if (isMeant(error)) return error.message;
  return system(error) ?? `Something unexpected happened. Please report it:\n${error.stack ?? error.message}`;
}
