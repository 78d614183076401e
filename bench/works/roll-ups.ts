// A body whose figures are added up through its tree: each office, each area and the whole have every measure of the places
// below them. How long a push of one person's cells keeps the server from answering anybody else (DOMAIN: Roll-up).
import { shift } from '../../domain/period/period';
import { blankFields, type Indicator } from '../../domain/records/indicator';
import { ADMINISTRATOR, updatersOf } from '../generator/people';
import { lastPeriod } from '../generator/periods';
import { AREAS, areaCode, BODY, OFFICES, officeCode, PATCHES } from '../generator/tree';
import { plainTime, type Figure } from '../measure/figure';
import { median } from '../measure/median';
import type { Desk } from './desk';
import { ofPatch, pushMaker } from './requests';

const OWN = 150;
const ROUNDS = 20;
/** Periods that are rolled up. */
const LOOK_BACK = 2;
/** PIs made by one push. */
const AT_ONCE = 1_000;

const units = [
  BODY,
  ...Array.from({ length: AREAS }, (_, i) => areaCode(i)),
  ...Array.from({ length: OFFICES }, (_, i) => officeCode(i)),
];

/** For each unit above the patches one PI of each measure. */
function rollUpsOf({ indicators }: Desk['body']): Indicator[] {
  const measures = indicators.filter((_, i) => i % PATCHES === 0);
  return units.flatMap((unit) =>
    measures.map((pi, n): Indicator => {
      const { name, measure, measureLabel, decimals, polarity } = pi;
      return {
        ...blankFields,
        ...{ code: `${unit}-R${n}`, name, unit, measure, measureLabel, decimals, polarity, frequency: 'month' },
        ...{ thresholds: null, dueDays: 14, graceDays: 0, collectedFrom: shift(lastPeriod('month'), -LOOK_BACK) },
        ...{ owner: null, updaters: [], noteWhenRed: false, description: null },
        source: { kind: 'units below', method: measure === 'percentage' ? 'mean' : 'sum' },
        partial: true,
      };
    }),
  );
}

async function make(desk: Desk, pis: readonly Indicator[]): Promise<void> {
  const seat = await desk.seat(ADMINISTRATOR);
  for (let from = 0; from < pis.length; from += AT_ONCE) {
    const some = pis.slice(from, from + AT_ONCE);
    const keys = some.map(({ code }) => code);
    const fields = Object.keys(some[0] ?? {}).filter((field) => field !== 'code') as (keyof Indicator)[];
    const edits = fields
      .map((field) => ({ type: 'indicator', field, keys, values: some.map((pi) => pi[field]) }))
      .filter(({ values }) => values.some((value) => value !== null));
    const push = { pushId: `roll-ups-${from}`, base: desk.started.revision(), edits };
    await seat.push(Buffer.from(JSON.stringify(push)));
  }
}

/** The longest that the server's own loop stood still while people pushed, and what a push took. */
export async function rollUps(desk: Desk): Promise<Figure[]> {
  const pis = rollUpsOf(desk.body);
  await make(desk, pis);
  const who = updatersOf(0)[0] ?? '';
  const seat = await desk.seat(who);
  const maker = pushMaker(desk.body, who, ofPatch(desk.body, 0), OWN);
  const next = () => seat.push(maker.push(desk.serial(), desk.started.revision()));
  for (let i = 0; i < 5; i++) await next();
  const times: number[] = [];
  await desk.started.pauses();
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now();
    await next();
    times.push(performance.now() - begun);
  }
  const longest = await desk.started.pauses();
  const name = `push of ${OWN} cells, ${pis.length.toLocaleString('en-GB')} PIs rolled up through the tree`;
  return [
    plainTime(desk.about, name, median(times)),
    plainTime(desk.about, `longest pause of the server's loop in ${ROUNDS} of them`, longest, { ms: 50 }),
  ];
}
