// One line for whatever kept a command from being done: what happened, where, and what to do.
import { isNativeError } from 'node:util/types';
import { AppError } from '../../domain/errors';
import { codeOf } from './error-code';
import { Refusal, UsageError } from './outcome';

function pathOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? error.path : '';
}

/** System errors that a person can do something about. */
function system(error: Error): string | undefined {
  const at = pathOf(error);
  switch (codeOf(error) ?? '') {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full${at === '' ? '' : ` at ${at}`}. Nothing was left half done; make room and try again.`;
    case 'EACCES':
    case 'EPERM':
      return `This is not allowed: ${error.message}. Run it as the user that the server runs as.`;
    case 'EROFS':
      return `This place can only be read: ${error.message}. Choose another one.`;
    case 'EEXIST':
      return `There is ${at === '' ? 'such a file' : at} already. Choose another name; nothing is written over.`;
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
    error.name === 'StoreRefusal' ||
    error.name === 'FileRefusal'
  );
}

export function explain(error: unknown): string {
  if (!isNativeError(error)) return `Something unexpected happened: ${String(error)}`;
  if (isMeant(error)) return error.message;
  return system(error) ?? `Something unexpected happened. Please report it:\n${error.stack ?? error.message}`;
}
