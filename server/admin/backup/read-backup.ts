// Reads a backup as it streams by, checking every line. Who takes the lines may keep nothing before the last one has
// come: a file that was cut off or changed shows it at the latest there.
import { parseHead } from '../../store/chain/change-line';
import { checkLine, genesisOf } from '../../store/chain/sealed-line';
import type { ChainHead } from '../../store/port';
import { codeOf } from '../error-code';
import { readLines, sizeOf, type ReadLine } from '../files/read-lines';
import { Refusal } from '../outcome';
import { BEGIN, anyHeadSchema, backupEndSchema, backupHeadSchema, isEnd, type BackupHead } from './format';

const REMEDY = 'Use another backup.';

export interface OpenBackup {
  readonly head: BackupHead;
  /** Change-set lines without newlines. @throws Refusal for whatever is not as it was written */
  readonly lines: AsyncGenerator<Buffer>;
  /** Of what was read so far. */
  readonly reached: () => ChainHead;
  readonly close: () => Promise<void>;
}

export interface ReadBackupOptions {
  readonly signal: AbortSignal;
  /** Told now and then how many bytes of how many were read. */
  readonly onBytes?: (done: number, total: number) => void;
}

function cutOff(file: string): Refusal {
  return new Refusal(`The backup ${file} was cut off: its end is missing. ${REMEDY}`);
}

/** What reading a damaged gzip file says, in words. */
function explained(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return cutOff(file);
  if (code?.startsWith('Z_'))
    return new Refusal(`The backup ${file} is damaged: its compression does not hold. ${REMEDY}`);
  return error;
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}

function headOf(file: string, line: ReadLine | undefined): BackupHead {
  if (!line) throw new Refusal(`${file} is empty. ${REMEDY}`);
  const value = parsed(line.bytes);
  const head = backupHeadSchema.safeParse(value);
  if (head.success && 'sum' in checkLine(line.bytes, BEGIN)) return head.data;
  if (head.success) throw damagedAt(file, 1, 'the checksum of this line does not hold');
  if (anyHeadSchema.safeParse(value).success)
    throw new Refusal(`${file} was written by another version of PI Bridge. Restore it with that version.`);
  throw new Refusal(`${file} is no backup of PI Bridge. ${REMEDY}`);
}

function damagedAt(file: string, line: number, what: string): Refusal {
  return new Refusal(`The backup ${file} is damaged: line ${line}: ${what}. ${REMEDY}`);
}

/** Opens a backup and reads its head. @throws Refusal that names the file and what to do */
export async function openBackup(file: string, { signal, onBytes }: ReadBackupOptions): Promise<OpenBackup> {
  const total = await sizeOf(file);
  const all = readLines(file, signal);
  const next = async (): Promise<ReadLine | undefined> => {
    try {
      const got = await all.next();
      return got.done === true ? undefined : got.value;
    } catch (error) {
      throw explained(error, file);
    }
  };
  const head = headOf(file, await next());
  let reached: ChainHead = { revision: 0, sum: genesisOf(head.store) };

  async function* lines(): AsyncGenerator<Buffer> {
    for (let number = 2; ; number++) {
      const line = await next();
      if (!line) throw cutOff(file);
      const checked = checkLine(line.bytes, reached.sum);
      if ('wrong' in checked) {
        if (!line.ended) throw cutOff(file);
        throw damagedAt(file, number, checked.wrong);
      }
      if (isEnd(line.bytes, reached.sum)) {
        const end = backupEndSchema.safeParse(parsed(line.bytes));
        const whole = end.success && end.data.revision === reached.revision && end.data.count === reached.revision;
        if (!whole) throw damagedAt(file, number, 'the end does not fit what stands before it');
        if (await next()) throw damagedAt(file, number + 1, 'something stands after the end');
        onBytes?.(total, total);
        return;
      }
      const { revision } = parseHead(line.bytes);
      if (revision !== reached.revision + 1) throw damagedAt(file, number, `revision ${revision} is out of order`);
      reached = { revision, sum: checked.sum };
      onBytes?.(line.read, total);
      yield line.bytes;
    }
  }

  return {
    head,
    lines: lines(),
    reached: () => reached,
    async close() {
      await all.return(undefined);
    },
  };
}
