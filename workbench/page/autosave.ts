// Keeps the workbook in the browser a moment after each change, and says so in the title bar.
import type { WorkbookHost } from '../workbook-host';
import { savedBook } from '../store/file';
import { keepBook } from '../store/kept-book';

const quietTime = 600;

export interface AutoSave {
  /** Keeps the workbook now. */
  now(): Promise<void>;
  /** Keeps nothing more: another workbook is about to be opened. */
  stop(): void;
}

export const startAutoSave = (host: WorkbookHost, say: (text: string) => void): AutoSave => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let saving: Promise<void> = Promise.resolve();

  const now = (): Promise<void> => {
    clearTimeout(timer);
    saving = saving.then(async () => {
      if (stopped) return;
      try {
        await keepBook(savedBook(host.engine.parts.book.save(), host.side.data));
        say('Kept in this browser');
      } catch {
        say('Not kept: this browser stores nothing for the page. Use File › Save a copy.');
      }
    });
    return saving;
  };
  const soon = (): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void now(), quietTime);
  };
  host.engine.parts.commands.onCommandExecuted((command) => {
    // Mutations are what changes a workbook; selections and calculations are not worth keeping by themselves.
    if (command.id.includes('.mutation.') && !command.id.startsWith('formula.')) soon();
  });
  host.side.onTouch(soon);
  addEventListener('pagehide', () => void now());
  return {
    now,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
