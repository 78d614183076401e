// Loads the add-in into its pane: checks first that its page can be reached, and says so plainly if not.
import { type AddInHost, type AddInHostOptions, openAddInHost } from '../protocol/add-in-host';
import type { Pane } from './pane';

/** Longer than any start that goes well; then something is wrong and should be said. */
const patience = 30_000;

export interface RunningAddIn {
  current(): AddInHost | null;
}

export const runAddIn = (
  pane: Pane,
  options: Omit<AddInHostOptions, 'onReady'>,
  onReady: () => void,
  onFrame: (frame: HTMLIFrameElement) => void,
): RunningAddIn => {
  let host: AddInHost | null = null;

  const start = async (): Promise<void> => {
    pane.waiting(`Loading ${options.name}…`);
    host?.close();
    host = null;
    if (!(await canReach(options.url))) {
      pane.failed(
        'The add-in page could not be loaded. Check that the server is running, then try again.',
        () => void start(),
      );
      return;
    }
    const opened = openAddInHost({
      ...options,
      onReady: () => {
        pane.ready();
        onReady();
      },
    });
    host = opened;
    onFrame(opened.frame);
    pane.show(opened.frame);
    setTimeout(() => {
      if (host === opened && !opened.isReady())
        pane.failed(
          'The add-in page was loaded but did not start. Microsoft’s office.js may be out of reach. Try again.',
          () => void start(),
        );
    }, patience);
  };
  void start();
  return { current: () => host };
};

const canReach = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { cache: 'no-store' })).ok;
  } catch {
    // No server, no network: the same to the person.
    return false;
  }
};
