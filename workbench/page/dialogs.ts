// Shows the add-in's dialogs over the page, each in an iframe of its own.
import { button, element } from './elements';

export const showDialog = (frame: HTMLIFrameElement, onClosedByPerson: () => void): void => {
  const close = button('✕', () => box.close());
  close.setAttribute('aria-label', 'Close');
  const box = element(
    'dialog',
    { className: 'addin-dialog' },
    element('div', { className: 'pane-title' }, element('h2', { textContent: frame.title }), close),
    frame,
  );
  frame.style.cssText = 'flex:1;border:0;width:100%';
  document.body.append(box);
  // The host takes the frame out when the add-in closes the dialog.
  const watch = new MutationObserver(() => {
    if (!box.contains(frame)) {
      watch.disconnect();
      box.remove();
    }
  });
  watch.observe(box, { childList: true });
  box.addEventListener('close', () => {
    if (box.contains(frame)) onClosedByPerson();
  });
  box.showModal();
};
