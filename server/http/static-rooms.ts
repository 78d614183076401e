// Files that the server hands out beside the API: the add-in, Microsoft's office.js where a copy is kept, the
// workbench, the manifest.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { type RequestHandler, type Response, type Router } from 'express';
import type { HttpConfig } from './api-config';
import { OFFICE_CDN, securityHeaders } from './security-headers';

/** As `main.3f2a91bc.js`: a new content has a new name, so browsers may keep it. */
const hashed = /\.[0-9a-f]{8,}\.\w+$/;

function keep(response: Response, file: string): void {
  response.setHeader('Cache-Control', hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

const folder = (root: string) => express.static(root, { setHeaders: keep, index: 'index.html', redirect: false });

const fromCdn = `${OFFICE_CDN}/lib/1/hosted/office.js`;

/** A page of the pane with office.js from this server; not a byte more is changed. */
function officePage(addin: string, name: string): RequestHandler {
  return async (_request, response, next) => {
    const page = await readFile(path.join(addin, name), 'utf8').catch(() => undefined);
    if (page === undefined) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page.replace(fromCdn, '/office-js/office.js'));
  };
}

/** The page of a one-time link: the same file, with headers of its own. */
function accountPage(addin: string): RequestHandler {
  return (_request, response, next) => {
    const how = { root: path.resolve(addin), cacheControl: false, headers: { 'Cache-Control': 'no-cache' } };
    response.sendFile('account.html', how, (error: Error | undefined) => {
      if (error && !response.headersSent) next();
    });
  };
}

/** office.js asks for some files in other letters than their names have on disk. */
function anyCase(root: string): RequestHandler {
  const names = new Map<string, string>();
  for (const name of readdirSync(root)) names.set(name.toLowerCase(), name);
  return (request, _response, next) => {
    const [, first = '', ...rest] = request.url.split('/');
    const real = names.get(first.toLowerCase());
    if (real !== undefined && real !== first) request.url = ['', real, ...rest].join('/');
    next();
  };
}

export function staticRooms(config: HttpConfig): Router {
  const router = express.Router();
  const { addin, workbench, officeJs, manifest } = config;
  if (addin !== null) {
    const headers = securityHeaders('pane', config);
    router.get('/addin/account.html', securityHeaders('account', config), accountPage(addin));
    if (officeJs !== null)
      for (const name of ['taskpane.html', 'sign-in.html'])
        router.get(`/addin/${name}`, headers, officePage(addin, name));
    router.use('/addin', headers, folder(addin));
  }
  if (officeJs !== null) router.use('/office-js', securityHeaders('pane', config), anyCase(officeJs), folder(officeJs));
  if (manifest !== null)
    router.get('/manifest.xml', securityHeaders('docs', config), (_request, response) => {
      response.sendFile(path.resolve(manifest), { headers: { 'Cache-Control': 'no-cache' } });
    });
  if (workbench !== null) router.use('/', securityHeaders('workbench', config), folder(workbench));
  return router;
}
