// Real tables that tests read and that are not part of the project. Where they are missing the tests that need them
// say so loudly, and never count as passed in silence.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.env['PI_BRIDGE_REAL_DATA'] ?? '../shared/data';

/** The text of a file of real data; `undefined`, and a line that says "not run", where it is missing. */
export function realData(name: string): string | undefined {
  const file = path.resolve(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  process.stderr.write(`\nNOT RUN: tests on ${name}, which is not here. Set PI_BRIDGE_REAL_DATA to its folder.\n`);
  return undefined;
}
