// The bar in which the page says what Excel would say in a box: refused edits, files that cannot be read.
import { button, byId, element } from './elements';

export interface Messages {
  show(text: string): void;
  clear(): void;
}

export const createMessages = (): Messages => {
  const bar = byId('messages');
  const clear = (): void => {
    bar.hidden = true;
    bar.replaceChildren();
  };
  return {
    clear,
    show: (text) => {
      bar.replaceChildren(element('p', { textContent: text }), button('Close', clear));
      bar.hidden = false;
    },
  };
};
