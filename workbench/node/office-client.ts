// The real Excel client of office.js in Node, bound to an executor of ours. Nothing of it is patched: it
// asks `SessionBase._overrideSession` where its requests go.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Session } from '../protocol/session';
import type { WireEvent, WireRequest } from '../protocol/wire';

type ExcelNamespace = typeof Excel;

interface Executor {
  executeAsync(customData: string, flags: number, message: { Body: WireRequest }): Promise<object>;
}

interface ClientSession {
  _resolveRequestUrlAndHeaderInfo(): Promise<null>;
  _createRequestExecutorOrNull(): Executor;
}

interface OfficeExtensionInternals {
  SessionBase: { _overrideSession: ClientSession | undefined };
  ClientRequestContext: { prototype: object };
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
  _testTriggerRichApiMessageEvent(message: { entries: object[] }): void;
}

interface ClientGlobals {
  Excel?: ExcelNamespace;
  OfficeExtension?: OfficeExtensionInternals;
}

const here = path.dirname(fileURLToPath(import.meta.url));
const clientFile = path.resolve(here, '../../node_modules/@microsoft/office-js/dist/excel-web-16.00.js');

/** Evaluates Microsoft's file once per JavaScript realm, so that its objects are the test's own. */
const loadClient = (): Required<ClientGlobals> => {
  const globals = globalThis as unknown as ClientGlobals;
  if (!globals.Excel) {
    if (!existsSync(clientFile)) throw new Error('@microsoft/office-js is not installed.');
    supplyBrowserGlobals();
    // Indirect eval: the file declares globals, as a script tag would.
    (0, eval)(readFileSync(clientFile, 'utf8'));
    globals.OfficeExtension?._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  }
  const { Excel: excel, OfficeExtension: extension } = globals;
  if (!excel || !extension) throw new Error('The Excel client of office.js did not load.');
  return { Excel: excel, OfficeExtension: extension };
};

/** The few browser names that the client reads while it loads; nothing is drawn or stored through them. */
const supplyBrowserGlobals = (): void => {
  const globals = globalThis as unknown as Record<string, unknown>;
  const nothing = (): null => null;
  const element = (): object => ({ style: {}, setAttribute: nothing, appendChild: nothing });
  globals.window ??= globalThis;
  globals.self ??= globalThis;
  globals.navigator ??= { userAgent: 'Node', language: 'en-US' };
  globals.addEventListener ??= nothing;
  globals.removeEventListener ??= nothing;
  globals.location ??= {
    href: 'https://localhost/',
    hash: '',
    search: '',
    protocol: 'https:',
    hostname: 'localhost',
    host: 'localhost',
    pathname: '/',
  };
  globals.document ??= {
    URL: 'https://localhost/',
    addEventListener: nothing,
    body: element(),
    cookie: '',
    createElement: element,
    getElementById: nothing,
    getElementsByTagName: () => [],
    location: globals.location,
    readyState: 'complete',
  };
};

export interface OfficeClient {
  readonly Excel: ExcelNamespace;
  deliver(entries: readonly WireEvent[]): void;
}

let current: ClientSession | undefined;

/** The client with its requests going to this session. The session opened last receives events. */
export const connectClient = (session: Session): OfficeClient => {
  const { Excel: excel, OfficeExtension: extension } = loadClient();
  const own: ClientSession = {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve(null),
    _createRequestExecutorOrNull: () => ({
      executeAsync: (_customData, flags, message) => answer(session, flags, message.Body),
    }),
  };
  current = own;
  // The client reads this whenever it makes a context, some way into Excel.run; see `run` below.
  extension.SessionBase._overrideSession = own;

  const run = async (...args: readonly unknown[]): Promise<unknown> => {
    const call = excel.run as (...rest: readonly unknown[]) => Promise<unknown>;
    if (current === own) return call(...args);
    // Another workbook was opened since: give this call a context of ours, made here and now.
    const before = extension.SessionBase._overrideSession;
    extension.SessionBase._overrideSession = own;
    const context = new excel.RequestContext();
    extension.SessionBase._overrideSession = before;
    const [first, second] = args;
    return typeof first === 'function'
      ? call(context, first)
      : call({ ...(first as object), previousObjects: context }, second);
  };

  return {
    Excel: Object.create(excel, { run: { value: run, enumerable: true } }) as ExcelNamespace,
    deliver: (entries) => {
      if (current !== own) return;
      extension._testTriggerRichApiMessageEvent({
        entries: entries.map(([messageCategory, messageType, targetId, message]) => ({
          messageCategory,
          messageType,
          targetId,
          message,
        })),
      });
    },
  };
};

const answer = async (session: Session, flags: number, body: WireRequest): Promise<object> => {
  // Through JSON both ways, as between two windows.
  const result = await session.execute(JSON.parse(JSON.stringify(body)) as WireRequest, flags);
  const ok = { HttpStatusCode: 200, ErrorCode: '', ErrorMessage: '', Headers: {}, Body: {} as unknown };
  if (result.kind === 'reply') return { ...ok, Body: JSON.parse(JSON.stringify(result.reply)) as unknown };
  return {
    ...ok,
    HttpStatusCode: 400,
    ErrorCode: 'InvalidOperationInCellEditMode',
    ErrorMessage:
      'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  };
};
