// What a new PI begins with, from what the table says of it: one at a time, or all that are no PI yet.
import type { Identity } from '../../../domain/adopt/figures/adopted-figures';
import { frequencyOf } from '../../../domain/period/period';
import type { Measure } from '../../../domain/records/indicator';
import { foldCode } from '../../../domain/records/text';
import type { AdoptDesk, NewPi, SetAside } from '../../flows/adopt/adopt';

/** Something set aside, and the PI that is made of it. */
export interface MadePi {
  readonly aside: SetAside;
  readonly pi: NewPi;
}

export const polarities = ['maximise', 'minimise', 'closest to target'] as const;
/** A code is so long at most. */
export const LONGEST_CODE = 32;

export function newPiOf({ identity, called, from }: SetAside, desk: Pick<AdoptDesk, 'pis' | 'addTo'>): NewPi {
  const name = nameOf(identity) || called;
  const unit = foldCode(identity.unit);
  const own = desk.addTo.find((u) => foldCode(u.name) === unit || foldCode(u.key) === unit);
  return {
    ...{ code: identity.pi === '' ? identity.code.slice(0, LONGEST_CODE) : '', name: name.slice(0, 500) },
    ...{ unit: own?.key ?? desk.addTo[0]?.key ?? '', measure: measureSaid(`${name} ${identity.measure}`) },
    ...{ polarity: 'maximise', from },
    frequency: from === null ? (desk.pis[0]?.frequency ?? 'quarter') : frequencyOf(from),
  };
}

function nameOf({ name, pi }: Identity): string {
  return [name, pi].filter(Boolean).join(': ').replaceAll(' · ', ' ');
}

function measureSaid(text: string): Measure {
  return /%|\bper ?cent/i.test(text) ? 'percentage' : text.includes('£') ? 'money' : 'number';
}

/** What is said once of all of them; `null` of what each says itself. */
export interface AllAlike extends Pick<NewPi, 'unit' | 'polarity' | 'frequency'> {
  readonly prefix: string;
  readonly measure: Measure | null;
}

/** All of them with codes of their own: the table's, else the prefix with a number that no PI has. */
export function allMade(asides: readonly SetAside[], desk: AdoptDesk, alike: AllAlike): MadePi[] {
  const taken = new Set(desk.pis.map(({ code }) => foldCode(code)));
  const digits = String(asides.length).length;
  let n = 0;
  const next = () => {
    for (;;) {
      const code = `${alike.prefix.trim()}${String(++n).padStart(digits, '0')}`;
      if (!taken.has(foldCode(code))) return code;
    }
  };
  return asides.map((aside) => {
    const own = newPiOf(aside, desk);
    const code = own.code !== '' && !taken.has(foldCode(own.code)) ? own.code : next();
    taken.add(foldCode(code));
    const { unit, polarity, frequency, measure } = alike;
    const isOfUnit = aside.identity.unit !== '' && own.unit !== desk.addTo[0]?.key;
    return {
      aside,
      pi: { ...own, code, polarity, frequency, unit: isOfUnit ? own.unit : unit, measure: measure ?? own.measure },
    };
  });
}

/** Letters of what the table is about, for codes: `TTC` of `TTC ridership`, `HR` of `Housing return`, none of `Sheet1`. */
export function prefixOf({ workbook, sheet }: AdoptDesk): string {
  const said = /^(?:sheet|book|workbook|table)\s*\d*$/i;
  const from = [sheet.sheet, workbook.replace(/\.\w+$/, '')].find((text) => text !== '' && !said.test(text)) ?? '';
  const [short] = from.match(/(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/u) ?? [];
  if (short !== undefined) return short;
  const words = from.match(/\p{L}+/gu) ?? [];
  const [first = ''] = words;
  const letters = words.length > 1 ? words.map((w) => w[0] ?? '').join('') : first;
  return letters.toUpperCase().slice(0, 4);
}
