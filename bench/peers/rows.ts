// The body as rows of one table, as a store without a model of its own would keep it: the same figures as ours.
import { statusOf, type Status } from '../../domain/performance/status';
import type { Figure } from '../../domain/figure';
import { defaultThresholds } from '../../domain/records/indicator';
import type { Stage } from '../../domain/records/measurement';
import type { GeneratedBody } from '../generator/body';

export interface PeerRow {
  readonly pi: string;
  readonly period: string;
  value: Figure;
  readonly target: number | null;
  note: string | null;
  readonly stage: Stage | null;
  readonly status: Status | null;
}

/** One period's rows after the other, in the order of the codes. */
export function* rowsOf(body: GeneratedBody): Generator<PeerRow[]> {
  const rules = new Map(
    body.indicators.map(({ code, polarity, thresholds }) => [
      code,
      { polarity, thresholds: thresholds ?? defaultThresholds },
    ]),
  );
  for (const period of body.periods) {
    const { codes, value, target, note, stage } = body.figures(period);
    const rows = codes.map((pi, i): PeerRow => {
      const [figure = null, aim = null, rule] = [value[i], target[i], rules.get(pi)];
      const status = figure === null || !rule ? null : statusOf(figure, aim, rule);
      return { pi, period, value: figure, target: aim, note: note[i] ?? null, stage: stage[i] ?? null, status };
    });
    yield rows.sort((a, b) => (a.pi < b.pi ? -1 : 1));
  }
}

/** A column for each field of one period, as our own pull has them. */
export interface PeerBlock {
  readonly period: string;
  readonly columns: Readonly<Record<string, readonly unknown[]>>;
}

/** The edits of a push, by cell. */
export interface PeerEdit {
  readonly pi: string;
  readonly period: string;
  readonly field: 'value' | 'note';
  readonly value: Figure;
}

interface PushBody {
  readonly pushId: string;
  readonly edits: readonly { field: 'value' | 'note'; keys: readonly string[]; values: readonly Figure[] }[];
}

export function editsIn(body: Buffer): { pushId: string; edits: PeerEdit[] } {
  const { pushId, edits } = JSON.parse(body.toString()) as PushBody;
  return {
    pushId,
    edits: edits.flatMap(({ field, keys, values }) =>
      keys.map((key, i) => {
        const [pi = '', period = ''] = key.split('|');
        return { pi, period, field, value: values[i] ?? null };
      }),
    ),
  };
}
