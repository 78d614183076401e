// What a route of the store is: path, what goes in, what comes out; and how every route may refuse.
import type * as z from 'zod/mini';
import { errorBodySchema } from './wire';

export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  /** Express form, below `/api`. */
  readonly path: string;
  readonly summary: string;
  /** Whether a bearer token is needed. */
  readonly signedIn: boolean;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly answers: Readonly<Record<number, z.ZodMiniType | null>>;
}

export const refusals = {
  400: errorBodySchema,
  401: errorBodySchema,
  403: errorBodySchema,
  404: errorBodySchema,
  413: errorBodySchema,
} as const;
