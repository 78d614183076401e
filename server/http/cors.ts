// Only pages of exactly named origins may call the API from elsewhere; by default none may. No cookies, so no
// credentials either.
import type { RequestHandler } from 'express';

export function cors(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (request, response, next) => {
    if (allowed.size > 0) response.vary('Origin');
    const { origin } = request.headers;
    const known = origin !== undefined && allowed.has(origin);
    if (known) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'ETag');
    }
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    if (known) {
      response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
      response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, If-None-Match');
      response.setHeader('Access-Control-Max-Age', '600');
    }
    response.status(204).end();
  };
}
