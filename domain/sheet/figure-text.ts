// How a figure is written for people, and the number format that makes a cell show it the same way.
import { dayOf, shortDay } from '../period/day';
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../figure';
import type { Measure } from '../records/indicator';

/** Dates are figures as Excel counts them: days, of which 1 January 1970 is this one. */
const SERIAL_OF_1970 = 25_569;
/** After 31 December 9999 Excel has no dates. */
const LAST_SERIAL = 2_958_466;

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

/** A number of this style with so many decimals: `77.4%`, `−£1,250.00`. Zero has no sign. */
export function numberText(value: number, style: FigureStyle, decimals: number): string {
  const size = Math.abs(value) * (style.measure === 'percentage' ? 100 : 1);
  const digits = formatterFor(decimals).format(Number(size.toPrecision(15)));
  const minus = value < 0 && /[1-9]/.test(digits) ? '−' : '';
  switch (style.measure) {
    case 'percentage':
      return `${minus}${digits}%`;
    case 'money':
      return `${minus}${currencySign(style)}${digits}`;
    case 'number':
    case 'ratio':
    case 'duration':
      return minus + digits;
    case 'yes/no':
      return value === 0 ? 'no' : 'yes';
    case 'date':
      return value >= 1 && value < LAST_SERIAL
        ? shortDay(dayOf(Math.floor(value) - SERIAL_OF_1970), '')
        : minus + digits;
  }
}

function currencySign({ measureLabel }: Pick<FigureStyle, 'measureLabel'>): string {
  return /^\s*(\p{Sc})/u.exec(measureLabel)?.[1] ?? '£';
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
  const scaled = style.measure === 'percentage' ? value * 100 : value;
  return numberText(value, style, enough(scaled, style.decimals));
}

/** Excel's number format for cells of this style. */
export function numberFormat(style: FigureStyle): string {
  const places = style.decimals > 0 ? `.${'0'.repeat(style.decimals)}` : '';
  switch (style.measure) {
    case 'percentage':
      return `0${places}%`;
    case 'money':
      return `"${currencySign(style)}"#,##0${places}`;
    case 'number':
    case 'ratio':
    case 'duration':
      return `#,##0${places}`;
    case 'yes/no':
      return '"yes";"yes";"no"';
    case 'date':
      return 'dd-mmm-yyyy';
  }
}
