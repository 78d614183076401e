// RELIABILITY, row 7: every route and entry path × every role × own PI, own department, other department, from the policy
// table and the live router, under three roll-outs. Then each check is taken away, and the same questions must find it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Router } from 'express';
import { rolloutFrom } from '../../domain/access/rollout-models';
import { apiRouter } from '../../server/http/api-router';
import type { RouteName } from '../../domain/routes';
import { rightsCouncil, type RightsCouncil } from './council';
import { entries } from './entries';
import { askAll, cells, routesApart, type Cell } from './matrix';
import { neverSuspended, planted, type Fault } from './planted';

let council: RightsCouncil;
beforeAll(async () => {
  council = await rightsCouncil();
});
afterAll(() => council.close());

/** Method and path of every layer that the router really has. */
function liveRoutes(router: Router): string[] {
  return router.stack.flatMap(({ route }) =>
    route ? [...new Set(route.stack.map(({ method }) => method))].map((method) => `${method} ${route.path}`) : [],
  );
}

test('the live router has the routes of the contract and no other', () => {
  expect(routesApart(liveRoutes(apiRouter(council.council.services, '0.0.0')))).toEqual([]);
});

test('every route has a row', () => {
  expect(Object.entries(entries).flatMap(([route, rows]) => (rows.length === 0 ? route : []))).toEqual([]);
});

const caught = async (fault: Fault, cell: Cell): Promise<boolean> => {
  const app = council.council.appOver(planted[fault](council.council.services));
  return (await askAll(cell, council, app, 1)).wrong.length > 0;
};
const named = (over: readonly Cell[]) =>
  over.map((cell): [string, Cell] => [`${cell.route}: ${cell.entry.name}`, cell]);
const aboutPis = cells.filter(({ entry }) => entry.kind === 'PI' && entry.alike !== false);
/** For those who look after a PI or have a say over it, not for all who see it. */
const moreThanSeeing: readonly RouteName[] = [
  ...([
    'receipt',
    'undo',
    'ownership',
    'chooseIndicators',
    'previewMerge',
    'answerRequest',
    'audit',
    'auditFile',
  ] as const),
];
/** Lists: they refuse nobody, they leave out. */
const lists: readonly RouteName[] = [
  ...([
    'view',
    'explore',
    'findIndicators',
    'mappings',
    'ownership',
    'chooseIndicators',
    'audit',
    'auditFile',
  ] as const),
];
const aboutBody = cells.filter(({ entry }) => entry.kind === 'body' && entry.name !== 'who I am');

const answersRight = () =>
  test.each(named(cells))('%s', async (_, cell) => {
    const { wrong } = await askAll(cell, council);
    expect(wrong).toEqual([]);
  });

describe('where no roll-out was ever said', () => {
  answersRight();
});

describe('a check that is taken away is found', () => {
  describe.each<[Fault, readonly Cell[]]>([
    ['everybody sees everything', aboutPis.filter(({ route }) => !moreThanSeeing.includes(route))],
    ['everybody may everything', [...aboutPis, ...aboutBody]],
    ['nobody may anything', [...aboutPis, ...aboutBody]],
    ['what is foreign is told apart', aboutPis.filter(({ route }) => !lists.includes(route))],
  ])('%s', (fault, over) => {
    test.each(named(over))('%s', async (_, cell) => {
      expect(await caught(fault, cell)).toBe(true);
    });
  });

  test.each(named(cells.filter(({ entry }) => entry.kind !== 'open')))(
    'a suspended person let in: %s',
    async (_, cell) => {
      const asker = await council.asker('site administrator');
      const tokens = new Map([[council.tokens.suspended, { ...asker, name: 'Suspended' }]]);
      const app = council.council.appOver(neverSuspended(council.council.services, tokens));
      expect((await askAll(cell, council, app, 1)).wrong.length).toBeGreaterThan(0);
    },
  );
});

describe('where the department’s phase is to come', () => {
  beforeAll(() =>
    council.rollOut(rolloutFrom({ model: 'departmental', from: '2014-12-20', departments: ['CUS', 'HSG'] })),
  );
  answersRight();

  const recording = cells.filter(({ entry }) =>
    /^(push|dry run) of a (value|note|target)|a trend sheet|exploring|^the function/.test(entry.name),
  );
  test.each(named(recording))('a roll-out that is not asked is found: %s', async (_, cell) => {
    expect(await caught('the roll-out is not asked', cell)).toBe(true);
  });
});

describe('where everybody sees everything', () => {
  beforeAll(() => council.rollOut(rolloutFrom({ model: 'corporate-centred', from: '2014-12-20', departments: [] })));
  answersRight();
});
