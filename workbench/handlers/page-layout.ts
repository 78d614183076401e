// Excel's PageLayout: how a sheet is put on paper. What is set is kept, read back and saved, and printed by (print/).
import type { RichClass } from '../protocol/rich-class';
import { rich } from '../protocol/rich-class';
import { accessDenied } from '../protocol/rich-error';
import type { Host } from './host';

const parts = ['leftHeader', 'centerHeader', 'rightHeader', 'leftFooter', 'centerFooter', 'rightFooter'] as const;
const scalars: Readonly<Record<string, unknown>> = {
  blackAndWhite: false,
  bottomMargin: 54,
  centerHorizontally: false,
  centerVertically: false,
  footerMargin: 22,
  headerMargin: 22,
  leftMargin: 50,
  orientation: 'Portrait',
  paperSize: 'A4',
  printGridlines: false,
  printHeadings: false,
  printOrder: 'DownThenOver',
  rightMargin: 50,
  topMargin: 54,
  zoom: { scale: 100 },
};

export const pageLayoutClass = (host: Host): RichClass<string> => {
  const kept = (id: string): Record<string, unknown> => host.side.page(id);
  const set = (id: string, name: string, value: unknown): void => {
    if (host.side.sheet(id).isProtected) throw accessDenied();
    host.side.data.pages = { ...host.side.data.pages, [id]: { ...kept(id), [name]: value } };
    host.side.touch();
  };
  const headerFooter: RichClass<string> = {
    name: 'HeaderFooter',
    scalars: Object.fromEntries(parts.map((part) => [part, (id: string) => kept(id)[part] ?? ''])),
    setters: Object.fromEntries(parts.map((part) => [part, (id: string, value: unknown) => set(id, part, value)])),
  };
  const group: RichClass<string> = {
    name: 'HeaderFooterGroup',
    scalars: { state: () => 'Default' },
    objects: { defaultForAllPages: (id) => rich(headerFooter, id) },
  };
  return {
    name: 'PageLayout',
    scalars: Object.fromEntries(
      Object.entries(scalars).map(([name, usual]) => [name, (id: string) => kept(id)[name] ?? usual]),
    ),
    setters: Object.fromEntries(
      Object.keys(scalars).map((name) => [name, (id: string, value: unknown) => set(id, name, value)]),
    ),
    objects: { headersFooters: (id) => rich(group, id) },
    methods: {
      setPrintArea: (id, args) => set(id, 'printArea', host.places.address(host.places.area(args.raw(0), id))),
      setPrintTitleRows: (id, args) =>
        set(id, 'printTitleRows', host.places.address(host.places.area(args.raw(0), id))),
    },
  };
};
