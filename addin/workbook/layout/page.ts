// How a sheet of ours is put on paper: A4, as wide as the page and as long as it needs to be, in the middle.
export interface Page {
  readonly orientation: 'Portrait' | 'Landscape';
  /** Row of the table's header, from 0: it stands on top of each page. */
  readonly header?: number;
  /** Whether Excel's own lines show: where the sheet has none of ours. */
  readonly lines?: boolean;
  /** Said at the foot, beside the number of the page and the day of printing. */
  readonly title?: string;
  /** Percent, where it is not as wide as the page: Excel heeds page breaks only then. */
  readonly scale?: number;
}

/** A little over a centimetre at the sides: what committees read has many columns. In points. */
const SIDE = 34;
const TOP = 45;

export function queuePage(sheet: Excel.Worksheet, { orientation, header, title, lines = false, scale }: Page): void {
  sheet.showGridlines = lines;
  sheet.pageLayout.printGridlines = lines;
  const page = sheet.pageLayout;
  page.orientation = orientation;
  page.paperSize = 'A4';
  page.zoom = scale === undefined ? { horizontalFitToPages: 1 } : { scale };
  page.leftMargin = SIDE;
  page.rightMargin = SIDE;
  page.topMargin = TOP;
  page.bottomMargin = TOP;
  page.centerHorizontally = true;
  if (header !== undefined) page.setPrintTitleRows(`$${header + 1}:$${header + 1}`);
  if (title === undefined) return;
  const foot = page.headersFooters.defaultForAllPages;
  // In a footer & begins a code.
  foot.leftFooter = title.replace(/&/g, '&&');
  foot.centerFooter = 'Printed &D';
  foot.rightFooter = 'Page &P of &N';
}
