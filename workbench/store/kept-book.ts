// Keeps the open workbook in the browser, so that reloading the page loses nothing. One per browser
// profile and origin, in IndexedDB.
import type { SavedBook } from './file';
import { packBook, unpackBook } from './file';

const databaseName = 'workbench';
const storeName = 'books';
const key = 'open';

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps no data for this page.'));
  });

const inStore = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? new Error('The workbook could not be kept.'));
      transaction.onabort = transaction.onerror;
    });
  } finally {
    database.close();
  }
};

/** Null where nothing is kept, or what is kept cannot be read. */
export const readKeptBook = async (): Promise<SavedBook | null> => {
  const kept = await inStore<unknown>('readonly', (store) => store.get(key) as IDBRequest<unknown>);
  return kept instanceof Blob ? unpackBook(kept) : null;
};

export const keepBook = async (book: SavedBook): Promise<void> => {
  const packed = await packBook(book);
  await inStore('readwrite', (store) => store.put(packed, key));
};

export const forgetBook = async (): Promise<void> => {
  await inStore('readwrite', (store) => store.delete(key));
};
