// lowdb as it comes: one JSON file, written whole at each push. It does not sync: what it answers is not durable.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JSONFilePreset } from 'lowdb/node';
import { rowsOf, type PeerRow } from './rows';
import { runPeer } from './serve';

type Periods = Record<string, PeerRow[]>;
const fields = ['pi', 'value', 'target', 'note', 'stage', 'status'] as const;
const fileIn = (folder: string) => path.join(folder, 'body.json');

await runPeer({
  async fill(folder, body) {
    await mkdir(folder, { recursive: true });
    const periods: Periods = {};
    for (const rows of rowsOf(body)) periods[rows[0]?.period ?? ''] = rows;
    await writeFile(fileIn(folder), JSON.stringify({ periods }));
  },
  async open(folder) {
    const db = await JSONFilePreset<{ periods: Periods }>(fileIn(folder), { periods: {} });
    const index = new Map<string, PeerRow>();
    for (const rows of Object.values(db.data.periods))
      for (const row of rows) index.set(`${row.pi}|${row.period}`, row);
    return {
      async push(_pushId, edits) {
        for (const { pi, period, field, value } of edits) {
          const row = index.get(`${pi}|${period}`);
          if (!row) continue;
          if (field === 'value') row.value = value;
          else row.note = value === null ? null : String(value);
        }
        await db.write();
      },
      pull: (periods) =>
        periods.map((period) => {
          const rows = db.data.periods[period] ?? [];
          return { period, columns: Object.fromEntries(fields.map((f) => [f, rows.map((row) => row[f])])) };
        }),
    };
  },
});
