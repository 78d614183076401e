// Adopt against real tables: every column guessed right, left open, or wrong. Wrong in silence is a failure.
import { propose } from '../../../domain/adopt/propose';
import type { ColumnGuess } from '../../../domain/adopt/columns/column-guess';
import { readings, type Reading } from './readings';
import { areasOf } from './tables';

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#£]+/gu, ' ')
    .trim();
/** Words of one name in the other, in order: levels that only repeat a sign may stand between. */
const within = (name: string, heading: string) => {
  const words = plain(heading).split(' ');
  return plain(name)
    .split(' ')
    .every((w) => words.includes(w));
};

function fits(guess: ColumnGuess, said: string): boolean {
  return said.split('|').some((one) => {
    const [, role = '', period, pi] = /^(\S+)(?: (\d\S+))?(?: “(.+)”)?$/.exec(one) ?? [];
    if ((role === '-' ? 'none' : role) !== guess.role) return false;
    return (period === undefined || guess.period === period) && (pi === undefined || within(pi, guess.pi));
  });
}

export interface Score {
  readonly reading: Reading;
  right: number;
  open: number;
  readonly wrong: string[];
  layout: string;
}

export async function scoreOf(reading: Reading): Promise<Score | undefined> {
  const areas = await areasOf(reading.file);
  const area = areas?.get(reading.sheet ?? '');
  if (!area) return undefined;
  const found = propose(area, { calendar: { yearStartsIn: reading.year } });
  const score: Score = { reading, right: 0, open: 0, wrong: [], layout: found?.layout ?? 'nothing' };
  for (const [column, said] of Object.entries(reading.columns)) {
    const guess = found?.columns.find((c) => c.column === Number(column));
    if (!guess || guess.certain) {
      // A column that is left out altogether is not used.
      if (guess ? fits(guess, said) : said.split('|').includes('-')) score.right++;
      else
        score.wrong.push(
          `${reading.file} ${reading.sheet ?? ''} ${column}: ${said}, not ${guess ? `${guess.role} ${guess.period ?? ''} “${guess.pi}”` : 'left out'}`,
        );
    } else {
      score.open++;
      if (process.env['PRINT'])
        process.stdout.write(
          `OPEN ${reading.file} ${reading.sheet ?? ''} ${guess.heading}: ${guess.role}: ${guess.why}\n`,
        );
    }
  }
  for (const guess of found?.columns ?? [])
    if (reading.columns[guess.column] === undefined && guess.certain && guess.role !== 'none')
      score.wrong.push(`${reading.file} ${reading.sheet ?? ''} ${guess.column}: nothing, not ${guess.role}`);
  return score;
}

test('no column of a real table is read wrongly in silence, and nine of ten are right without help', async () => {
  const scores: Score[] = [];
  for (const reading of readings) {
    const score = await scoreOf(reading);
    if (score) scores.push(score);
  }
  if (scores.length === 0) return;
  const sum = (pick: (s: Score) => number) => scores.reduce((n, s) => n + pick(s), 0);
  const [right, open] = [sum((s) => s.right), sum((s) => s.open)];
  const files = new Map<string, { right: number; open: number; wrong: number }>();
  for (const s of scores) {
    const f = files.get(s.reading.file) ?? { right: 0, open: 0, wrong: 0 };
    files.set(s.reading.file, { right: f.right + s.right, open: f.open + s.open, wrong: f.wrong + s.wrong.length });
  }
  if (process.env['PRINT']) {
    process.stdout.write(
      [...files].map(([file, n]) => `| ${file} | ${n.right} | ${n.open} | ${n.wrong} |`).join('\n') +
        `\n${right} ${open}\n`,
    );
    process.stdout.write(
      scores
        .flatMap((s) =>
          s.layout === s.reading.layout ? [] : [`${s.reading.file} ${s.reading.sheet ?? ''}: ${s.layout}`],
        )
        .join('\n') + '\n',
    );
  }
  expect(scores.flatMap((s) => s.wrong)).toEqual([]);
  expect(right / (right + open)).toBeGreaterThanOrEqual(0.91);
  expect(
    scores
      .filter((s) => s.layout !== s.reading.layout)
      .map((s) => `${s.reading.file} ${s.reading.sheet ?? ''}: ${s.layout}`),
  ).toEqual([]);
}, 60_000);
