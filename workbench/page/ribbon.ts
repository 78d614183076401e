// The ribbon: a File menu, and the add-in's tab with the buttons of its manifest.
import { button, byId, element } from './elements';
import type { AddInManifest, RibbonButton } from './manifest';

export interface FileActions {
  readonly newBook: () => void;
  readonly openBook: () => void;
  readonly saveCopy: () => void;
  readonly print: () => void;
}

export interface Ribbon {
  /** Buttons of the add-in wait until it can take commands. */
  setReady(ready: boolean): void;
}

export const createRibbon = (
  manifest: AddInManifest,
  files: FileActions,
  press: (button: RibbonButton) => Promise<void>,
): Ribbon => {
  const tab = button(manifest.tab, () => undefined);
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-selected', 'true');
  const tabs = element('div', { className: 'tabs' }, fileMenu(files), tab);
  const commands = manifest.buttons.map((each) => commandButton(each, press));
  const bar = element('div', { className: 'commands' }, ...commands);
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', manifest.tab);
  byId('ribbon').replaceChildren(tabs, bar);
  return {
    setReady: (ready) => {
      for (const [index, each] of commands.entries())
        each.disabled = !ready && manifest.buttons[index]?.action.kind === 'run';
    },
  };
};

const commandButton = (each: RibbonButton, press: (button: RibbonButton) => Promise<void>): HTMLButtonElement => {
  const made = button('', () => {
    made.disabled = true;
    void press(each).finally(() => {
      made.disabled = false;
    });
  });
  made.id = each.id;
  made.title = each.tip;
  if (each.icon !== '') {
    const icon = element('img');
    icon.src = each.icon;
    icon.alt = '';
    made.append(icon);
  }
  made.append(each.label);
  return made;
};

const fileMenu = (files: FileActions): HTMLElement => {
  const list = element('div', { hidden: true });
  list.setAttribute('role', 'menu');
  const open = button('File', () => setOpen(list.hidden !== false));
  open.setAttribute('aria-haspopup', 'menu');
  const setOpen = (shown: boolean): void => {
    list.hidden = !shown;
    open.setAttribute('aria-expanded', String(shown));
    if (shown) list.querySelector('button')?.focus();
  };
  const entry = (label: string, act: () => void): HTMLButtonElement => {
    const made = button(label, () => {
      setOpen(false);
      open.focus();
      act();
    });
    made.setAttribute('role', 'menuitem');
    return made;
  };
  list.append(
    entry('New', files.newBook),
    entry('Open…', files.openBook),
    entry('Save a copy', files.saveCopy),
    entry('Print…', files.print),
  );
  const menu = element('div', { className: 'menu' }, open, list);
  menu.addEventListener('keydown', (event) => {
    const entries = [...list.querySelectorAll('button')];
    const at = entries.findIndex((each) => each === document.activeElement);
    if (event.key === 'Escape' && !list.hidden) {
      setOpen(false);
      open.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) setOpen(true);
      else entries[(at + (event.key === 'ArrowDown' ? 1 : entries.length - 1)) % entries.length]?.focus();
    }
  });
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) setOpen(false);
  });
  return menu;
};
