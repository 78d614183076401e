// Makes and finds elements with their type.

export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<Pick<HTMLElement, 'className' | 'textContent' | 'title' | 'id' | 'hidden'>> = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
};

export const button = (label: string, onClick: () => void): HTMLButtonElement => {
  const made = element('button', { textContent: label });
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
};

export const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element #${id}.`);
  return found;
};
