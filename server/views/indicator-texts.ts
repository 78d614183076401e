// The columns of the PIs of an answer as JSON, kept for as long as its listing; what a person may do to each is kept by
// what it says, so that people with the same rights share it.
import { createHash } from 'node:crypto';
import type { Asker } from '../../domain/access/policy';
import type { Indicator } from '../../domain/records/indicator';
import { Kept, type Room } from '../bytes/kept';
import type { Piece } from '../bytes/piece';
import type { Part } from '../bytes/ready-bytes';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { weightOf, type ColumnTexts } from './column-texts';
import type { Listing } from './pi-list';
import { askerKey } from './scope';

const plainColumns = [
  'code',
  'name',
  'unit',
  'measure',
  'measureLabel',
  'decimals',
  'polarity',
  'frequency',
  'noteWhenRed',
] as const;

/** JSON of objects of which the same few come again and again. */
function jsonOfAlike<T extends object>(items: readonly T[], nameOf: (item: T) => unknown): string[] {
  const known = new Map<unknown, string>();
  return items.map((item) => {
    const name = nameOf(item);
    let json = known.get(name);
    if (json === undefined) known.set(name, (json = JSON.stringify(item)));
    return json;
  });
}

export class IndicatorTexts {
  private readonly columns: ColumnTexts;
  private readonly descriptions: Kept<readonly (readonly [name: string, piece: Piece])[]>;
  /** What the text of a person's rights over a listing says, as a digest. */
  private readonly rightsDigest: Kept<string>;
  private readonly rights: Kept<Piece>;

  constructor(columns: ColumnTexts, room: Room) {
    this.columns = columns;
    this.descriptions = new Kept(room);
    this.rightsDigest = new Kept(room);
    this.rights = new Kept(room);
  }

  /** The answer's `indicators`: the listing's PIs, then those asked for besides. */
  of(listing: Listing, besides: readonly Indicator[], who: Asker, body: Body): Part[] {
    const more = besides.length === 0 ? [] : this.describe(besides);
    const columns = this.described(listing).map(([name, piece], i) => [name, piece, more[i]?.[1]] as const);
    const rights = this.rightsOver(listing, who, body);
    const moreRights = besides.length === 0 ? undefined : this.rightsText(besides, who, body);
    const parts: Part[] = [];
    for (const [name, piece, added] of [...columns, ['rights', rights, moreRights] as const]) {
      parts.push(`${parts.length === 0 ? '{' : ','}"${name}":[`, piece);
      if (added) parts.push(piece.plain.length === 0 ? '' : ',', added);
      parts.push(']');
    }
    return [...parts, '}'];
  }

  private described(listing: Listing) {
    const key = String(listing.whole.id);
    const known = this.descriptions.get(key);
    if (known) return known;
    const columns = this.describe(listing.whole.pis);
    return this.descriptions.set(key, columns, weightOf(columns.map(([, piece]) => piece)));
  }

  private describe(pis: readonly Indicator[]): readonly (readonly [string, Piece])[] {
    const thresholds = jsonOfAlike(
      pis.map((pi) => pi.thresholds),
      ({ kind, green, amber }) => `${kind} ${green} ${amber}`,
    );
    return [
      ...plainColumns.map((name) => [name, this.columns.of(pis.map((pi) => pi[name]))] as const),
      ['thresholds', this.columns.ofJson(thresholds)] as const,
    ];
  }

  private rightsOver(listing: Listing, who: Asker, body: Body): Piece {
    const key = `${listing.whole.id} ${askerKey(who)}`;
    const digest = this.rightsDigest.get(key);
    const known = digest === undefined ? undefined : this.rights.get(digest);
    if (known) return known;
    const made = this.rightsText(listing.whole.pis, who, body);
    const said = createHash('sha256').update(made.plain).digest('base64');
    this.rightsDigest.set(key, said, 200 + key.length);
    return this.rights.get(said) ?? this.rights.set(said, made, weightOf([made]));
  }

  private rightsText(pis: readonly Indicator[], who: Asker, body: Body): Piece {
    const rightsOf = rightsLookup(who, body);
    return this.columns.ofJson(jsonOfAlike(pis.map(rightsOf), (rights) => rights));
  }
}
