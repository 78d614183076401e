// The wire between this page and the add-in in an iframe: office.js' messages, which are JSON strings sent
// with postMessage. Knows the envelope, not what is in it.

export interface XdmRequest {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

const messageType = { request: 0, response: 1 };
const actionType = { invoke: 0, registerEvent: 1, unregisterEvent: 2 };
const responseType = { forCalling: 0, forEventing: 1 };

export interface XdmHandlers {
  /** A call of the add-in; the answer is its `_data`. */
  invoke(action: string, data: unknown): Promise<unknown>;
  /** Asked to send an event from now on; the answer says whether the host knows it. */
  registerEvent(name: string, data: unknown): boolean;
  unregisterEvent(name: string): void;
}

export interface XdmFrame {
  readonly frame: HTMLIFrameElement;
  /** Sends an event to the add-in. False when it has not registered for it. */
  fire(name: string, data: unknown): boolean;
  isListening(name: string): boolean;
  close(): void;
}

export interface XdmOptions {
  readonly url: string;
  readonly title: string;
  readonly controlId: string;
  readonly isDialog: boolean;
  readonly handlers: XdmHandlers;
}

/** Flags of the host information: the add-in lives in a shared runtime, and its page carries functions for cells. */
const flags = { sharedRuntime: 1, customFunctions: 2 };

/** Makes the iframe (not yet in the page) and listens to it. A new conversation for each, as office.js asks. */
export const openXdmFrame = ({ url, title, controlId, isDialog, handlers }: XdmOptions): XdmFrame => {
  const conversation = `conv_${crypto.randomUUID()}`;
  const origin = new URL(url, location.href).origin;
  const listening = new Map<string, number>();
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.name = JSON.stringify({
    baseFrameName: `_xdm_${conversation}`,
    hostInfo: `Excel$Web$16.01$en-US$$${isDialog ? 'isDialog' : ''}$$${isDialog ? flags.sharedRuntime : flags.sharedRuntime | flags.customFunctions}`,
    xdmInfo: [conversation, controlId, location.href.split('#')[0]].join('|'),
    serializerVersion: 1,
    flights: '[]',
  });

  const post = (message: object): void => {
    frame.contentWindow?.postMessage(JSON.stringify({ ...message, _serializerVersion: 1 }), origin);
  };
  const reply = (request: XdmRequest, data: unknown): void =>
    post({
      _messageType: messageType.response,
      _actionName: request._actionName,
      _conversationId: request._conversationId,
      _correlationId: request._correlationId,
      _origin: location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: responseType.forCalling,
    });

  const take = async (request: XdmRequest): Promise<void> => {
    if (request._actionType === actionType.registerEvent) {
      const known = handlers.registerEvent(request._actionName, request._data);
      if (known) listening.set(request._actionName, request._correlationId);
      reply(request, { Version: 1, Error: known ? 0 : 5001 });
    } else if (request._actionType === actionType.unregisterEvent) {
      listening.delete(request._actionName);
      handlers.unregisterEvent(request._actionName);
      reply(request, { Version: 1, Error: 0 });
    } else reply(request, await handlers.invoke(request._actionName, request._data));
  };

  const onMessage = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || typeof event.data !== 'string' || event.origin !== origin) return;
    const request = parseRequest(event.data);
    if (request) void take(request);
  };
  addEventListener('message', onMessage);
  frame.src = url;

  return {
    frame,
    isListening: (name) => listening.has(name),
    fire: (name, data) => {
      const correlation = listening.get(name);
      if (correlation === undefined) return false;
      post({
        _messageType: messageType.response,
        _actionName: name,
        _conversationId: conversation,
        _correlationId: correlation,
        _origin: location.origin,
        _data: data,
        _errorCode: 0,
        _responseType: responseType.forEventing,
      });
      return true;
    },
    close: () => {
      removeEventListener('message', onMessage);
      frame.remove();
    },
  };
};

const parseRequest = (text: string): XdmRequest | null => {
  try {
    const message = JSON.parse(text) as XdmRequest;
    return message._messageType === messageType.request ? message : null;
  } catch {
    // Other scripts post strings as well; what is not JSON is not for us.
    return null;
  }
};
