// Under a filter Excel does not put an array where it belongs: its first line goes into every row that shows, and the hidden rows
// keep what they had (OfficeDev/office-js issue 224, xlwings/xlwings issue 747). One row at a time is written as said. So a
// range goes as a whole only where none of its rows is hidden.
import type { Chunk } from './chunks';

/** Queues the question whether rows are hidden among those of a range; ask the answer after the next sync. */
export function askHidden(range: Excel.Range): () => boolean {
  range.load('rowHidden');
  // `null` where some are and others not.
  return () => (range.rowHidden as boolean | null) !== false;
}

/** A run of rows as it may be written: whole, or row by row. */
export function* safeRuns({ start, count }: Chunk, anyHidden: boolean): Generator<Chunk> {
  if (!anyHidden) yield { start, count };
  else for (let i = 0; i < count; i++) yield { start: start + i, count: 1 };
}
