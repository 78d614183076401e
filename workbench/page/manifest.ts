// Reads the add-in's manifest as Excel does: its name, and the buttons of its ribbon tab with label, tip,
// icon and action.

export type RibbonAction = { readonly kind: 'show-pane' } | { readonly kind: 'run'; readonly functionName: string };

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Path on this origin; '' where the manifest has none. */
  readonly icon: string;
  readonly action: RibbonAction;
}

export interface AddInManifest {
  readonly name: string;
  readonly tab: string;
  readonly group: string;
  readonly buttons: readonly RibbonButton[];
  /** Where the functions in cells are described, and their namespace; '' where there are none. */
  readonly functions: { readonly metadata: string; readonly namespace: string };
  /** Path of the pane on this origin. */
  readonly pane: string;
}

/** Elements by local name: the manifest's namespaces differ by version, its names do not. */
const all = (parent: Document | Element, name: string): Element[] => [...parent.getElementsByTagNameNS('*', name)];
const child = (parent: Element, name: string): Element | undefined =>
  [...parent.children].find((element) => element.localName === name);

/** The manifest names its own server; the page is served by the same one, maybe under another address. */
const pathOf = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const { pathname, search } = new URL(address);
  return pathname + search;
};

export const parseManifest = (xml: string): AddInManifest => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const resources = new Map<string, string>();
  for (const element of all(document, 'Resources').flatMap((each) => [...each.querySelectorAll('[id]')]))
    resources.set(element.getAttribute('id') ?? '', element.getAttribute('DefaultValue') ?? '');
  const resource = (element: Element | undefined): string => resources.get(element?.getAttribute('resid') ?? '') ?? '';
  const source =
    all(document, 'DefaultSettings')
      .flatMap((each) => all(each, 'SourceLocation'))[0]
      ?.getAttribute('DefaultValue') ?? '';

  const buttonOf = (control: Element): RibbonButton => {
    const action = child(control, 'Action');
    const functionName = action && child(action, 'FunctionName')?.textContent.trim();
    const tip = child(control, 'Supertip');
    const images = all(control, 'Image');
    const icon = images.find((image) => image.getAttribute('size') === '32') ?? images[0];
    return {
      id: control.getAttribute('id') ?? '',
      label: resource(child(control, 'Label')),
      tip: resource(tip && child(tip, 'Description')),
      icon: pathOf(resource(icon)),
      action: functionName ? { kind: 'run', functionName } : { kind: 'show-pane' },
    };
  };

  const group = all(document, 'Group')[0];
  const tab = all(document, 'CustomTab')[0];
  const functions = all(document, 'ExtensionPoint').find((each) => each.getAttribute('xsi:type') === 'CustomFunctions');
  const metadata = functions && child(functions, 'Metadata');
  return {
    name: all(document, 'DisplayName')[0]?.getAttribute('DefaultValue') ?? 'Add-in',
    tab: resource(tab && child(tab, 'Label')) || 'Add-in',
    group: resource(group && child(group, 'Label')),
    functions: {
      metadata: pathOf(resource(metadata && child(metadata, 'SourceLocation'))),
      namespace: resource(functions && child(functions, 'Namespace')),
    },
    pane: pathOf(source),
    buttons: all(document, 'Control').map(buttonOf),
  };
};
