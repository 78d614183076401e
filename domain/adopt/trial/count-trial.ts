// What the figures of an adopted table would do, counted: new, same, differ, blank, refused. The same fields, rules and
// rights as the comparison in Changes, without the words that only Changes shows: a table may have 360,000 figures.
import { sameValue, type FieldValue } from '../../figure';
import type { Issue } from '../../errors';
import type { Status } from '../../performance/status';
import { addressOf } from '../../sheet/grid';
import { isFigure } from '../../sheet/sheet-kind';
import type { ViewRow } from '../../sheet/view-rows';
import { mayRecord, noteMissing, statusIn } from '../../sync/edit-rules';
import type { CellRules } from '../cell-rules';
import { figureRoles, type FigureRole } from '../columns/role';
import { textIn, type Area } from '../table/area';
import type { AdoptedFigure } from '../figures/adopted-figures';
import { readRole } from '../figures/adopted-sheet';
import { placeIn, type AgreedMeasurement } from '../figures/agreed-measurements';
import { shutPeriods } from '../figures/shut-periods';

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
  /** Cells that they speak of: of a period that is not open they are told together. */
  readonly refusedCells: number;
  readonly notYours: readonly string[];
  readonly turns: readonly Turn[];
  /** Percentages that may be meant either way, with one of them. */
  readonly percent: { readonly example: number; readonly cells: number } | null;
  readonly zeros: number;
}

const MOST_TURNS = 200;

/** Counts measurement by measurement, so that a long table can be counted in pieces. */
export interface TrialCount {
  /** @param row what the store has of it @param noteBefore its note of the period before */
  add(measurement: AgreedMeasurement, row: ViewRow, noteBefore: string | null): void;
  refuse(issues: readonly Issue[]): void;
  counts(): TrialCounts;
}

/** A figure that would be sent. */
export interface TriedEdit {
  readonly figure: AdoptedFigure;
  /** Of the measurement. */
  readonly key: string;
  readonly role: FigureRole;
  readonly value: FieldValue;
  /** What stands in the store. */
  readonly theirs: FieldValue;
}
export type OnEdit = (edit: TriedEdit) => void;

export function trialCount(
  area: Pick<Area, 'top' | 'left'>,
  turned: boolean,
  fields: readonly FigureRole[],
  rules: CellRules,
  onEdit?: OnEdit,
): TrialCount {
  let [fresh, same, differ, blank, zeros, cells] = [0, 0, 0, 0, 0, 0];
  let example: number | null = null;
  const refused: Issue[] = [];
  const shut = shutPeriods(area, turned);
  const notYours = new Set<string>();
  const turns: Turn[] = [];
  const at = fields.map((role) => ({ role, place: figureRoles.indexOf(role) }));
  const noteAt = figureRoles.indexOf('note');
  const refuse = (figure: AdoptedFigure, key: string, { code, message }: Pick<Issue, 'code' | 'message'>) => {
    const { row, column } = placeIn(area, turned, figure.row, figure.column);
    const address = addressOf(row, column);
    refused.push({ ...{ code, message, severity: 'stop', key, field: figure.role }, address });
  };
  return {
    add({ key, figures: own }, figures, noteBefore) {
      for (const { role, place } of at) {
        const figure = own[place];
        if (!figure) continue;
        const { cell } = figure;
        if (cell === null && figure.formula === null) {
          blank++;
          continue;
        }
        const reading = readRole(role, cell, { figures, noteBefore }, rules);
        if (reading.kind === 'issue') {
          const { code, fix } = reading.issue;
          if (code === 'looks-like-percent') {
            cells++;
            example ??= typeof cell === 'number' ? cell : null;
          } else if (cell === 0 && fix?.value === null) zeros++;
          else refuse(figure, key, reading.issue);
          continue;
        }
        const { value } = reading;
        const theirs = figures[role] ?? null;
        if (value === null) {
          blank++;
          continue;
        }
        if (sameValue(value, theirs)) {
          same++;
          continue;
        }
        const refusal = mayRecord(figures, role);
        if (refusal?.code === 'not-yours') notYours.add(figures.code);
        if (refusal) {
          if (refusal.code === 'period-closed') shut.add(figures, figure);
          else if (refusal.code !== 'not-yours') refuse(figure, key, refusal);
          continue;
        }
        if (role === 'value' && isFigure(value)) {
          const typed = own[noteAt] ? textIn(own[noteAt].cell) : '';
          if (figures.noteWhenRed && noteMissing(figures, value, typed === '' ? figures.note : typed)) {
            const message = `${figures.code} turns red in ${figures.label} and has no note.`;
            refuse(figure, key, { code: 'note-required', message });
            continue;
          }
          if (theirs !== null && isFigure(theirs) && turns.length < MOST_TURNS) {
            const [before, after] = [statusIn(figures, theirs), statusIn(figures, value)];
            if (before !== after) turns.push({ key, code: figures.code, periodLabel: figures.label, before, after });
          }
        }
        if (theirs === null) fresh++;
        else differ++;
        onEdit?.({ figure, key, role, value, theirs });
      }
    },
    refuse: (issues) => void refused.push(...issues),
    counts: () => ({
      ...{ fresh, same, differ, blank, turns, zeros },
      refused: [...refused, ...shut.issues()],
      refusedCells: refused.length + shut.count(),
      notYours: [...notYours],
      percent: cells === 0 ? null : { example: example ?? 0, cells },
    }),
  };
}
