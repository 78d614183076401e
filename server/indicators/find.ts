// Finds PIs by code or by words of the name, among those that a person may see. Folded once for each PI; a search looks
// through all of them, and asks for rights only where a PI would be among the answers.
import { may, type Place } from '../../domain/access/policy';
import type { RecordFields } from '../../domain/records/record-type';
import { foldCode } from '../../domain/records/text';
import type { Found } from '../../domain/wire-indicators';
import type { Body } from '../records/body';
import { inSlices } from '../records/slices';
import type { Who } from '../service';

interface Folded {
  /** As they are written. */
  readonly own: { readonly code: string; readonly name: string; readonly unit: string };
  readonly place: Pick<Place, 'owner' | 'updaters'>;
  readonly code: string;
  /** Words of code and name, each with a blank before it. */
  readonly words: string;
}

const kept = new WeakMap<Body, Promise<readonly Folded[]>>();
/** Stored records never change in place: those that stay as they are keep what was made of them when others change. */
const known = new WeakMap<RecordFields, Folded>();

export const SEPARATORS = /[^\p{L}\p{N}%£]+/gu;

/** Accents go, so that "cafe" finds "café". */
export function plain(text: string): string {
  // Most are plain already, and thirty thousand of them are soon looked through.
  if (/^[\x20-\x7e]*$/.test(text)) return text.trim().toLowerCase();
  return foldCode(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

function folded(code: string, fields: RecordFields): Folded {
  const found = known.get(fields);
  if (found) return found;
  const text = (field: string) => (typeof fields[field] === 'string' ? fields[field] : '');
  const updaters = Array.isArray(fields['updaters']) ? fields['updaters'].filter((id) => typeof id === 'string') : [];
  const own = { code, name: text('name'), unit: text('unit') };
  const words = ` ${plain(`${code} ${own.name}`).replace(SEPARATORS, ' ')}`;
  const made = { own, place: { owner: text('owner') || null, updaters }, code: plain(code), words };
  known.set(fields, made);
  return made;
}

function* foldAll(body: Body): Generator<undefined, readonly Folded[]> {
  const all: Folded[] = [];
  for (const code of body.indicatorCodes()) {
    const fields = body.document('indicator', code);
    if (fields) all.push(folded(code, fields));
    if (all.length % 256 === 0) yield;
  }
  return all;
}

/** Every PI, folded; the first time a slice at a time, since others wait for their answers. */
function allOf(body: Body): Promise<readonly Folded[]> {
  const found = kept.get(body);
  if (found) return found;
  const all = inSlices(foldAll(body));
  kept.set(body, all);
  return all;
}

/** How well a PI fits: 0 its code, 1 a code that begins so, 2 words that begin so, 3 the letters anywhere. */
function rank({ code, words }: Folded, text: string, parts: readonly string[]): 0 | 1 | 2 | 3 | undefined {
  if (code.startsWith(text)) return code === text ? 0 : 1;
  if (parts.every((part) => words.includes(` ${part}`))) return 2;
  return parts.every((part) => words.includes(part)) ? 3 : undefined;
}

/** The best `limit` matches: those whose code fits first, each kind in the order of the codes. */
export async function findIndicators(find: string, limit: number, who: Who, body: Body): Promise<Found> {
  const text = plain(find);
  const parts = text.replace(SEPARATORS, ' ').trim().split(' ');
  const ranks: [Folded[], Folded[], Folded[], Folded[]] = [[], [], [], []];
  if (parts[0] === '') return { items: [], more: false };
  const maySee = seeing(who, body);
  for (const entry of await allOf(body)) {
    const at = rank(entry, text, parts);
    if (at === undefined || ranks[at].length > limit) continue;
    if (maySee(entry)) ranks[at].push(entry);
  }
  const found = ranks.flat();
  return {
    items: found.slice(0, limit).map(({ own: { code, name, unit } }) => ({ code, name, unit: body.unitName(unit) })),
    more: found.length > limit,
  };
}

/** Whether a person may see a PI: asked once for each unit, for all but those PIs that are the person's own. */
function seeing(who: Who, body: Body): (entry: Folded) => boolean {
  const units = new Map<string, boolean>();
  return ({ own: { unit }, place }) => {
    const isOwn = place.owner === who.id || place.updaters.includes(who.id);
    const known = isOwn ? undefined : units.get(unit);
    if (known !== undefined) return known;
    const sees = may(who, 'see', { unitPath: body.unitPath(unit), ...place });
    if (!isOwn) units.set(unit, sees);
    return sees;
  };
}
