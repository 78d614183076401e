// What PostgreSQL's errors mean to a store: whether the connection is gone, whether trying again helps, and what a person
// is told. Codes are SQLSTATE; what has none came from the network.
import { isNativeError } from 'node:util/types';
import { DatabaseError } from 'pg';
import { AppError } from '../../../../domain/errors';
import { StoreRefusal } from '../../refusal';

const RETRY = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '40003', // statement completion unknown, inside a transaction that then ended
]);
/** Sent just before the server ends the connection, or instead of one. */
const GONE = /^(08|57P0[1-5]|53300|25P0[34]|58030)/;
/** A server that only reads: a replica, or a primary that is one no longer. */
const READ_ONLY = new Set(['25006']);

function codeOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}

/** Whether the connection, or the server behind it, is gone: nobody knows what became of the last statement. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return GONE.test(code) || READ_ONLY.has(code);
  if (!isNativeError(error) || error instanceof AppError) return false;
  const system = 'code' in error && typeof error.code === 'string' && /^E[A-Z]/.test(error.code);
  return system || /connection|timeout|timed out|socket|Client (was|has)/i.test(error.message);
}

/** Whether the server took nothing and would perhaps take the same a moment later. */
export function isWorthAnotherTry(error: unknown): boolean {
  return RETRY.has(codeOf(error) ?? '');
}

export const UNREACHABLE = 'The server’s database cannot be reached. Nothing was changed; try again in a moment.';
export const STOPPING = 'The server is stopping. Push again in a moment.';
export const MAY_BE_TAKEN =
  'The database went away while this was being stored, so it may have been taken. Send the same push again when the server answers: it is taken once only.';

/** A failure of the database in words; `undefined` for what is not one. */
export function explained(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === '53100')
    return new AppError(
      'disk-full',
      'The database’s disk is full. Nothing was changed; pushes work again when there is room.',
      { cause: error },
    );
  if (code === '57014' || code === '55P03' || code === '40001' || code === '40P01')
    return new AppError('busy', 'The database has too much to do. Nothing was changed; try again in a moment.', {
      cause: error,
    });
  if (isConnectionLost(error)) return new AppError('store-stopped', UNREACHABLE, { cause: error });
  if (code !== undefined)
    return new AppError('store-stopped', 'The database refused to store this. Nothing was changed.', { cause: error });
  return undefined;
}

/** What kept a connection from being made, in words; `undefined` for anything else. */
export function refusedConnection(error: unknown): StoreRefusal | undefined {
  const code = error instanceof DatabaseError ? (error.code ?? '') : '';
  if (code.startsWith('28'))
    return new StoreRefusal('foreign', 'The database refuses the user name or the password of DATABASE_URL.', {
      cause: error,
    });
  if (code === '3D000')
    return new StoreRefusal('missing', 'There is no database of the name in DATABASE_URL. Make it first.', {
      cause: error,
    });
  return undefined;
}
