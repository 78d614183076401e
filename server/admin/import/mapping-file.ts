// What a table means, in a file: written with what has to be looked at, and read only when nothing of it is left.
import { readFile, writeFile } from 'node:fs/promises';
import { tableMappingSchema, type TableMapping } from '../../../domain/adopt/mapping';
import type { Reading } from '../../import/import-table';
import { Refusal } from '../outcome';

/** @throws Refusal */
export async function readMapping(file: string): Promise<TableMapping> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${file} is not JSON: ${error.message}.`);
    throw error;
  }
  const { check = [], mapping = null } = (typeof json === 'object' && json !== null ? json : {}) as {
    readonly check?: unknown;
    readonly mapping?: unknown;
  };
  if (!Array.isArray(check) || check.length > 0)
    throw new Refusal(`${file} has lines under "check": look at them, put the mapping right, and delete them.`);
  const parsed = tableMappingSchema.safeParse(mapping);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(`${file} is no mapping: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`);
}

/** Never writes over a file. */
export async function saveMapping(file: string, { mapping, open }: Reading): Promise<void> {
  await writeFile(file, `${JSON.stringify({ check: open, mapping }, null, 2)}\n`, { flag: 'wx' });
}
