// F6 as in Excel: from the sheet to the pane and back. The pane is on this origin, so its keys can be heard.
import type { Pane } from './pane';

export const moveFocusWithF6 = (pane: Pane, focusGrid: () => void): { listenTo(frame: HTMLIFrameElement): void } => {
  const isF6 = (event: KeyboardEvent): boolean =>
    event.key === 'F6' && !event.ctrlKey && !event.altKey && !event.metaKey;

  const toPane = (): void => {
    const frame = pane.frame();
    if (!frame || !pane.isOpen()) return;
    frame.focus();
    const inside = frame.contentDocument;
    const last = inside?.activeElement;
    // Back to where the person was in the pane, else to its first control.
    if (last instanceof Object && last !== inside?.body) (last as HTMLElement).focus();
    else
      inside
        ?.querySelector<HTMLElement>('a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]')
        ?.focus();
  };

  document.addEventListener(
    'keydown',
    (event) => {
      if (!isF6(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (document.activeElement instanceof HTMLIFrameElement) focusGrid();
      else toPane();
    },
    true,
  );

  return {
    listenTo: (frame) => {
      frame.addEventListener('load', () => {
        frame.contentDocument?.addEventListener(
          'keydown',
          (event) => {
            if (!isF6(event)) return;
            event.preventDefault();
            window.focus();
            focusGrid();
          },
          true,
        );
      });
    },
  };
};
