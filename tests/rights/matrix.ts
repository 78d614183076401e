// Asks everything by everybody about every place, and says where an answer is not what the policy says.
import type { Express } from 'express';
import { may, type Place } from '../../domain/access/policy';
import { routes, type RouteName } from '../../domain/routes';
import { ABSENT, people, placeNames, places, roleNames, type Answered, type RightsCouncil } from './council';
import { entries } from './entries';
import type { Entry, PiEntry } from './entry';

export interface Cell {
  readonly route: RouteName;
  readonly entry: Entry;
}

export const cells: readonly Cell[] = (Object.keys(entries) as RouteName[]).flatMap((route) =>
  entries[route].map((entry) => ({ route, entry })),
);

export interface Outcome {
  /** Questions that were asked. */
  readonly asked: number;
  readonly wrong: readonly string[];
}

/** What differs between two answers that must be alike, when each one's code is put aside. */
const plain = ({ status, text }: Answered, code: string) =>
  `${status} ${text.replaceAll(code, '§').replace(/"ETag[^,]*/g, '')}`;

export async function askAll(
  { route, entry }: Cell,
  council: RightsCouncil,
  app: Express = council.council.app,
  enough = Infinity,
): Promise<Outcome> {
  const wrong: string[] = [];
  let asked = 0;
  const say = (who: string, what: string) => wrong.push(`${route}: ${entry.name}, ${who}: ${what}`);
  const ask = (sending: Awaited<ReturnType<PiEntry['ask']>>, token: string | null) => {
    asked++;
    return council.send(sending, token, app);
  };
  if (entry.kind === 'open') {
    const answer = await ask(entry.ask(council), null);
    for (const code of Object.values(places)) if (answer.text.includes(code)) say('nobody', `is told of ${code}`);
    return { asked, wrong };
  }
  const anyCode = places['own PI'];
  const some = () => (entry.kind === 'PI' ? entry.ask(anyCode, council) : entry.ask(council));
  for (const [who, token] of [
    ['who is signed out', null],
    ['who is suspended', council.tokens.suspended],
  ] as const) {
    const answer = await ask(await some(), token);
    if (answer.status !== 401) say(who, `${answer.status} and not 401`);
  }
  for (const role of roleNames) {
    if (wrong.length >= enough) return { asked, wrong };
    const token = council.tokens[role];
    const asker = await council.asker(role);
    if (entry.kind === 'body') {
      const answer = await ask(await entry.ask(council), token);
      const gave = answer.status < 300;
      if (gave !== entry.may(asker)) say(role, `${gave ? 'got it' : 'did not get it'} (${answer.status})`);
      continue;
    }
    for (const name of placeNames) {
      if (wrong.length >= enough) return { asked, wrong };
      const code = places[name];
      const place = await placeOf(code, council);
      const expected = typeof entry.may === 'string' ? may(asker, entry.may, place) : entry.may(asker, place);
      const answer = await ask(await entry.ask(code, council), token);
      const gave = entry.gave(answer, code);
      const whoAndWhere = `${role} (${people[role]}), ${name}`;
      if (gave !== expected)
        say(whoAndWhere, `${gave ? 'got it' : 'did not get it'} (${answer.status}) ${answer.text.slice(0, 160)}`);
      if (answer.status >= 500) say(whoAndWhere, `${answer.status}`);
      if (may(asker, 'see', place) || entry.alike === false) continue;
      const absent = await ask(await entry.ask(ABSENT, council), token);
      if (plain(answer, code) !== plain(absent, ABSENT))
        say(
          whoAndWhere,
          `foreign and absent differ: ${plain(answer, code).slice(0, 300)} | ${plain(absent, ABSENT).slice(0, 300)}`,
        );
    }
  }
  return { asked, wrong };
}

async function placeOf(code: string, council: RightsCouncil): Promise<Place> {
  const body = await council.body();
  const pi = body.indicator(code);
  if (!pi) throw new Error(`The sample has no ${code}`);
  return body.placeOf(pi);
}

/** Routes of the contract that the live router does not have, and the other way round. */
export function routesApart(live: readonly string[]): string[] {
  const said = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
  return [...said.filter((r) => !live.includes(r)), ...live.filter((r) => !said.includes(r))];
}
