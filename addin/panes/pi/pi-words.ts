// The words of a PI's page, made of what the store sends: gap to target, trends, the rule of the signs.
import type { Figure } from '../../../domain/figure';
import type { ThresholdRule } from '../../../domain/records/thresholds';
import type { Definition, Series } from '../../../domain/wire-indicators';
import type { FigureForm } from '../../texts/figures';
import type { PiTexts } from './pi-texts';

export type Form = FigureForm & Pick<Definition, 'measure' | 'decimals' | 'measureLabel'>;

/** A distance in the measure's unit: `2.6 points`, `4 days`, `£1,250`; never so rounded that it reads 0. */
export function sizeText(size: number, form: Form, texts: PiTexts): string {
  const percent = form.measure === 'percentage';
  const shown = Math.abs(percent ? size * 100 : size);
  let { decimals } = form;
  while (decimals < 8 && Number(shown.toFixed(decimals)) === 0 && shown > 1e-12) decimals++;
  // A difference of two percentages is in points, and a whole one has no decimals to say.
  const plain = {
    measure: form.measure === 'money' ? ('money' as const) : ('number' as const),
    measureLabel: form.measureLabel,
  };
  const exact = Number(shown.toFixed(decimals));
  const text = texts.figure(exact, { ...plain, decimals: percent && Number.isInteger(exact) ? 0 : decimals });
  if (percent) return texts.pi.points(text);
  return form.measure === 'money' || form.measureLabel === '' ? text : `${text} ${form.measureLabel}`;
}

/** `2.6 points below target`, `on target`; `null` where there is nothing to compare. */
export function gapText(gap: number | null, definition: Definition, texts: PiTexts): string | null {
  if (gap === null) return null;
  const inBand = definition.aim === 'within a band';
  if (gap === 0) return inBand ? texts.pi.inBand : texts.pi.onTarget;
  if (definition.measure === 'yes/no') return texts.pi.otherThanTarget;
  const words = inBand ? texts.pi.band : texts.pi.gap;
  const size = sizeText(gap, definition, texts);
  return gap < 0 ? words.below(size) : words.above(size);
}

/** What the short trend of one period says, in full. */
export function shortTrendText(series: Series, i: number, texts: PiTexts): string {
  const than = series.shortThan[i] ?? texts.pi.lastYear(series.frequency);
  return texts.pi.compared(series.shortTrend[i] ?? 'unknown', than);
}

/** What the long trend says: `Better than the last 4 quarters`. */
export function longTrendText({ frequency, long, longTrend }: Series, i: number, texts: PiTexts): string {
  const { lastOnes, lastYear, lastYears } = texts.pi;
  const years = long.mean ? lastYears(long.lookBack, frequency) : lastYear(frequency);
  return texts.pi.compared(
    longTrend[i] ?? 'unknown',
    long.mode === 'ongoing' && long.mean ? lastOnes(long.lookBack, frequency) : years,
  );
}

/** How the signs come about today: `Green at target or better, amber within 5% of it, else red.` */
export function ruleText(rule: ThresholdRule, definition: Definition, texts: PiTexts): string {
  const words = texts.pi.definition.rules;
  if (definition.dataOnly) return words.dataOnly;
  const { limits } = rule;
  const figure = (n: number | null) => (n === null ? null : texts.figure(n, definition));
  const parts: string[] = [];
  switch (limits.kind) {
    case 'share of target':
    case 'absolute': {
      const size = (n: number) =>
        limits.kind === 'absolute'
          ? sizeText(n, definition, texts)
          : words.share(`${texts.number(Number((n * 100).toPrecision(6)))}%`);
      parts.push(limits.green === 0 ? words.atTarget : words.greenWithin(size(limits.green)));
      if (rule.amber !== 'improved or held') parts.push(words.amberWithin(size(limits.amber)));
      break;
    }
    case 'values': {
      const pair = [figure(limits.green) ?? '', figure(limits.amber) ?? ''] as const;
      parts.push(definition.aim === 'minimise' ? words.upTo(...pair) : words.from(...pair));
      break;
    }
    case 'ranges': {
      const range = (b: { from: number | null; to: number | null }) => words.range(figure(b.from), figure(b.to));
      parts.push(words.ranges(range(limits.green), range(limits.amber)));
    }
  }
  if (rule.amber !== 'within the limit') parts.push(words.held);
  return [...parts, words.else].join(', ');
}

/** The last period that has a value or says why there is none; -1 where there is none. */
export function latestOf({ value }: Series): number {
  return value.findLastIndex((figure: Figure) => figure !== null);
}
