// better-sqlite3, as quick as it can be durable: one table clustered by period, write-ahead log, synchronous=FULL, one
// transaction a push. Installed by npm run bench:peers.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PEERS_FOLDER } from './installed';
import { rowsOf } from './rows';
import { runPeer, type PeerStore } from './serve';

/** The part of better-sqlite3 that is used here. */
interface Database {
  pragma(text: string): unknown;
  exec(sql: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): unknown; raw(): { all(...values: unknown[]): unknown[][] } };
  transaction<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void;
  close(): void;
}

async function database(folder: string): Promise<Database> {
  const at = pathToFileURL(path.resolve(PEERS_FOLDER, 'node_modules/better-sqlite3/lib/index.js')).href;
  const sqlite = (await import(/* webpackIgnore: true */ at)) as { default: new (file: string) => Database };
  const db = new sqlite.default(path.join(folder, 'body.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}

const fields = ['value', 'target', 'note', 'stage', 'status'] as const;

await runPeer({
  async fill(folder, body) {
    await mkdir(folder, { recursive: true });
    const db = await database(folder);
    db.exec('CREATE TABLE pushes (id TEXT PRIMARY KEY, at TEXT, edits TEXT) WITHOUT ROWID');
    db.exec(`CREATE TABLE measurements (period TEXT, pi TEXT, value, target REAL, note TEXT, stage TEXT, status TEXT,
      PRIMARY KEY (period, pi)) WITHOUT ROWID`);
    const insert = db.prepare('INSERT INTO measurements VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const rows of rowsOf(body))
      db.transaction(() => {
        for (const row of rows) insert.run(row.period, row.pi, ...fields.map((field) => row[field]));
      })();
    db.close();
  },
  async open(folder): Promise<PeerStore> {
    const db = await database(folder);
    const upsert = (field: string) =>
      db.prepare(`INSERT INTO measurements (period, pi, ${field}) VALUES (?, ?, ?)
        ON CONFLICT (period, pi) DO UPDATE SET ${field} = excluded.${field}`);
    const write = { value: upsert('value'), note: upsert('note') };
    const kept = db.prepare("INSERT INTO pushes VALUES (?, datetime('now'), ?)");
    const period = db.prepare(`SELECT pi, ${fields.join(', ')} FROM measurements WHERE period = ? ORDER BY pi`).raw();
    return {
      push(pushId, edits) {
        db.transaction(() => {
          kept.run(pushId, JSON.stringify(edits));
          for (const edit of edits) write[edit.field].run(edit.period, edit.pi, edit.value);
        })();
      },
      pull: (periods) =>
        periods.map((name) => {
          const rows = period.all(name);
          const column = (at: number) => rows.map((row) => row[at]);
          return { period: name, columns: Object.fromEntries(['pi', ...fields].map((f, i) => [f, column(i)])) };
        }),
    };
  },
});
