// What these tests must be able to break: stores as they are often written, each in a process of its own. Each takes a
// push every few milliseconds and says its number when it believes it stored. node contenders.mjs KIND FOLDER
import fs from 'node:fs/promises';
import path from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';

const [kind = '', folder = ''] = process.argv.slice(2);

/** @typedef {{ pushes: Record<string, number[]> }} Data */
const empty = () => /** @type {Data} */ ({ pushes: {} });
const cells = (/** @type {number} */ n) => /** @type {number[]} */ (Array(20).fill(n));
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** As write-file-atomic does: a temporary file, written, synced and renamed; the folder is not synced. */
async function replace(/** @type {string} */ file, /** @type {Data} */ data) {
  const temporary = `${file}.new`;
  const handle = await fs.open(temporary, 'w');
  await handle.writeFile(JSON.stringify(data));
  await handle.sync();
  await handle.close();
  await fs.rename(temporary, file);
}

const file = path.join(folder, 'db.json');
/** @type {Record<string, () => Promise<(n: number) => Promise<unknown>>>} */
const kinds = {
  /** lowdb as it comes: its own adapter, one `update` for each push. */
  async 'stock-lowdb'() {
    /** @type {JSONFile<Data>} */
    const adapter = new JSONFile(file);
    const db = new Low(adapter, empty());
    await db.read();
    return (n) => db.update(({ pushes }) => void (pushes[n] = cells(n)));
  },

  async 'file-synced'() {
    const data = empty();
    return (n) => {
      data.pushes[n] = cells(n);
      return replace(file, data);
    };
  },

  /** Memory first, the file a little later for many pushes together. */
  async 'answer-first'() {
    const data = empty();
    /** @type {Promise<unknown> | undefined} */
    let writing;
    return async (n) => {
      data.pushes[n] = cells(n);
      writing ??= pause(20)
        .then(() => replace(file, data))
        .finally(() => (writing = undefined));
    };
  },

  /** One file for each year, written one after the other. */
  async 'two-files'() {
    const years = [0, 1].map(() => ({ ...empty(), others: 'x'.repeat(3_000_000) }));
    return async (n) => {
      for (const [i, data] of years.entries()) {
        data.pushes[n] = cells(n);
        await replace(path.join(folder, `year-${i + 1}.json`), data);
      }
    };
  },
};

const push = await kinds[kind]?.();
if (!push) throw new Error(`There is no contender “${kind}”`);
for (let n = 1; ; n++) {
  await push(n);
  process.stdout.write(`${n}\n`);
  await pause(kind === 'two-files' ? 0 : Math.random() * 8);
}
