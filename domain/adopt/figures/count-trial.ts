// What the figures of an adopted table would do, counted: new, same, differ, blank, refused. The same fields, rules and
// rights as the comparison in Changes, without the words that only Changes shows: a table may have 360,000 figures.
import { sameValue } from '../../figure';
import type { Issue } from '../../errors';
import type { Status } from '../../performance/status';
import { addressIn } from '../../sheet/grid';
import { isFigure } from '../../sheet/sheet-kind';
import { noteMissing, statusIn } from '../../sync/edit-rules';
import type { CellRules } from '../cell-rules';
import { textIn } from '../table/area';
import type { AdoptedGrid } from './adopted-grid';
import { adoptedSheet, type AdoptedRow } from './adopted-sheet';

export interface Turn {
  readonly key: string;
  readonly code: string;
  readonly periodLabel: string;
  readonly before: Status;
  readonly after: Status;
}

export interface TrialCounts {
  readonly fresh: number;
  readonly same: number;
  readonly differ: number;
  readonly blank: number;
  readonly refused: readonly Issue[];
  readonly notYours: readonly string[];
  readonly turns: readonly Turn[];
  /** Percentages that may be meant either way, with one of them. */
  readonly percent: { readonly example: number; readonly cells: number } | null;
  readonly zeros: number;
}

const MOST_TURNS = 200;

export function countTrial(grid: AdoptedGrid, rows: ReadonlyMap<string, AdoptedRow>, rules: CellRules): TrialCounts {
  let [fresh, same, differ, blank, zeros, cells] = [0, 0, 0, 0, 0, 0];
  let example: number | null = null;
  const refused: Issue[] = [...grid.issues];
  const notYours = new Set<string>();
  const turns: Turn[] = [];
  const { fields } = adoptedSheet(grid.fields, rules);
  const noteAt = grid.fields.indexOf('note') + 2;
  for (const [i, key] of grid.keys.entries()) {
    const known = rows.get(key);
    if (!known) continue;
    const { figures } = known;
    for (const [at, field] of fields.entries()) {
      const stored = field.at(known);
      if (!stored) continue;
      const cell = grid.rows[i]?.[at + 2] ?? null;
      if (cell === null && (grid.formulas[i]?.[at + 2] ?? null) === null) {
        blank++;
        continue;
      }
      const refuse = (issue: Pick<Issue, 'code' | 'message'>) =>
        refused.push({
          ...{ code: issue.code, message: issue.message, severity: 'stop', key, field: field.name },
          address: addressIn(grid, i, at + 2),
        });
      const reading = field.read([cell], known);
      if (reading.kind === 'issue') {
        const { code, fix } = reading.issue;
        if (code === 'looks-like-percent') {
          cells++;
          example ??= typeof cell === 'number' ? cell : null;
        } else if (cell === 0 && fix?.value === null) zeros++;
        else refuse(reading.issue);
        continue;
      }
      const { value } = reading;
      if (value === null) {
        blank++;
        continue;
      }
      if (sameValue(value, stored.theirs)) {
        same++;
        continue;
      }
      const refusal = stored.refusal();
      if (refusal?.code === 'not-yours') notYours.add(known.code);
      if (refusal) {
        if (refusal.code !== 'not-yours') refuse(refusal);
        continue;
      }
      if (field.name === 'value' && isFigure(value)) {
        const typed = grid.fields.includes('note') && known.has.has('note') ? grid.rows[i]?.[noteAt] : undefined;
        if (
          figures.noteWhenRed &&
          noteMissing(figures, value, typed === undefined || typed === null ? figures.note : textIn(typed))
        ) {
          refuse({ code: 'note-required', message: `${known.code} turns red in ${known.label} and has no note.` });
          continue;
        }
        if (stored.theirs !== null && isFigure(stored.theirs) && turns.length < MOST_TURNS) {
          const [before, after] = [statusIn(figures, stored.theirs), statusIn(figures, value)];
          if (before !== after) turns.push({ key, code: known.code, periodLabel: known.label, before, after });
        }
      }
      if (stored.theirs === null) fresh++;
      else differ++;
    }
  }
  return {
    ...{ fresh, same, differ, blank, refused, turns, zeros },
    notYours: [...notYours],
    percent: cells === 0 ? null : { example: example ?? 0, cells },
  };
}
