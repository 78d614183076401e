// How a figure is written for people, and the number format that makes a cell show it the same way.
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../figure';
import type { Measure } from '../records/indicator';

export interface FigureStyle {
  readonly measure: Measure;
  readonly decimals: number;
  /** What a number counts, as `days`; the currency sign for money. */
  readonly measureLabel: string;
}

/** One formatter per number of decimals: making one costs a thousand times more than using it. */
const formatters = new Map<number, Intl.NumberFormat>();

function formatterFor(decimals: number): Intl.NumberFormat {
  const known = formatters.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formatters.set(decimals, made);
  return made;
}

function grouped(value: number, decimals: number): string {
  const text = formatterFor(decimals).format(value);
  return text === '-0' ? '0' : text;
}

/** More decimals than usual where the usual ones would hide what the figure is: 0.0004 never reads 0. */
function enough(value: number, decimals: number): number {
  for (let d = decimals; d < 10; d++)
    if (Math.abs(Number(value.toFixed(d)) - value) <= Math.abs(value) * 0.005) return d;
  return 10;
}

/** `77.4%`, `28`, `£1,250.00`, `blank`, `not available`. */
export function figureText(value: Figure, style: FigureStyle): string {
  if (value === null) return 'blank';
  if (value === NOT_AVAILABLE || value === NOT_APPLICABLE) return value;
  switch (style.measure) {
    case 'percentage':
      return `${grouped(value * 100, enough(value * 100, style.decimals))}%`;
    case 'money':
      return `${value < 0 ? '-' : ''}${style.measureLabel || '£'}${grouped(Math.abs(value), enough(value, style.decimals))}`;
    case 'number':
    case 'duration':
      return grouped(value, enough(value, style.decimals));
  }
}

/** Excel's number format for cells of this style. */
export function numberFormat(style: FigureStyle): string {
  const places = style.decimals > 0 ? `.${'0'.repeat(style.decimals)}` : '';
  switch (style.measure) {
    case 'percentage':
      return `0${places}%`;
    case 'money':
      return `"${(style.measureLabel || '£').replaceAll('"', '')}"#,##0${places}`;
    case 'number':
    case 'duration':
      return `#,##0${places}`;
  }
}
