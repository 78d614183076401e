// Row 7 in full: the rights matrix while roles, owners and updaters change and many people read and push. What was acknowledged
// holds for the next request of everybody. Planted: who somebody is, remembered for a moment.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Services } from '../../server/services';
import { oneEdit, people, places, PERIOD, rightsCouncil, roleNames, type RightsCouncil } from '../rights/council';
import { askAll, cells, type Cell } from '../rights/matrix';
import { dice, type Dice } from './dice';
import { limitMs, progress, report, seed, sized } from './size';

let council: RightsCouncil;
beforeAll(async () => {
  council = await rightsCouncil();
});
afterAll(() => council.close());

/** Rows that can be asked in any order: two expect what rows before them left. */
const inOrder = ['push from an old sheet', 'dry run of a status by hand'];
const asked = cells.filter(({ entry }) => entry.kind === 'PI' && !inOrder.includes(entry.name));

/** Changes of who may what, of people and PIs that the matrix asks with and about. */
const changes: readonly ((throws: Dice) => object)[] = [
  (throws) =>
    oneEdit(
      'person',
      people.viewer,
      'roles',
      throws.pick([[], [{ role: 'viewer', unit: 'HSG' }], [{ role: 'super user', unit: 'HSG' }]]),
    ),
  (throws) =>
    oneEdit(
      'person',
      people.nobody,
      'roles',
      throws.pick([[], [{ role: 'viewer', unit: 'COUNCIL' }], [{ role: 'super user', unit: 'CUS' }]]),
    ),
  (throws) =>
    oneEdit('person', people['super user'], 'roles', throws.pick([[], [{ role: 'super user', unit: 'HSG' }]])),
  (throws) => oneEdit('indicator', places['own PI'], 'owner', throws.pick([people.owner, people.nobody, null])),
  (throws) => oneEdit('indicator', places['own PI'], 'updaters', throws.pick([[people.updater], [people.nobody], []])),
  (throws) => oneEdit('indicator', places['other department'], 'updaters', throws.pick([[people.viewer], []])),
];

/** People who read and push all the while, of which nothing is expected but that they are there. */
function load(each: number): { stop(): Promise<number> } {
  let isOver = false;
  let requests = 0;
  const token = council.tokens['site administrator'];
  const going = Array.from({ length: each }, async (_, i) => {
    while (!isOver) {
      requests++;
      if (i % 2 === 0)
        await council.send(
          { method: 'post', path: '/views', body: { view: { sheet: 'update', scope: 'all' } } },
          token,
        );
      else {
        const edits = [oneEdit('measurement', `CS06|${PERIOD}`, 'note', `Under load ${requests}`)];
        const body = { pushId: council.newId(), base: await council.revision(), edits };
        await council.send({ method: 'post', path: '/pushes', body }, token);
      }
    }
  });
  return {
    async stop() {
      isOver = true;
      await Promise.all(going);
      return requests;
    },
  };
}

async function changeAndAsk(
  throws: Dice,
  times: number,
  app = council.council.app,
): Promise<{ asked: number; wrong: string[] }> {
  const wrong: string[] = [];
  let questions = 0;
  for (let n = 0; n < times; n++) {
    await council.set([throws.pick(changes)(throws)]);
    const cell: Cell = throws.pick(asked);
    const outcome = await askAll(cell, council, app);
    questions += outcome.asked;
    wrong.push(...outcome.wrong);
    progress(`rights under load: ${n + 1} of ${times} changes, ${wrong.length} wrong`);
  }
  return { asked: questions, wrong };
}

test(
  'what was changed holds for the next question of everybody, while others read and push',
  async () => {
    const others = load(sized(4, 20));
    const { asked: questions, wrong } = await changeAndAsk(dice(`${seed}/rights`), sized(25, 5_000));
    const requests = await others.stop();
    report({
      test: 'rights, changing under load',
      tries: questions,
      lost: wrong.length,
      more: { 'other requests': requests },
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(requests).toBeGreaterThan(roleNames.length);
  },
  limitMs,
);

/** Who a token is, remembered longer than a request. */
function remembering(services: Services): Services {
  const known = new Map<string, ReturnType<Services['sessions']['who']>>();
  const who = (token: string) => {
    const found = known.get(token) ?? services.sessions.who(token);
    known.set(token, found);
    return found;
  };
  return { ...services, sessions: { ...services.sessions, who } };
}

test(
  'who somebody is, remembered for a moment, is caught',
  async () => {
    const app = council.council.appOver(remembering(council.council.services));
    const throws = dice(`${seed}/rights planted`);
    let caught = false;
    for (let n = 0; n < 40 && !caught; n++) caught = (await changeAndAsk(throws, 1, app)).wrong.length > 0;
    report({
      test: 'rights: who, remembered',
      tries: 1,
      lost: 0,
      plants: { 'a remembered who': caught ? '1 of 1' : '0 of 1' },
    });
    expect(caught).toBe(true);
  },
  limitMs,
);
