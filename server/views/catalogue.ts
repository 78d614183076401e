// The catalogue: definitions of the PIs that a person may see, in columns, with what they may do to each, and the units
// and people that a PI can be given to. Definitions hang on the body's records alone, so a listing's text is kept with it.
import { rightsOver, type Asker } from '../../domain/access/policy';
import { indicator, type Indicator } from '../../domain/records/indicator';
import { ownershipFields } from '../../domain/sheet/kinds/ownership-sheet';
import type { CatalogueView, OwnershipView, ViewRequest } from '../../domain/wire';
import type { CatalogueAnswer } from '../../domain/wire-catalogue';
import { Kept, Room } from '../bytes/kept';
import { Piece } from '../bytes/piece';
import type { Part } from '../bytes/ready-bytes';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { unitLabels } from '../records/unit-labels';
import type { Reader } from '../store/port';
import { listingOf, pisInScope } from './scope';

/** Views that show definitions. */
export type DefinitionView = CatalogueView | OwnershipView;
type SinceBlock = NonNullable<CatalogueAnswer['since']>['changes'][number];

/** Bytes kept of definitions. */
const KEPT = 16 * 1024 * 1024;
type Field = keyof Indicator;
/** The fields that each kind of sheet shows. */
const shown: Readonly<Record<DefinitionView['sheet'], readonly Field[]>> = {
  catalogue: Object.keys(indicator.fields).filter((field) => field !== 'code') as Field[],
  ownership: ['name', ...ownershipFields],
};

/** A column as JSON: one item where all are alike. */
function columnText(items: readonly string[]): string {
  const [first] = items;
  return first !== undefined && items.length > 1 && items.every((item) => item === first)
    ? `{"all":${first}}`
    : `[${items.join(',')}]`;
}

function definitionsText(pis: readonly Indicator[], fields: readonly Field[]): string {
  const columns = fields.map(
    (field) => `${JSON.stringify(field)}:${columnText(pis.map((pi) => JSON.stringify(pi[field])))}`,
  );
  return `"code":${JSON.stringify(pis.map((pi) => pi.code))},"fields":{${columns.join(',')}}`;
}

export interface CatalogueTexts {
  /** The parts of an answer that depend on the body's records, without the brackets around it. */
  of(view: DefinitionView, also: readonly string[], who: Asker, body: Body): { parts: Part[]; place: PlaceOf };
}

/** Where a PI stands among the answer's. */
type PlaceOf = (code: string) => number | undefined;

export function catalogueTexts(): CatalogueTexts {
  const kept = new Kept<Piece>(new Room(KEPT));
  return {
    of(view, also, who, body) {
      const rightsOf = rightsLookup(who, body);
      const listing = listingOf(pisInScope(view, who, body), body);
      const besides = [...new Set(also)].flatMap((code) => {
        const pi = listing.place(code) === undefined ? body.indicator(code) : undefined;
        return pi && rightsOf(pi).includes('see') ? pi : [];
      });
      const pis = [...listing.whole.pis, ...besides];
      const key = `${view.sheet} ${listing.whole.id}`;
      const known = besides.length === 0 ? kept.get(key) : undefined;
      const definitions = known ?? new Piece(Buffer.from(definitionsText(pis, shown[view.sheet])));
      if (besides.length === 0 && !known) kept.set(key, definitions, definitions.weight);
      const rights = columnText(pis.map((pi) => JSON.stringify(rightsOf(pi))));
      const added = new Map(besides.map((pi, i) => [pi.code, listing.whole.pis.length + i]));
      return {
        parts: [definitions, `,"inView":${listing.whole.pis.length},"rights":${rights},${listsText(pis, who, body)}`],
        place: (code) => listing.place(code) ?? added.get(code),
      };
    },
  };
}

/** Units and people to choose from, and where PIs may be added. Who may give nothing sees those only that are named. */
function listsText(pis: readonly Indicator[], who: Asker, body: Body): string {
  const rightsAt = (unit: string) => rightsOver(who, { unitPath: body.unitPath(unit), owner: null, updaters: [] });
  const owned = new Set(body.unitCodes().filter((unit) => rightsAt(unit).includes('owners')));
  // Whoever asks for no PI asks which units there are to ask for.
  const seen = pis.length > 0 ? pis : pisInScope({ scope: 'all' }, who, body);
  const named = new Set(seen.flatMap((pi) => body.unitPath(pi.unit)));
  const units = body.unitCodes().filter((unit) => named.has(unit) || owned.has(unit));
  const asked = new Set(pis.flatMap((pi) => [pi.owner ?? [], pi.updaters].flat()));
  const people = body.everybody().filter(({ id, suspended }) => asked.has(id) || (owned.size > 0 && !suspended));
  const addTo = [...owned].filter((unit) => rightsAt(unit).includes('definition'));
  return JSON.stringify({
    addTo,
    units: { key: units, name: unitLabels(units, body) },
    people: { key: people.map(({ id }) => id), name: people.map(({ name }) => name) },
    left: people.flatMap(({ id, suspended }) => (suspended ? id : [])),
  }).slice(1, -1);
}

/** Fields of PIs that changed since the sheet was pulled, one block for each field. */
export async function definitionsSince(
  { since }: Pick<ViewRequest, 'since'>,
  state: Reader,
  place: PlaceOf,
  nameOf: (person: string) => string,
): Promise<CatalogueAnswer['since']> {
  if (since === undefined) return null;
  const blocks = new Map<string, SinceBlock>();
  for (const { type, key, field, base, revision, by, at } of await state.since(since)) {
    const row = type === 'indicator' && field !== 'code' ? place(key) : undefined;
    if (row === undefined) continue;
    const block = blocks.get(field) ?? { field, rows: [], base: [], revision: [], by: [], at: [] };
    blocks.set(field, block);
    block.rows.push(row);
    block.base.push(base);
    block.revision.push(revision);
    block.by.push(nameOf(by));
    block.at.push(at);
  }
  return { revision: since, changes: [...blocks.values()] };
}
