// Figures as people read them: a table, then in words what is reached and what is not.
import type { Figure } from './figure';

const size = (bytes: number) => (bytes < 100_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`);
const millis = (ms: number | null) => (ms === null ? '' : ms < 100 ? ms.toFixed(2) : ms.toFixed(0));

export const columns = ['work', 'median ms', 'floor ms', 'ratio', 'size', 'target', ''] as const;

export function rowOf({ name, median_ms, floor_ms, ratio, bytes, megabytes, target, met }: Figure): string[] {
  const measured = megabytes === undefined ? (bytes === undefined ? '' : size(bytes)) : `${megabytes.toFixed(0)} MB`;
  const verdict = met === undefined ? '' : met ? 'met' : 'missed';
  return [name, millis(median_ms), millis(floor_ms), ratio?.toFixed(2) ?? '', measured, target ?? '', verdict];
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const pad = (cell: string, i: number) => {
    const blanks = ' '.repeat(Math.max(0, (widths[i] ?? 0) - cell.length));
    return i === 0 || i > 4 ? cell + blanks : blanks + cell;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** One table for each store and scale. */
export function tables(figures: readonly Figure[]): string {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const title = `${figure.store}, ${figure.scale}`;
    groups.set(title, [...(groups.get(title) ?? []), figure]);
  }
  return [...groups].map(([title, rows]) => `${title}\n${aligned([columns, ...rows.map(rowOf)])}`).join('\n\n');
}

export function verdicts(figures: readonly Figure[]): string {
  const judged = figures.filter(({ met }) => met !== undefined);
  if (judged.length === 0) return 'Nothing that was measured has a target.';
  const words = ({ name, scale, median_ms, ratio, megabytes, target }: Figure) => {
    const is = megabytes !== undefined ? `${megabytes} MB` : target?.endsWith(' ms') ? `${median_ms} ms` : `${ratio}`;
    return `  ${name} (${scale}): ${is}, target ${target ?? ''}`;
  };
  const missed = judged.filter(({ met }) => !met);
  const met = judged.length - missed.length;
  if (missed.length === 0) return `All ${judged.length} targets are met.`;
  return [`${met} of ${judged.length} targets are met. Not met:`, ...missed.map(words)].join('\n');
}
