// Headers that keep browsers from doing what nobody asked for. Each kind of page has its own rules: the pane stands
// in Excel's frame, the API in nobody's.
import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { HttpConfig } from './api-config';

export const OFFICE_CDN = 'https://appsforoffice.microsoft.com';

/** `account`: a page for passwords, in no frame of anybody’s. */
export type PageKind = 'api' | 'docs' | 'account' | 'pane' | 'workbench';

function sources(kind: PageKind, config: HttpConfig): Record<string, string[]> {
  const none = ["'none'"];
  const self = ["'self'"];
  if (kind === 'api') return { 'default-src': none, 'frame-ancestors': none, 'base-uri': none, 'form-action': none };
  const page = {
    'default-src': self,
    'base-uri': self,
    'object-src': none,
    'form-action': none,
    'script-src': self,
    // Fluent UI, Univer and Swagger UI write their styles into the page.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': self,
  };
  switch (kind) {
    case 'docs':
    case 'account':
      return { ...page, 'frame-ancestors': none };
    case 'workbench':
      return { ...page, 'worker-src': ["'self'", 'blob:'], 'frame-src': self, 'frame-ancestors': self };
    case 'pane':
      return {
        ...page,
        'script-src': config.officeJs === null ? ["'self'", OFFICE_CDN] : self,
        // office.js asks its own CDN for texts and for which features are on.
        'connect-src': config.officeJs === null ? ["'self'", OFFICE_CDN] : self,
        'frame-ancestors': [...config.frameAncestors],
      };
  }
}

export function securityHeaders(kind: PageKind, config: HttpConfig): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: sources(kind, config) },
    // frame-ancestors says it better, and X-Frame-Options cannot name Excel's hosts.
    xFrameOptions: kind === 'pane' ? false : { action: kind === 'workbench' ? 'sameorigin' : 'deny' },
    strictTransportSecurity: config.strictTransport,
    // Excel on the web shows the ribbon's icons on pages of its own.
    crossOriginResourcePolicy: { policy: kind === 'pane' ? 'cross-origin' : 'same-origin' },
    // Office’s windows speak with the pane that opened them, and so with the page around it.
    crossOriginOpenerPolicy:
      kind === 'pane' ? false : { policy: kind === 'workbench' ? 'same-origin-allow-popups' : 'same-origin' },
  });
}
