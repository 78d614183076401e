// The history of a record as a person reads it: one entry for each push, with what it changed, who did it, and where from.
import type { FieldValue, Figure } from '../../../domain/figure';
import { driftOf, type StagedFigure } from '../../../domain/performance/drift';
import { indicator } from '../../../domain/records/indicator';
import { measurement, stages, type Stage } from '../../../domain/records/measurement';
import { isFigure } from '../../../domain/sheet/sheet-kind';
import type { History } from '../../../domain/wire-history';
import type { FigureForm } from '../../texts/figures';
import type { PiTexts } from './pi-texts';

export interface HistoryEntry {
  readonly revision: number;
  /** What changed first of all: `80.2% → 77.4%`; a note, where only that did. */
  readonly title: string;
  /** The same for those who hear it. */
  readonly spoken: string;
  readonly by: string;
  readonly details: readonly string[];
}

type Change = History['changes'][number];

/** Most telling first. What follows from others, as the status, is no change that somebody made. */
const order = ['value', 'byHand', 'target', 'numerator', 'denominator', 'forecast', 'benchmark', 'stage', 'note'];
const figures = new Set(['value', 'target', 'numerator', 'denominator', 'forecast', 'benchmark']);

function byRevision({ changes }: History): readonly (readonly [Change, ...Change[]])[] {
  const groups = new Map<number, [Change, ...Change[]]>();
  for (const change of changes) {
    const group = groups.get(change.revision);
    if (group) group.push(change);
    else groups.set(change.revision, [change]);
  }
  return [...groups.values()];
}

/** The history of one measurement, newest first. */
export function measurementEntries(history: History, form: FigureForm, now: string, texts: PiTexts): HistoryEntry[] {
  return byRevision(history).flatMap((group) => {
    const told = order.flatMap((field) => group.filter((change) => change.field === field));
    const [first, ...rest] = told;
    if (!first) return [];
    const title = lineOf(first, form, texts, first.field === 'value');
    return [
      {
        ...{ revision: first.revision, title, spoken: title.replace(' → ', texts.pi.history.to) },
        by: texts.pi.history.by(first.by.name, texts.moments.moment(first.at, now)),
        details: [...rest.map((change) => lineOf(change, form, texts, false)), ...sourceOf(first, texts)],
      },
    ];
  });
}

/** What a later stage of a measurement says otherwise than the one before it, a sentence each. */
export function driftLines(history: History, form: FigureForm, texts: PiTexts): readonly string[] {
  let stage: Stage | null = null;
  let value: Figure = null;
  const told: StagedFigure[] = [];
  for (const group of [...byRevision(history)].reverse()) {
    for (const { field, after } of group) {
      if (field === 'stage') stage = stages.find((one) => one === after) ?? null;
      if (field === 'value' && isFigure(after)) value = after;
    }
    if (stage !== null) told.push({ stage, value });
  }
  return driftOf(told).map(({ from, to, before, after }) =>
    texts.pi.drift(from, texts.figure(before, form), to, texts.figure(after, form)),
  );
}

function lineOf({ field, before, after }: Change, form: FigureForm, texts: PiTexts, alone: boolean): string {
  const words = texts.pi.history;
  if (field === 'note') return typeof after === 'string' ? words.noted(after) : words.noteGone;
  const plain = { measure: 'number', decimals: 0 } as const;
  const shown = field === 'numerator' || field === 'denominator' ? plain : form;
  const pair = figures.has(field)
    ? texts.figures(before, after, shown)
    : [wordsOf(before, texts), wordsOf(after, texts)];
  const [from = '', to = ''] = pair;
  const label = measurement.fields[field]?.label ?? field;
  return alone ? words.change(from, to) : words.field(label, from, to);
}

/** How it came: by which kind of change, from which workbook, sheet and cell, by which formula, with which words. */
function sourceOf({ kind, source, address, formula, note }: Change, texts: PiTexts): string[] {
  const words = texts.pi.history;
  const from = source === null ? '' : words.from(source, address);
  const how = [words.kind[kind], from, formula ?? ''].filter((s) => s !== '').join(', ');
  return [how, note === null || note === '' ? '' : texts.quote(note)].filter((s) => s !== '');
}

/** The history of a definition: fields by their names; the first entry only counts them. */
export function definitionEntries(history: History, now: string, texts: PiTexts): HistoryEntry[] {
  const words = texts.pi.history;
  return byRevision(history).map((group) => {
    const [first] = group;
    const lines = group.map(({ field, before, after }) => {
      const label = indicator.fields[field]?.label ?? field;
      return words.field(label, wordsOf(before, texts), wordsOf(after, texts));
    });
    const made = group.length > 3 && group.every((change) => change.before === null);
    const title = made ? words.fields(group.length) : (lines[0] ?? '');
    return {
      ...{ revision: first.revision, title, spoken: title.replace(' → ', words.to) },
      by: words.by(first.by.name, texts.moments.moment(first.at, now)),
      details: [...(made ? [] : lines.slice(1)), ...sourceOf(first, texts)],
    };
  });
}

function wordsOf(value: FieldValue, texts: PiTexts): string {
  if (typeof value === 'number') return texts.number(value);
  if (typeof value === 'string' || value === null) return texts.figure(value, { measure: 'number', decimals: 0 });
  if (typeof value === 'boolean') return texts.figure(value ? 1 : 0, { measure: 'yes/no', decimals: 0 });
  const parts: readonly FieldValue[] = Object.values(value);
  return parts.map((part) => wordsOf(part, texts)).join(', ');
}
