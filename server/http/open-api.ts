// The OpenAPI document, made from the same schemas that the server validates by.
import { toJSONSchema, registry as newRegistry, type core } from 'zod';
import { isPacked } from '../../domain/packed-column';
import { routes, type Route, type RouteName } from '../../domain/routes';
import { conflictSchema, errorBodySchema, viewAnswerSchema } from '../../domain/wire';

const meaning: Readonly<Record<number, string>> = {
  200: 'Done',
  204: 'Done, nothing to say',
  304: 'The answer with one of the ETags in If-None-Match still holds: no body',
  400: 'The request is malformed; the message names the place',
  401: 'Signed out',
  403: 'Not allowed',
  404: 'Not there, or not for this person to see',
  409: 'Changed by others meanwhile; nothing was changed',
  413: 'Too large',
  422: 'Something must be put right; nothing was changed',
  503: 'Pushes are not taken just now; nothing was changed',
  507: 'The disk is full; nothing was changed',
};

const routeNames = Object.keys(routes) as RouteName[];
const refTo = (id: string) => ({ $ref: `#/components/schemas/${id}` });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });

/** Every schema of the contract under a name, once: those that stand in many places, then each route's own. */
function namedSchemas(): Map<core.$ZodType, string> {
  const names = new Map<core.$ZodType, string>([
    [conflictSchema.shape.base, 'FieldValue'],
    [conflictSchema, 'Conflict'],
    [errorBodySchema, 'Error'],
  ]);
  for (const name of routeNames) {
    const route: Route = routes[name];
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    if (route.body && !names.has(route.body)) names.set(route.body, `${title}Request`);
    const answer = route.answers[200];
    if (answer && !names.has(answer)) names.set(answer, `${title}Answer`);
  }
  return names;
}

const BLOCKS =
  'Oldest first. A block without `rows` is of all PIs of the first table that are collected in such periods, in order. ' +
  'Without `target` it has those of the block of the period before, and without `previous` the values of that block.';
const PACKED =
  'A column with an item for each row, in one of three forms: the items in order; `all`, one item for every row; or ' +
  '`at`, indexes into `list`, one for each row, or where `times` is there one for each run of so many rows.';

/** What the schemas cannot say of how a pull is packed. */
function describePacked({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: core.$ZodType;
  jsonSchema: core.JSONSchema.BaseSchema;
}) {
  if (isPacked(zodSchema)) jsonSchema.description = PACKED;
  if (zodSchema === viewAnswerSchema.shape.periods) jsonSchema.description = BLOCKS;
}

function componentSchemas(names: ReadonlyMap<core.$ZodType, string>): object {
  const registry = newRegistry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const uri = (id: string) => `#/components/schemas/${id}`;
  return toJSONSchema(registry, { io: 'input', uri, override: describePacked }).schemas;
}

function parametersOf(route: Route): object[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

/** What stands behind the question mark, by the schema of the route. */
function queryOf({ query }: Route): object[] {
  if (!query) return [];
  const { properties = {}, required = [] } = toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }));
}

/** Routes that can say that an answer still holds take the tags of answers, and name their own. */
const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETags of earlier answers to the same request',
  schema: { type: 'string' },
};
const tagged = { headers: { ETag: { description: 'Weak: names the answer', schema: { type: 'string' } } } };

function operation(name: RouteName, names: ReadonlyMap<core.$ZodType, string>): object {
  const route: Route = routes[name];
  const ref = (schema: core.$ZodType) => refTo(names.get(schema) ?? 'Error');
  return {
    operationId: name,
    summary: route.summary,
    ...(route.signedIn && { security: [{ bearer: [] }] }),
    parameters: [...parametersOf(route), ...queryOf(route), ...(304 in route.answers ? [ifNoneMatch] : [])],
    ...(route.body && { requestBody: { required: true, ...json(ref(route.body)) } }),
    responses: Object.fromEntries(
      Object.entries(route.answers).map(([status, schema]) => [
        status,
        {
          description: meaning[Number(status)] ?? status,
          ...(304 in route.answers && ['200', '304'].includes(status) && tagged),
          ...(schema && json(ref(schema))),
        },
      ]),
    ),
  };
}

/** The document for one server. `base` is where the API stands, as `/api`. */
export function openApiDocument(version: string, base: string): object {
  const names = namedSchemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const name of routeNames) {
    const path = routes[name].path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[routes[name].method] = operation(name, names);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'PI Bridge',
      version,
      description: 'Pull and push performance indicators. Pushes are all or nothing and can be sent again safely.',
    },
    servers: [{ url: base }],
    paths,
    components: {
      schemas: componentSchemas(names),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}
