// What `--head` of the command line names: heads that were kept outside.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { keptHeadsIn, SUM, type KeptHead } from '../store/chain/kept-heads';
import { Refusal } from './outcome';

/** What `--head` names: a checksum, or a file of heads. @throws Refusal where there is neither */
export async function readKeptHeads(option: string, cwd: string): Promise<KeptHead[]> {
  if (SUM.test(option)) return keptHeadsIn(option);
  const file = path.resolve(cwd, option);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Refusal(
      `--head ${option} is neither a checksum of 64 digits and letters a–f nor a file that can be read.`,
    );
  const heads = keptHeadsIn(text);
  if (heads.length === 0) throw new Refusal(`There is no head in ${file}. It takes what pi-bridge head prints.`);
  return heads;
}
