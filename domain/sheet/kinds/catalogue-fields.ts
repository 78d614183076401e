// The columns of a catalogue: which field of a PI stands in which, how it is read and written, what is said about it.
import type { FieldValue } from '../../figure';
import { frequencies, type Calendar } from '../../period/period';
import { indicator, measures, polarities, type Indicator } from '../../records/indicator';
import { rollUpsForm, profileForm, sourceForm } from '../text-forms/calculations';
import { manyForm, type NamesForm } from '../text-forms/names';
import { bandForm } from '../text-forms/numbers';
import { periodForm } from '../text-forms/periods';
import { thresholdSetsForm } from '../text-forms/threshold-sets';
import type { TextForm } from '../text-forms/text-form';
import { choiceForm, inText, numberForm, textForm, yesNoForm, type CellForm } from './catalogue-forms';

/** A field in one column. */
export interface DefinedColumn {
  readonly field: string;
  readonly header: string;
  readonly width: number;
  readonly form: CellForm;
  readonly hint: string;
  /** What a blank cell stands for where the field cannot be blank; `undefined`: it must be given. */
  readonly blank?: FieldValue;
  readonly wrap?: boolean;
}

export const marginKinds = ['share of target', 'absolute'] as const;

export interface Lists {
  readonly units: NamesForm;
  readonly people: NamesForm;
  readonly calendar: Calendar;
}

/** The text form of a field, of the very values that the field can have. */
const said = <F extends keyof Indicator>(_field: F, form: TextForm<NonNullable<Indicator[F]>>): CellForm =>
  inText(form as unknown as TextForm<FieldValue>);

const days = numberForm('a whole number of days', '0');

/** In the order of the sheet. The thresholds stand between `updaters` and `noteWhenRed` in three columns of their own. */
export function definedColumns({ units, people, calendar }: Lists): readonly DefinedColumn[] {
  const period = periodForm(calendar);
  const one = (field: string, width: number, form: CellForm, hint: string, more: Partial<DefinedColumn> = {}) => ({
    ...{ field, header: indicator.fields[field]?.label ?? field, width, form, hint },
    ...more,
  });
  return [
    one('name', 44, textForm, 'What people call it.', { header: 'Performance indicator' }),
    one('unit', 24, inText(units, units.choices), 'The unit that it belongs to: by name or code.'),
    one('measure', 15, choiceForm(measures), `One of: ${measures.join(', ')}.`),
    one('measureLabel', 16, textForm, 'What a number counts: days, per 100,000, £. May be blank.', { blank: '' }),
    one('decimals', 13, numberForm('a whole number from 0 to 10', '0'), 'Digits after the point. Blank: 0.', {
      blank: 0,
    }),
    one('polarity', 20, choiceForm(polarities), 'Whether more or less is better, or nearest the target.'),
    one('frequency', 14, choiceForm(frequencies), 'How often it is collected.'),
    one('collectedFrom', 18, said('collectedFrom', period), 'The first period that is collected: Q1 2014/15.'),
    one('dueDays', 18, days, 'Days after a period ends until its figure is due.'),
    one('graceDays', 17, days, 'Days after that until it is overdue. Blank: 0.', { blank: 0 }),
    one('owner', 24, inText(people, people.choices), 'Who answers for it. Blank where nobody does.'),
    one('updaters', 34, said('updaters', manyForm(people)), 'Who may record it: names or ids with “;” between them.', {
      blank: [],
    }),
    one('noteWhenRed', 18, yesNoForm, 'Whether a figure that turns it red needs a note. Blank: no.', { blank: false }),
    one('dataOnly', 14, yesNoForm, 'Whether it is followed without being judged.'),
    one('tolerance', 13, numberForm('a number', 'General'), 'A change of no more than this is no change.'),
    one('band', 14, said('band', bandForm), 'The band to be within: 0 to 10, from 5, up to 10.'),
    one('range', 18, said('range', bandForm), 'Figures outside it are worth a look: 0 to 10, from 5, up to 10.'),
    one('numeratorLabel', 20, textForm, 'What the upper part of the value counts.'),
    one('denominatorLabel', 20, textForm, 'What the lower part of the value counts.'),
    one('factor', 11, numberForm('a number', 'General'), 'What the quotient is multiplied with: 1000. Blank: 1.'),
    one('currency', 13, textForm, 'Of money: three letters, as GBP.'),
    one(
      'rollUps',
      28,
      said('rollUps', rollUpsForm),
      'Longer frequencies: quarter from month: sum; year from quarter: last.',
    ),
    one(
      'source',
      30,
      said('source', sourceForm),
      'Other PIs that it comes from: sum([A], [B]) / [C], or: sum over [A], [B].',
    ),
    one('calculatedFrom', 20, said('calculatedFrom', period), 'The first period that is calculated.'),
    one('partial', 18, yesNoForm, 'Whether a value may come from some of its PIs only.'),
    one(
      'thresholdSets',
      34,
      said('thresholdSets', thresholdSetsForm(period)),
      '2014/15: green 0 %, amber 5 %; 2015/16: green within 1, amber within 3.',
    ),
    one(
      'profile',
      24,
      said('profile', profileForm),
      'How a year’s target is spread: flat, shares 25 %, 25 %, 25 %, 25 %.',
    ),
    one('benchmarkGroup', 21, textForm, 'The group that it is compared with.'),
    one('description', 40, textForm, 'What it measures, and how.', { wrap: true }),
  ];
}
