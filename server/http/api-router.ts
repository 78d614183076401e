// Registers every route of domain/routes.ts: validates what comes in by its schemas, finds out who asks, calls the
// handler named alike. What is not there does not exist.
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type * as z from 'zod/mini';
import { AppError } from '../../domain/errors';
import { routes, type Route, type RouteName } from '../../domain/routes';
import { limits } from '../../domain/wire';
import type { Services } from '../services';
import { bearerToken, makeHandlers, type ApiAnswer, type ApiRequest, type Handlers } from './handlers';
import { isLocal } from './local-request';
import { mustBeSafe } from './safe-json';
import { knownTags, sendFile, sendTagged } from './send-bytes';
import { sendRefusal } from './send-error';

const parseJson = express.json({ limit: limits.bodyBytes, strict: false });
/** Whoever is not signed in has little to say. */
const parseLittleJson = express.json({ limit: limits.strangersBytes, strict: false });

/** @throws AppError `malformed` that names the place */
function parsed(schema: z.ZodMiniType | undefined, value: unknown, what: string): unknown {
  if (!schema) return undefined;
  const result = checkedBy(schema, value);
  if (result === undefined) throw new AppError('malformed', `${what}: not as agreed`);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const place = [what, ...(first?.path ?? []).map(String)].join('.').slice(0, 200);
  throw new AppError('malformed', `${place}: ${(first?.message ?? 'not as agreed').slice(0, 300)}`);
}

/** `undefined` where the schema itself falls over what was sent: zod compares the length of what is no text too. */
function checkedBy(schema: z.ZodMiniType, value: unknown) {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function handle(name: RouteName, services: Services, handlers: Handlers, version: string): RequestHandler {
  const route: Route = routes[name];
  // The route's own schemas and its handler have the same types, which one loop over all of them cannot say.
  const handler = handlers[name] as (request: ApiRequest<Route>) => Promise<ApiAnswer<unknown>>;
  return async (request: Request, response: Response) => {
    const token = route.signedIn ? bearerToken(request.headers.authorization) : '';
    const who = route.signedIn ? await services.sessions.who(token) : null;
    if (route.body) mustBeSafe(request.body);
    const answer = await handler({
      params: parsed(route.params, request.params, 'path'),
      query: parsed(route.query, request.query, 'query'),
      body: parsed(route.body, request.body, 'body'),
      who,
      token,
      local: isLocal(request),
      ip: request.ip ?? '',
      known: knownTags(request.headers['if-none-match'], version),
    } as ApiRequest<Route>);
    switch (answer.kind) {
      case 'refused':
        sendRefusal(request, response, answer.issues, answer.conflicts);
        return;
      case 'unchanged':
      case 'bytes':
        await sendTagged(request, response, answer, version);
        return;
      case 'file':
        await sendFile(response, answer.file);
        return;
      case 'ok':
        if (answer.body === undefined) response.status(204).end();
        else response.status(200).json(answer.body);
    }
  };
}

/**
 * Only those who are signed in may make the server read a large body. Who they are is found out when it was read, with
 * their roles of then: reading may take half a minute.
 */
function signedInFirst(services: Services): RequestHandler {
  return (request, _response, next) => {
    services.sessions.mustBeGood(bearerToken(request.headers.authorization));
    next();
  };
}

/** @param version of PI Bridge: part of every tag */
export function apiRouter(services: Services, version: string): Router {
  const router = express.Router({ caseSensitive: true, strict: false });
  const handlers = makeHandlers(services);
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    const before = [
      ...(route.signedIn && route.body ? [signedInFirst(services)] : []),
      ...(route.body ? [route.signedIn ? parseJson : parseLittleJson] : []),
    ];
    router[route.method](route.path, ...before, handle(name, services, handlers, version));
  }
  return router;
}
