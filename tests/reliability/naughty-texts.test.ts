// Row 10: texts that break programs, through every text field into the store, and out of it by history, page, audit, CSV and
// xlsx: exactly as they were, or refused with a word; and no cell of a file that becomes a formula.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ExcelJs from 'exceljs';
import Papa from 'papaparse';
import { pino } from 'pino';
import { historySchema } from '../../domain/wire-history';
import { auditSchema } from '../../domain/wire-audit';
import { csvLine } from '../../server/audit/csv';
import { pushOf, sampleApp, type SampleApp } from '../support/sample-app';
import { naughty } from './fuzz/naughty';
import { full, limitMs, report } from './size';

let council: SampleApp;
let token: string;
let pushes = 0;
beforeAll(async () => {
  council = await sampleApp();
  token = await council.signIn('site-administrator');
});
afterAll(() => council.close());

const fields: readonly (readonly [type: string, key: string, field: string])[] = [
  ['measurement', 'HS01|2014-10-01Q', 'note'],
  ['indicator', 'HS01', 'name'],
  ['indicator', 'HS01', 'measureLabel'],
  ['unit', 'HSG', 'name'],
  ['person', 'it-owner', 'name'],
];

/** In npm test each field gets its share, so that together they get all; in full each gets all. */
const share = (n: number) => (full ? naughty : naughty.filter((_, i) => i % fields.length === n % fields.length));

interface Tried {
  taken: number;
  refused: number;
  readonly wrong: string[];
}

async function through([type, key, field]: (typeof fields)[number], value: string, tried: Tried): Promise<void> {
  const { revision } = await council.store.read();
  const pushId = `text-${++pushes}`;
  const sent = { ...pushOf(pushId, revision, []), edits: [{ type, field, keys: [key], values: [value] }] };
  const answer = await council.as(token).post('/pushes', sent);
  const said = `${field} ${JSON.stringify(value.slice(0, 40))}`;
  if (answer.status !== 200) {
    tried.refused++;
    if (![400, 413, 422].includes(answer.status)) tried.wrong.push(`${said}: ${answer.status}`);
    return;
  }
  tried.taken++;
  const path = `/records/${type}/${encodeURIComponent(key)}/history`;
  const { changes } = historySchema.parse((await council.as(token).get(path)).body);
  const last = changes.find((change) => change.field === field);
  // The same text again changes nothing.
  if (last?.pushId === pushId && last.after !== value && !(value === '' && last.after === null))
    tried.wrong.push(`${said}: ${JSON.stringify(last.after)}`);
  const { rows } = auditSchema.parse((await council.as(token).get(`/audit?push=${pushId}`)).body);
  for (const row of rows) if (row.field === field && row.after !== last?.after) tried.wrong.push(`${said}: audit`);
}

test.each(fields)(
  'every text through %s %s %s comes back as it was, or is refused with a word',
  async (type, key, field) => {
    const place = fields.find((one) => one[0] === type && one[1] === key && one[2] === field) ?? fields[0]!;
    const tried: Tried = { taken: 0, refused: 0, wrong: [] };
    const texts = share(fields.indexOf(place));
    for (const text of texts) await through(place, text, tried);
    report({
      test: `naughty texts: ${place[0]} ${place[2]}`,
      ...{ tries: texts.length, lost: tried.wrong.length },
      more: { taken: tried.taken, refused: tried.refused },
    });
    expect(tried.wrong.slice(0, 5)).toEqual([]);
    expect(tried.taken).toBeGreaterThan(texts.length / 2);
  },
  limitMs,
);

test(
  'the audit of all of them as xlsx has text cells only, exactly as stored; as CSV no cell that begins a formula',
  async () => {
    const xlsx = await council
      .as(token)
      .get('/audit/file?format=xlsx')
      .buffer(true)
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      });
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(xlsx.body as ArrayBuffer);
    const wrong: string[] = [];
    let cells = 0;
    book.worksheets[0]?.eachRow((row) =>
      row.eachCell((cell) => {
        cells++;
        if (cell.type === ExcelJs.ValueType.Formula || cell.type === ExcelJs.ValueType.Hyperlink)
          wrong.push(`${cell.address} ${JSON.stringify(cell.value).slice(0, 80)}`);
      }),
    );
    expect(cells).toBeGreaterThan(naughty.length);
    expect(wrong.slice(0, 5)).toEqual([]);
    const csv = (await council.as(token).get('/audit/file?format=csv').buffer(true)).text;
    const read = Papa.parse<string[]>(csv.replace(/^\uFEFF/, '')).data.flat();
    const begins = read.filter((text) => /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)));
    report({ test: 'naughty texts: files', tries: cells, lost: wrong.length + begins.length });
    expect(begins.slice(0, 5)).toEqual([]);
    // Planted: a line that is made without care.
    expect(csvLine(['=1+1']).includes("'=1+1")).toBe(true);
  },
  limitMs,
);

/** As it can stand in an address: half a letter cannot. */
const inAddress = (text: string) => encodeURIComponent(Buffer.from(text.slice(0, 60)).toString());

test(
  'the log has whole lines of JSON, each of the server’s own, and no secret, whatever is sent',
  async () => {
    let written = '';
    const logger = pino({ level: 'trace' }, { write: (line: string) => (written += line) });
    const own = await sampleApp({ http: { logger }, demonstration: false });
    try {
      const lines = () => written.split('\n').slice(0, -1);
      let asked = 0;
      for (const text of share(0)) {
        const sent = [
          own.as('another-token-of-nobody').get(`/indicators/${inAddress(text)}`),
          own
            .as('a-token-that-nobody-was-given')
            .post('/session/password', { login: text.slice(0, 254), password: `s3cret-of-somebody ${text}` }),
          own.as('a-token-that-nobody-was-given').post('/invitations/look', { code: text }),
        ];
        for (const one of sent) {
          await one.set('X-Request-Id', inAddress(text)).set('User-Agent', '=1+1');
          asked++;
        }
      }
      const read = lines().map((line) => JSON.parse(line) as { level: number; req?: object; msg?: string });
      expect(read.filter(({ req }) => req !== undefined).length).toBeGreaterThanOrEqual(asked);
      expect(read.every((line) => typeof line.level === 'number')).toBe(true);
      // Nothing of it moves a cursor, colours a terminal or begins a line.
      expect(lines().filter((line) => /[\u0000-\u001f\u007f]/.test(line))).toEqual([]);
      for (const secret of ['s3cret-of-somebody', 'a-token-that-nobody-was-given', 'another-token-of-nobody'])
        expect([secret, written.includes(secret)]).toEqual([secret, false]);
      report({ test: 'naughty texts: log', tries: asked, lost: 0 });
    } finally {
      await own.close();
    }
  },
  limitMs,
);
