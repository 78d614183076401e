// The audit at the door: rows of a PI, a person, a push; and as a file whose cells are safe and whose numbers are numbers.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { auditSchema, chainHeadSchema } from '../../domain/wire-audit';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
let administrator: string;
let superUser: string;
const naughty = '=cmd|"/c calc"!A1';
beforeAll(async () => {
  council = await sampleApp();
  administrator = await council.signIn('site-administrator');
  superUser = await council.signIn('housing-super-user');
  const { revision } = await council.store.read();
  const cells = [
    ['HS01|2014-10-01Q', 'value', -12.5],
    ['HS01|2014-10-01Q', 'note', naughty],
    ['HS07|2014-10-01Q', 'note', '+44 20'],
  ] as const;
  const answer = await council.as(superUser).post('/pushes', pushOf('audited', revision, cells));
  expect(answer.status).toBe(200);
});
afterAll(() => council.close());

const rows = async (token: string, query: string) =>
  auditSchema.parse((await council.as(token).get(`/audit?${query}`)).body).rows;

test('a push, a person and a PI each have their rows, newest first', async () => {
  const ofPush = await rows(administrator, 'push=audited');
  expect(ofPush.map(({ field, after }) => [field, after])).toContainEqual(['value', -12.5]);
  expect(new Set((await rows(administrator, 'person=housing-super-user')).map(({ by }) => by))).toEqual(
    new Set(['housing-super-user']),
  );
  const ofPi = await rows(administrator, 'pi=HS01');
  expect(ofPi[0]?.pushId).toBe('audited');
  expect(new Set(ofPi.map(({ key }) => key.split('|')[0]))).toEqual(new Set(['HS01']));
  expect(ofPi.some(({ type }) => type === 'indicator')).toBe(true);
});

test('a super user is told of their own PIs and of nobody else’s, whatever is asked', async () => {
  expect(await rows(superUser, 'pi=CS01')).toEqual([]);
  const all = await rows(superUser, 'person=site-administrator');
  expect(all.every(({ key }) => /^H/.test(key))).toBe(true);
  expect(await rows(administrator, 'pi=XX99')).toEqual([]);
});

test('as CSV only text that would be a formula is marked, and a negative number is a number', async () => {
  const { text } = await council.as(administrator).get('/audit/file?format=csv&push=audited');
  expect(text).toContain(`"'=cmd|""/c calc""!A1"`);
  expect(text).toContain(`'+44 20`);
  expect(text).toMatch(/,value,[^,]*,-12\.5,/);
});

test('as a workbook every text is a text, and every number a number', async () => {
  const answer = await council
    .as(administrator)
    .get('/audit/file?format=xlsx&push=audited')
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
  expect(answer.headers['content-disposition']).toContain('pi-bridge-audit-2015-01-08.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.body as ArrayBuffer);
  const cells: unknown[] = [];
  book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
  expect(cells).toContain(naughty);
  expect(cells).toContain(-12.5);
  expect(cells.filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([]);
});

test('the head is the store’s own', async () => {
  const told = chainHeadSchema.parse((await council.as(administrator).get('/audit/head')).body);
  expect({ revision: told.revision, sum: told.sum }).toEqual(await council.store.head());
  expect((await council.as(superUser).get('/audit/head')).status).toBe(403);
});
