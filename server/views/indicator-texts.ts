// The columns of the PIs of an answer as JSON, kept for as long as its listing; what a person may do to each is kept by
// who asks: it is short, since most may do the same to all of a unit.
import type { Asker } from '../../domain/access/policy';
import type { FieldValue } from '../../domain/figure';
import { calculatedOf } from '../../domain/records/calculated';
import type { Indicator, Thresholds } from '../../domain/records/indicator';
import { valuePartsOf } from '../../domain/records/value-parts';
import { Kept, type Room } from '../bytes/kept';
import { Piece } from '../bytes/piece';
import type { Part } from '../bytes/ready-bytes';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { alike, columnText, weightOf } from './column-texts';
import type { Listing } from './pi-list';
import { askerKey } from './scope';

const plainColumns = [
  'name',
  'unit',
  'measure',
  'measureLabel',
  'decimals',
  'polarity',
  'frequency',
  'noteWhenRed',
] as const;

const namesOf = ({ kind, green, amber }: Thresholds) => `${kind} ${green} ${amber}`;
/** Stands for a PI that has none of its own. */
const asSite: Thresholds = { kind: 'absolute', green: -1, amber: -1 };

/** What few PIs have beside plain thresholds; `null` for the others. */
function judgingOf({ thresholdSets, band, dataOnly, range }: Indicator): FieldValue {
  return thresholdSets || band || dataOnly || range ? { thresholdSets, band, dataOnly, range } : null;
}

export class IndicatorTexts {
  private readonly descriptions: Kept<readonly Part[]>;
  private readonly rights: Kept<Piece>;

  constructor(room: Room) {
    this.descriptions = new Kept(room);
    this.rights = new Kept(room);
  }

  /** The answer's `indicators`: the listing's PIs, then those asked for besides. */
  of(listing: Listing, besides: readonly Indicator[], who: Asker, body: Body): Part[] {
    const first = [...this.described(listing), this.rightsOver(listing, who, body), '}'];
    if (besides.length === 0) return ['[', ...first, ']'];
    return ['[', ...first, ',', ...this.describe(besides), this.rightsText(besides, who, body), '}]'];
  }

  private described(listing: Listing): readonly Part[] {
    const key = String(listing.whole.id);
    const known = this.descriptions.get(key);
    if (known) return known;
    const parts = this.describe(listing.whole.pis);
    return this.descriptions.set(key, parts, weightOf(parts.filter((part) => typeof part !== 'string')));
  }

  /** A table of PIs, up to what a person may do to each. */
  private describe(pis: readonly Indicator[]): readonly Part[] {
    const same = alike(
      pis.map((pi) => pi.thresholds ?? asSite),
      namesOf,
    );
    const thresholds = same.map((said) => (said === asSite ? null : said));
    const judging = pis.map(judgingOf);
    const calculated = pis.map((pi): FieldValue => {
      const said = calculatedOf(pi);
      return said && { ...said, rolledUpTo: [...said.rolledUpTo] };
    });
    const valueParts = pis.map((pi): FieldValue => {
      const said = valuePartsOf(pi);
      return said && { ...said };
    });
    return [
      ...['{"code":', new Piece(Buffer.from(JSON.stringify(pis.map((pi) => pi.code))))],
      ...plainColumns.flatMap((name) => [`,"${name}":`, columnText(pis.map((pi) => pi[name]))]),
      ...[',"thresholds":', columnText(thresholds)],
      ...(judging.some((j) => j !== null) ? [',"judging":', columnText(judging)] : []),
      ...(calculated.some((c) => c !== null) ? [',"calculated":', columnText(calculated)] : []),
      ...(valueParts.some((p) => p !== null) ? [',"parts":', columnText(valueParts)] : []),
      ',"rights":',
    ];
  }

  private rightsOver(listing: Listing, who: Asker, body: Body): Piece {
    const key = `${listing.whole.id} ${askerKey(who)}`;
    const known = this.rights.get(key);
    if (known) return known;
    const text = this.rightsText(listing.whole.pis, who, body);
    return this.rights.set(key, text, weightOf([text]) + key.length);
  }

  private rightsText(pis: readonly Indicator[], who: Asker, body: Body): Piece {
    return columnText(alike(pis.map(rightsLookup(who, body)), (rights) => rights.join(' ')));
  }
}
