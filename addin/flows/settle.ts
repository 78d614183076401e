// A push of records that stand in no sheet, from Manage. Where its answer is lost it is asked after under the same id, so
// that nobody has to wonder whether it was taken.
import { AppError } from '../../domain/errors';
import type { Edit } from '../../domain/sync/change-set';
import { editsToColumns } from '../../domain/sync/columns';
import type { PushAnswer } from '../api/port';
import type { SettleOutcome } from './outcomes';
import type { Ports } from './ports';

export async function settle(
  { api, newId }: Pick<Ports, 'api' | 'newId'>,
  edits: readonly Edit[],
  base: number,
  note?: string,
): Promise<SettleOutcome> {
  const pushId = newId();
  const request = { pushId, base, edits: editsToColumns(edits), ...(note !== undefined && { note }) };
  let answer: PushAnswer;
  try {
    answer = await api.push(request);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-connected') throw error;
    const receipt = await api.receipt(pushId);
    if (!receipt) throw error;
    answer = { kind: 'receipt', receipt };
  }
  return answer.kind === 'receipt' ? { kind: 'done', receipt: answer.receipt } : answer;
}
