// Whether a request came from this very machine and was meant for it: over loopback, and to a local name. A page of
// a foreign name that resolves to 127.0.0.1 (DNS rebinding) is not local.
import type { Request } from 'express';

const names = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLocal(request: Pick<Request, 'headers' | 'socket'>): boolean {
  const from = request.socket.remoteAddress ?? '';
  const loopback = from === '::1' || /^(::ffff:)?127\./.test(from);
  // A proxy on this machine speaks for others.
  const forwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return loopback && !forwarded && names.has(host);
}
