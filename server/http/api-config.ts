// What the door needs to know of its surroundings. Made from the environment in server/config.ts.
import type { Logger } from 'pino';

export interface HttpConfig {
  /** Version of PI Bridge, for the OpenAPI document. */
  readonly version: string;
  /** Exact origins of pages that may call the API; none by default. */
  readonly corsOrigins: readonly string[];
  /** Proxies in front, whose word on where a request came from is taken: addresses, or how many there are. */
  readonly proxies: readonly string[] | number;
  /** Who may show the pane in a frame, as CSP sources. */
  readonly frameAncestors: readonly string[];
  /** Whether browsers are told to use https only (never on localhost, where other programs serve http). */
  readonly strictTransport: boolean;
  /** Folders and files that are served, where they are given. */
  readonly addin: string | null;
  readonly workbench: string | null;
  /** Folder with Microsoft's office.js and what it loads: the pane then uses that copy instead of the CDN. */
  readonly officeJs: string | null;
  readonly manifest: string | null;
  readonly logger: Logger;
  readonly newRequestId: () => string;
}
