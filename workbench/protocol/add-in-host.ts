// Hosts one add-in: answers what office.js asks (context, rich API, settings, commands, dialogs) and sends
// it events. Dispatch ids and the shapes of data are the client's own.
import { appContext } from './app-context';
import { isRecord } from './arguments';
import type { Session } from './session';
import type { WireEvent, WireRequest } from './wire';
import { type XdmFrame, openXdmFrame } from './xdm-frame';

const dispatch = {
  richApi: 93,
  commandCompleted: 94,
  refreshSettings: 75,
  saveSettings: 76,
  getSelectedData: 64,
  messageParent: 144,
  messageChild: 145,
};

export interface AddInHostOptions {
  readonly url: string;
  readonly name: string;
  readonly session: Session;
  readonly documentUrl: string;
  /** Settings of the document: key → JSON text. */
  readonly settings: Record<string, string>;
  readonly onSettingsSaved: () => void;
  readonly selectedValues: () => readonly (readonly unknown[])[];
  /** Shows a dialog's frame until it is taken out again. */
  readonly showDialog: (frame: HTMLIFrameElement, onClosedByPerson: () => void) => void;
  readonly onReady: () => void;
}

export interface AddInHost {
  readonly frame: HTMLIFrameElement;
  /** Runs a function command of the ribbon; resolves when the add-in says it has completed. */
  runCommand(functionName: string, controlId: string): Promise<void>;
  sendEntries(entries: readonly WireEvent[]): void;
  selectionChanged(): void;
  isReady(): boolean;
  /** Characters of the largest request to the workbook so far. */
  largestRequest(): number;
  close(): void;
}

const known = new Set([
  'appCommandInvoked',
  'richApiMessage',
  'documentSelectionChanged',
  'settingsChanged',
  'dialogMessageReceived',
  'dialogParentMessageReceived',
  'activeViewChanged',
]);

export const openAddInHost = (options: AddInHostOptions): AddInHost => {
  const controlId = `addin-${crypto.randomUUID()}`;
  const completions = new Map<string, () => void>();
  let commands = 0;
  let ready = false;
  let largest = 0;
  let dialog: XdmFrame | null = null;

  const executeRichApi = async (data: Readonly<Record<string, unknown>>): Promise<object> => {
    const array = data.ArrayData as readonly unknown[];
    const text = String(array[4]);
    largest = Math.max(largest, text.length);
    const answer = await options.session.execute(JSON.parse(text) as WireRequest, Number(array[6]));
    if (answer.kind === 'refused') return { Error: answer.code };
    return { Error: 0, Data: [200, [], JSON.stringify(answer.reply)] };
  };

  const saveSettings = (data: Readonly<Record<string, unknown>>): object => {
    const method = data.DdaSettingsMethod;
    const pairs = isRecord(method) && Array.isArray(method.Properties) ? (method.Properties as unknown[]) : [];
    for (const key of Object.keys(options.settings)) Reflect.deleteProperty(options.settings, key);
    for (const pair of pairs) if (Array.isArray(pair)) options.settings[String(pair[0])] = String(pair[1]);
    options.onSettingsSaved();
    return { Error: 0 };
  };

  const execute = (data: Readonly<Record<string, unknown>>, from: XdmFrame | null): object | Promise<object> => {
    const method = data.DdaMethod;
    const id = isRecord(method) ? method.DispatchId : undefined;
    switch (id) {
      case dispatch.richApi:
        return executeRichApi(data);
      case dispatch.refreshSettings:
        return {
          Error: 0,
          Properties: { Settings: Object.entries(options.settings).map(([Name, Value]) => ({ Name, Value })) },
        };
      case dispatch.saveSettings:
        return saveSettings(data);
      case dispatch.commandCompleted:
        completions.get(String(data[0]))?.();
        return {};
      case dispatch.getSelectedData:
        return { Error: 0, Data: options.selectedValues() };
      case dispatch.messageParent:
        if (from === dialog)
          main.fire('dialogMessageReceived', {
            messageType: 0,
            messageContent: data.messageToParent,
            messageOrigin: location.origin,
          });
        return { Error: 0 };
      case dispatch.messageChild:
        dialog?.fire('dialogParentMessageReceived', {
          messageType: 1,
          messageContent: data.messageContent,
          messageOrigin: location.origin,
        });
        return { Error: 0 };
      default:
        return { Error: 5001 };
    }
  };

  const invoke = async (action: string, data: unknown, from: XdmFrame | null): Promise<unknown> => {
    if (action === 'ContextActivationManager_getAppContextAsync')
      return appContext({
        controlId: from === dialog && dialog !== null ? `${controlId}-dialog` : controlId,
        addinName: options.name,
        documentUrl: options.documentUrl,
        settings: Object.entries(options.settings),
      });
    if (action === 'executeMethod') return { Version: 1, ...(await execute(isRecord(data) ? data : {}, from)) };
    return null;
  };

  const openDialog = (data: unknown): void => {
    const target = isRecord(data) ? (JSON.parse(String(data.targetId)) as { url?: string }) : {};
    const opened = openXdmFrame({
      url: target.url ?? '',
      title: `${options.name} dialog`,
      controlId: `${controlId}-dialog`,
      isDialog: true,
      handlers: {
        invoke: (action, inner) => invoke(action, inner, opened),
        registerEvent: (name) => known.has(name),
        unregisterEvent: () => undefined,
      },
    });
    dialog = opened;
    options.showDialog(opened.frame, () => {
      closeDialog();
      // 12006: the person closed the dialog.
      main.fire('dialogMessageReceived', { messageType: 12006 });
    });
  };
  const closeDialog = (): void => {
    dialog?.close();
    dialog = null;
  };

  const main: XdmFrame = openXdmFrame({
    url: options.url,
    title: options.name,
    controlId,
    isDialog: false,
    handlers: {
      invoke: (action, data) => invoke(action, data, null),
      registerEvent: (name, data) => {
        if (name === 'dialogMessageReceived') openDialog(data);
        if (name === 'richApiMessage' && !ready) {
          ready = true;
          options.onReady();
        }
        return known.has(name);
      },
      unregisterEvent: (name) => {
        if (name === 'dialogMessageReceived') closeDialog();
      },
    },
  });

  return {
    frame: main.frame,
    isReady: () => ready,
    largestRequest: () => largest,
    runCommand: (functionName, source) => {
      commands += 1;
      const id = `command-${commands}`;
      return new Promise((resolve, reject) => {
        completions.set(id, () => {
          completions.delete(id);
          resolve();
        });
        const sent = main.fire('appCommandInvoked', {
          0: id,
          1: functionName,
          2: JSON.stringify({ source: { id: source } }),
        });
        if (!sent) reject(new Error('The add-in is not ready for commands yet.'));
      });
    },
    sendEntries: (entries) => {
      main.fire('richApiMessage', { ArrayData: entries });
    },
    selectionChanged: () => {
      main.fire('documentSelectionChanged', {});
    },
    close: () => {
      closeDialog();
      main.close();
    },
  };
};
