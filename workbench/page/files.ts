// File › New, Open…, Save a copy and Print…. Another workbook is opened by keeping it and loading the page again,
// so that the add-in starts afresh with it, as in Excel.
import type { WorkbookHost } from '../workbook-host';
import { NotAWorkbook, packBook, savedBook, unpackBook } from '../store/file';
import { forgetBook, keepBook } from '../store/kept-book';
import type { AutoSave } from './autosave';
import { sheetPage } from '../print/sheet-page';
import { element } from './elements';
import type { FileActions } from './ribbon';

export const fileActions = (host: WorkbookHost, autoSave: AutoSave, say: (text: string) => void): FileActions => {
  const reload = async (change: () => Promise<void>): Promise<void> => {
    autoSave.stop();
    await change();
    location.reload();
  };
  const open = async (file: File): Promise<void> => {
    try {
      const book = await unpackBook(file);
      await reload(() => keepBook(book));
    } catch (error) {
      if (!(error instanceof NotAWorkbook)) throw error;
      say(error.message);
    }
  };
  return {
    newBook: () => {
      if (confirm('Start a new workbook? The one that is open is given up unless you saved a copy.'))
        void reload(forgetBook);
    },
    openBook: () => {
      const input = element('input');
      input.type = 'file';
      input.accept = '.pibook';
      input.addEventListener('change', () => {
        const [file] = input.files ?? [];
        if (file) void open(file);
      });
      input.click();
    },
    print: () => {
      void sheetPage(host.handlers.host, host.engine.parts.book.getActiveSheet().getSheetId()).then(printPage);
    },
    saveCopy: () => {
      const { book } = host.engine.parts;
      void packBook(savedBook(book.save(), host.side.data)).then((packed) => {
        const link = element('a');
        link.href = URL.createObjectURL(packed);
        link.download = `${book.getName()}.pibook`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      });
    },
  };
};

/** Hands a page to the browser's own print dialog, in a frame that goes when the dialog has been closed. */
const printPage = (html: string): void => {
  const frame = element('iframe', { className: 'print-frame', title: 'Print' });
  frame.srcdoc = html;
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow?.print();
  });
  document.body.append(frame);
};
