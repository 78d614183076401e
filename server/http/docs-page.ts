// A page to read and try the API, from files on this server only: no CDN and no script inside the page.
import express, { type Router } from 'express';
import absolutePath from 'swagger-ui-dist/absolute-path.js';

const served = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>PI Bridge: the API</title>
    <link rel="icon" href="docs/favicon-32x32.png" />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

const start = `window.SwaggerUIBundle({ url: 'openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

export function docsPage(): Router {
  const router = express.Router({ strict: true });
  router.get('/docs', (_request, response) => response.type('html').send(page));
  router.get('/docs/', (_request, response) => response.redirect(308, '../docs'));
  router.get('/docs/start.js', (_request, response) => response.type('js').send(start));
  for (const file of served)
    router.get(`/docs/${file}`, (_request, response) => response.sendFile(file, { root: absolutePath() }));
  return router;
}
