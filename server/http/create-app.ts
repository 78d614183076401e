// The server's door: an Express app that never listens, so that tests and benches can hold it too.
import express, { type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Services } from '../services';
import type { HttpConfig } from './api-config';
import { apiRouter } from './api-router';
import { cors } from './cors';
import { docsPage } from './docs-page';
import { openApiDocument } from './open-api';
import { securityHeaders } from './security-headers';
import { errorHandler, notFound } from './send-error';
import { staticRooms } from './static-rooms';

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

export function createApp(services: Services, config: HttpConfig): Express {
  const app = express();
  app.disable('x-powered-by');
  // Hashing megabytes for a tag costs more than it saves; send-bytes.ts has a better one.
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', config.proxies);
  app.use(
    pinoHttp({
      logger: config.logger,
      genReqId: () => config.newRequestId(),
      // No headers: they hold tokens.
      serializers: {
        req: (req: { id: string; method: string; url: string }) => ({ id: req.id, method: req.method, url: req.url }),
        res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
      },
      customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
    }),
  );
  app.use('/api/docs', securityHeaders('docs', config));
  app.use('/api', docsPage());
  app.use('/api', securityHeaders('api', config), noStore, cors(config.corsOrigins));
  let document: object | undefined;
  app.get('/api/openapi.json', (_request, response) => {
    document ??= openApiDocument(config.version, '/api');
    response.json(document);
  });
  app.use('/api', apiRouter(services, config.version), notFound);
  app.use(staticRooms(config));
  app.use(securityHeaders('api', config), notFound);
  app.use(errorHandler);
  return app;
}
