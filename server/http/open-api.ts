// The OpenAPI document, made from the same schemas that the server validates by.
import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { conflictSchema, routes, type Route, type RouteName } from '../../domain/wire';

const meaning: Readonly<Record<number, string>> = {
  200: 'Done',
  204: 'Done, nothing to say',
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

/** A value of a field may hold values of fields: a schema that contains itself must have a name. */
function nameFieldValue(): void {
  extendZodWithOpenApi(z);
  // Schemas made before the line above have no such method of their own.
  (z.ZodType.prototype as z.ZodType).openapi.call(conflictSchema.shape.base, 'FieldValue');
}

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });

/** The document for one server. `base` is where the API stands, as `/api`. */
export function openApiDocument(version: string, base: string): object {
  nameFieldValue();
  const registry = new OpenAPIRegistry();
  const bearer = registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    registry.registerPath({
      operationId: name,
      method: route.method,
      path: route.path.replace(/:(\w+)/g, '{$1}'),
      summary: route.summary,
      ...(route.signedIn && { security: [{ [bearer.name]: [] }] }),
      request: {
        // Schemas of paths and queries are objects; the route's type does not say so.
        ...(route.params && { params: route.params as z.ZodObject }),
        ...(route.query && { query: route.query as z.ZodObject }),
        ...(route.body && { body: { required: true, ...json(route.body) } }),
      },
      responses: Object.fromEntries(
        Object.entries(route.answers).map(([status, schema]) => [
          status,
          { description: meaning[Number(status)] ?? status, ...(schema && json(schema)) },
        ]),
      ),
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'PI Bridge',
      version,
      description: 'Pull and push performance indicators. Pushes are all or nothing and can be sent again safely.',
    },
    servers: [{ url: base }],
  });
}
