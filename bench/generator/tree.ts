// The organisation of the reference body: one body, 7 areas, 63 local offices, 300 patches (PRODUCT: reference bodies).
import type { Unit } from '../../domain/records/unit';

export const AREAS = 7;
export const OFFICES = 63;
export const PATCHES = 300;
export const BODY = 'BODY';

const areas = ['North', 'East', 'South', 'West', 'Coast', 'Valleys', 'City'];
const places = ['Ash', 'Beech', 'Birch', 'Cedar', 'Elm', 'Hazel', 'Holly', 'Lime', 'Maple', 'Oak', 'Rowan', 'Willow'];
const endings = ['bank', 'bridge', 'field', 'ford', 'gate', 'hill', 'ley', 'moor', 'park', 'side', 'ton', 'wood'];

const numbered = (letter: string, i: number, width: number) => `${letter}${String(i + 1).padStart(width, '0')}`;
export const areaCode = (i: number): string => numbered('A', i, 1);
export const officeCode = (i: number): string => numbered('O', i, 2);
export const patchCode = (i: number): string => numbered('P', i, 3);

/** Which one of `above` the `i`-th of `below` belongs to: as evenly as they go. */
const under = (i: number, below: number, above: number) => Math.floor((i * above) / below);
export const officeOfPatch = (i: number): number => under(i, PATCHES, OFFICES);

function placeName(i: number): string {
  const first = places[i % places.length] ?? '';
  const second = endings[(Math.floor(i / places.length) + i) % endings.length] ?? '';
  return i < places.length * endings.length ? `${first}${second}` : `New ${first}${second}`;
}

const list = (count: number, make: (i: number) => Unit) => Array.from({ length: count }, (_, i) => make(i));

/** Every unit, those above before those below. */
export function unitsOf(): Unit[] {
  return [
    { code: BODY, name: 'Riverlands Homes', parent: null },
    ...list(AREAS, (i) => ({ code: areaCode(i), name: `${areas[i] ?? ''} area`, parent: BODY })),
    ...list(OFFICES, (i) => ({
      ...{ code: officeCode(i), name: `${placeName(i)} office`, parent: areaCode(under(i, OFFICES, AREAS)) },
    })),
    ...list(PATCHES, (i) => ({ code: patchCode(i), name: placeName(i), parent: officeCode(officeOfPatch(i)) })),
  ];
}
