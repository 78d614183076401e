// Numbers as the languages of the world write them, in a cell that holds text: read as what they say, offered as what they say,
// or refused. None is taken in silence, and none is offered as another number but where a sign of thousands in one language
// is a decimal point in another; then the offer says its number in full.
import fc from 'fast-check';
import type { CellRules } from '../adopt/cell-rules';
import { readAdopted } from '../adopt/figures/adopted-cell';
import { figureText, type FigureStyle } from './figure-text';
import { readFigure } from './read-cell';
import { readNumberText } from './number-text';

const locales = [
  ...[
    'en-GB',
    'en-US',
    'en-IN',
    'cy-GB',
    'ga-IE',
    'de-DE',
    'de-CH',
    'fr-FR',
    'fr-CH',
    'es-ES',
    'es-MX',
    'it-IT',
    'pt-BR',
  ],
  ...[
    'pt-PT',
    'nl-NL',
    'pl-PL',
    'cs-CZ',
    'sv-SE',
    'da-DK',
    'nb-NO',
    'fi-FI',
    'et-EE',
    'hu-HU',
    'tr-TR',
    'ru-RU',
    'uk-UA',
  ],
  ...[
    'el-GR',
    'ar-EG',
    'fa-IR',
    'he-IL',
    'hi-IN-u-nu-deva',
    'bn-BD',
    'my-MM',
    'th-TH-u-nu-thai',
    'zh-CN',
    'ja-JP',
    'ko-KR',
  ],
];
const style: FigureStyle = { measure: 'number', decimals: 1, measureLabel: '' };
const number = fc.oneof(
  fc.integer({ min: -10_000_000, max: 10_000_000 }),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => n / 1000),
  fc.constantFrom(0, 1.234, 1234, 1234.5, 12.345, -1234.56, 1_234_567.891, 0.5, 999, 1000),
);
const written = fc
  .record({ locale: fc.constantFrom(...locales), n: number, grouped: fc.boolean() })
  .map(({ locale, n, grouped }) => {
    return { n, text: formatter(locale, grouped).format(n), decimal: decimals.get(locale) ?? '.' };
  });
/** Making one costs a thousand times more than using it. */
const formatters = new Map<string, Intl.NumberFormat>();
function formatter(locale: string, grouped: boolean): Intl.NumberFormat {
  const known = formatters.get(`${locale} ${grouped}`);
  const made = known ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: grouped });
  formatters.set(`${locale} ${grouped}`, made);
  return made;
}
const decimals = new Map(
  locales.map((locale) => [
    locale,
    new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value,
  ]),
);

/** `1.234`, `1,234`: thousands in one language, a fraction in another. */
const isEither = (text: string) => /^[-−‎]?\d{1,3}[.,]\d{3}$/.test(text);

test('as text in a sheet of the pane’s own', () => {
  let [offered, either] = [0, 0];
  fc.assert(
    fc.property(written, ({ n, text }) => {
      const reading = readFigure(text, style);
      expect(reading.kind).toBe('issue');
      if (reading.kind !== 'issue' || !reading.issue.fix) return;
      const { value, label } = reading.issue.fix;
      offered++;
      if (value !== n) {
        expect([text, value, isEither(text)]).toEqual([text, value, true]);
        either++;
      }
      expect(label).toBe(`Store ${figureText(Number(value), style)}`);
    }),
    { numRuns: 6_000, seed: 20150108 },
  );
  expect(offered).toBeGreaterThan(1_500);
  expect(either).toBeGreaterThan(0);
});

test('an offer says enough digits to be told from its other reading', () => {
  for (const text of ['1.234', '1,234', '12.345', '123,456']) {
    const value = readNumberText(text)?.value ?? 0;
    const other = value < 1000 ? value * 1000 : value / 1000;
    expect(figureText(value, style)).not.toBe(figureText(other, style));
  }
});

test('as text in an adopted table that was said to hold numbers as text: a dot that may be either is asked about', () => {
  const rules: CellRules = {
    ...{ textNumbers: true, notAvailable: [], notApplicable: [], suppressed: false, percent: null, dots: null },
    ...{ marks: false, zeroIsFigure: true },
  };
  fc.assert(
    fc.property(written, ({ n, text, decimal }) => {
      const reading = readAdopted(text, rules, { ...style, previous: null, code: 'A' });
      if (reading.kind !== 'value' || reading.value === n) return;
      // A comma between threes is thousands there: it is the table's writer who says that its texts are such numbers.
      expect([text, decimal, reading.value]).toEqual([text, ',', Math.round(n * 1000)]);
      expect(text).toMatch(/^[-−]?[1-9]\d{0,2},\d{3}$/);
    }),
    { numRuns: 6_000, seed: 20150108 },
  );
});

test('a number that Excel holds is that number, whatever language shows it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      expect(readFigure(n, style)).toEqual({ kind: 'value', value: n });
    }),
  );
});
