// How a sheet of ours is put on paper: A4, as wide as the page and as long as it needs to be, in the middle.
export interface Page {
  readonly orientation: 'Portrait' | 'Landscape';
  /** Row of the table's header, from 0: it stands on top of each page. */
  readonly header?: number;
  /** Whether Excel's own lines show: where the sheet has none of ours. */
  readonly lines?: boolean;
  /** Said at the foot, beside the number of the page. */
  readonly title?: string;
}

export function queuePage(sheet: Excel.Worksheet, { orientation, header, title, lines = false }: Page): void {
  sheet.showGridlines = lines;
  sheet.pageLayout.printGridlines = lines;
  const page = sheet.pageLayout;
  page.orientation = orientation;
  page.paperSize = 'A4';
  page.zoom = { horizontalFitToPages: 1 };
  page.centerHorizontally = true;
  if (header !== undefined) page.setPrintTitleRows(`$${header + 1}:$${header + 1}`);
  if (title === undefined) return;
  const foot = page.headersFooters.defaultForAllPages;
  // In a footer & begins a code.
  foot.leftFooter = title.replace(/&/g, '&&');
  foot.rightFooter = 'Page &P of &N';
}
