// The files of csv-spectrum, each with the rows that it must give.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rowsOfText } from '../../domain/adopt/table/delimited';

const folder = path.resolve(process.env['PI_BRIDGE_REAL_DATA'] ?? '../shared/data', 'csv-spectrum');
const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
// The telephone number in location_coordinates.json is another than in its CSV file: an error of the original.
const csvs = files.filter((name) => name.endsWith('.csv') && !name.includes('location_coordinates'));
if (csvs.length === 0) process.stderr.write('\nNOT RUN: csv-spectrum is not here. Set PI_BRIDGE_REAL_DATA.\n');

test('every file of csv-spectrum gives the rows that it must', () => {
  for (const csv of csvs) {
    const json = files.find((name) => path.basename(name) === path.basename(csv).replace(/\.csv$/, '.json'));
    const [head = [], ...rows] = rowsOfText(readFileSync(path.join(folder, csv), 'utf8'), ',');
    const own = rows.filter((r) => r.length > 0).map((r) => Object.fromEntries(head.map((h, i) => [h, r[i] ?? ''])));
    expect([csv, own]).toEqual([csv, JSON.parse(readFileSync(path.join(folder, json ?? ''), 'utf8'))]);
  }
});
