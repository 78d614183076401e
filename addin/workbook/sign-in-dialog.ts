// A window of Office for a page of ours, and the one word that it says. Only what comes from our own origin is heard: a host
// that does not say where a word comes from is not trusted.
import { AppError } from '../../domain/errors';

const TALL = 60;
const WIDE = 30;

/** The person closed the window. */
const CLOSED = 12_006;
/** Another window of this add-in is open; the person did not allow it; the browser held it back. */
const OPEN_ALREADY = 12_007;
const NOT_ALLOWED = 12_009;

function whyNotOpened(code: number): string {
  switch (code) {
    case OPEN_ALREADY:
      return 'A sign-in window is open already. Finish there, or close it and begin again.';
    case NOT_ALLOWED:
      return 'The sign-in window was not allowed to open. Allow it, then begin again.';
    default:
      return 'The sign-in window could not be opened. Allow pop-ups for Excel, then begin again.';
  }
}

interface Said {
  readonly message?: string;
  readonly origin?: string | undefined;
  readonly error?: number;
}

/**
 * @param page path of a page of ours
 * @throws AppError `sign-in-refused` in words: closed, not allowed, or a stranger spoke
 */
export function askInDialog(page: string): Promise<string> {
  const ours = window.location.origin;
  const refused = (message: string) => new AppError('sign-in-refused', message);
  return new Promise((resolve, reject) => {
    Office.context.ui.displayDialogAsync(`${ours}${page}`, { height: TALL, width: WIDE }, (opened) => {
      if (opened.status !== Office.AsyncResultStatus.Succeeded) {
        reject(refused(whyNotOpened(opened.error.code)));
        return;
      }
      const dialog = opened.value;
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (said: Said) => {
        dialog.close();
        if (said.message !== undefined && said.origin === ours) resolve(said.message);
        else
          reject(
            refused(
              'Excel did not say that the answer came from PI Bridge’s own window, so it was not taken. A newer Excel may be needed.',
            ),
          );
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, (said: Said) => {
        if (said.error !== CLOSED) dialog.close();
        reject(refused('The sign-in window was closed before the sign-in was done. Your edits stay in the sheet.'));
      });
    });
  });
}
