// The pane at the right: the add-in's frame under a title, or plain words where it could not be loaded.
import { button, byId, element } from './elements';

export interface Pane {
  open(): void;
  close(): void;
  isOpen(): boolean;
  /** Puts the add-in's frame in. */
  show(frame: HTMLIFrameElement): void;
  waiting(text: string): void;
  /** Says what went wrong, with a button to try again. */
  failed(text: string, retry: () => void): void;
  /** The add-in answers: what was said while it loaded goes away. */
  ready(): void;
  frame(): HTMLIFrameElement | null;
}

export const createPane = (title: string, onClosed: () => void): Pane => {
  const root = byId('pane');
  const close = button('✕', () => {
    setOpen(false);
    onClosed();
  });
  close.title = 'Close';
  close.setAttribute('aria-label', `Close ${title}`);
  const notice = element('div', { className: 'pane-notice', hidden: true });
  notice.setAttribute('role', 'status');
  const head = element('div', { className: 'pane-title' }, element('h2', { textContent: title }), close);
  root.setAttribute('aria-label', title);
  root.replaceChildren(head, notice);
  let current: HTMLIFrameElement | null = null;

  const setOpen = (open: boolean): void => {
    root.dataset.open = String(open);
  };
  const say = (...children: readonly Node[]): void => {
    notice.replaceChildren(...children);
    notice.hidden = children.length === 0;
  };
  setOpen(true);

  return {
    open: () => setOpen(true),
    close: () => setOpen(false),
    isOpen: () => root.dataset.open === 'true',
    frame: () => current,
    show: (frame) => {
      current?.remove();
      current = frame;
      root.append(frame);
    },
    waiting: (text) => say(element('p', { textContent: text })),
    failed: (text, retry) => {
      current?.remove();
      current = null;
      say(element('p', { textContent: text }), button('Try again', retry));
    },
    ready: () => say(),
  };
};
