// What a data folder must be before a store is opened in it. Nothing is ever begun by accident: a missing, empty or
// foreign folder is refused, and a new store is made only where that was asked for.
import { z } from 'zod';
import { replaceFile, type Disk } from './disk';
import { Journal } from './journal/journal';
import { FORMAT } from './journal/segment-head';
import { StoreRefusal } from '../refusal';

const makeOne = 'start the server once with --init, which makes a new store there';
const NAME = 'pi-bridge.json';
const identitySchema = z.object({ what: z.literal('PI Bridge store'), format: z.int(), store: z.string().min(1) });

const ours = (name: string) => name === 'lock' || name.startsWith('lock.') || name.startsWith('.');

/** Id of the store in a folder. @throws StoreRefusal that says what to do. */
export async function storeIn(disk: Disk, folder: string): Promise<string> {
  const names = await disk.list(folder);
  if (!names) throw new StoreRefusal('missing', `There is no folder ${folder}. Check its name, or ${makeOne}.`);
  const bytes = await disk.read(`${folder}/${NAME}`);
  if (!bytes) {
    if (names.every(ours)) throw new StoreRefusal('empty', `${folder} is empty. Check its name, or ${makeOne}.`);
    if (names.includes('journal'))
      throw new StoreRefusal(
        'damaged',
        `The store is damaged: ${folder}/${NAME} is missing beside its journal. Restore a backup.`,
      );
    throw new StoreRefusal('foreign', `${folder} holds something that is no store of PI Bridge. Nothing was changed.`);
  }
  let parsed: ReturnType<typeof identitySchema.safeParse>;
  try {
    parsed = identitySchema.safeParse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new StoreRefusal('damaged', `The store is damaged: ${folder}/${NAME}, byte 0: this is not JSON.`, { cause });
  }
  if (!parsed.success)
    throw new StoreRefusal('foreign', `${folder}/${NAME} is no identity of a store of PI Bridge. Nothing was changed.`);
  const { format, store } = parsed.data;
  if (format !== FORMAT)
    throw new StoreRefusal(
      'foreign',
      format < FORMAT
        ? `${folder} was made by an earlier version of PI Bridge. Nothing was changed. Start with a new folder.`
        : `${folder} was made by a later version of PI Bridge. Nothing was changed. Start that version.`,
    );
  return store;
}

/** Whether nothing stands in the folder, or only what a start that was cut off left: a journal without a push. */
export async function isFree(disk: Disk, folder: string): Promise<boolean> {
  const names = ((await disk.list(folder)) ?? []).filter((n) => !ours(n));
  if (names.length === 0) return true;
  if (names.length > 1 || names[0] !== 'journal') return false;
  const segments = (await disk.list(`${folder}/journal`)) ?? [];
  for (const name of segments) {
    const bytes = (await disk.read(`${folder}/journal/${name}`)) ?? Buffer.alloc(0);
    if (bytes.filter((b) => b === 10).length > 1) return false;
  }
  for (const name of segments) await disk.remove(`${folder}/journal/${name}`);
  return true;
}

/**
 * Makes a new store in a missing or empty folder. The identity comes last: a folder with one is whole.
 * @throws StoreRefusal `not empty`
 */
export async function makeStore(disk: Disk, folder: string, store: string, unique: () => string): Promise<void> {
  await disk.mkdir(folder);
  if (!(await isFree(disk, folder)))
    throw new StoreRefusal('not empty', `${folder} is not empty: a new store needs a folder of its own.`);
  await Journal.create({ disk, folder, store, segmentBytes: 0, unique });
  await writeIdentity(disk, folder, store, unique());
}

/** What makes a folder a store. It is written last. */
export async function writeIdentity(disk: Disk, folder: string, store: string, unique: string): Promise<void> {
  const identity = { what: 'PI Bridge store', format: FORMAT, store };
  await replaceFile(disk, folder, NAME, Buffer.from(`${JSON.stringify(identity)}\n`), unique);
}
