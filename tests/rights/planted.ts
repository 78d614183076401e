// Checks taken away, one at a time, behind the real door: what a suite must catch to be worth its name.
import { AppError } from '../../domain/errors';
import { openToAll } from '../../domain/access/rollout-now';
import type { Role } from '../../domain/records/person';
import type { Who } from '../../server/service';
import type { Services } from '../../server/services';

const isWho = (value: unknown): value is Who =>
  typeof value === 'object' && value !== null && 'roles' in value && 'rollout' in value;

/** Services that are told something else of who asks. */
function askingOtherwise(services: Services, otherwise: (who: Who) => Who): Services {
  const over = <T extends object>(service: T): T =>
    new Proxy(service, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        return (...args: unknown[]): unknown =>
          Reflect.apply(
            found,
            target,
            args.map((arg) => (isWho(arg) ? otherwise(arg) : arg)),
          );
      },
    });
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => [name, name === 'store' ? service : over(service as object)]),
  ) as unknown as Services;
}

const withRole =
  (role: Role) =>
  (who: Who): Who => ({ ...who, roles: [...who.roles, role] });

/** Errors that say more of what is there than of what is not. */
function tellingApart(services: Services): Services {
  const over = <T extends object>(service: T): T =>
    new Proxy(service, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        return (...args: unknown[]): unknown => {
          const answer: unknown = Reflect.apply(found, target, args);
          const isAbsent = JSON.stringify(args.map((arg) => (isWho(arg) ? null : arg))).match(/XX99|never-/) !== null;
          if (!(answer instanceof Promise) || isAbsent) return answer;
          return answer.then(
            (given: unknown) => {
              const refused = given as {
                kind?: string;
                issues?: { message: string }[];
                /** Of functions in cells: each refused by itself. */
                answers?: { message?: string }[];
              };
              for (const each of refused.answers ?? []) if (each.message !== undefined) each.message += ' Here.';
              for (const issue of refused.kind === 'refused' ? (refused.issues ?? []) : []) issue.message += ' Here.';
              return given;
            },
            (error: unknown) => {
              throw error instanceof AppError ? new AppError(error.code, `${error.message} Here.`) : error;
            },
          );
        };
      },
    });
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => [name, name === 'store' ? service : over(service as object)]),
  ) as unknown as Services;
}

/** A session that goes on though the person was suspended. */
function neverSuspended(services: Services, tokens: ReadonlyMap<string, Who>): Services {
  const { sessions } = services;
  const who = (token: string) => {
    const known = tokens.get(token);
    return known ? Promise.resolve(known) : sessions.who(token);
  };
  const mustBeGood = (token: string) => (tokens.has(token) ? undefined : sessions.mustBeGood(token));
  return { ...services, sessions: { ...sessions, who, mustBeGood } };
}

export const planted = {
  'everybody sees everything': (services: Services) =>
    askingOtherwise(services, withRole({ role: 'viewer', unit: 'COUNCIL' })),
  'everybody may everything': (services: Services) =>
    askingOtherwise(services, withRole({ role: 'site administrator' })),
  'nobody may anything': (services: Services) =>
    askingOtherwise(services, (who) => ({ ...who, id: 'somebody-else', roles: [] })),
  'the roll-out is not asked': (services: Services) =>
    askingOtherwise(services, (who) => ({ ...who, rollout: openToAll })),
  'what is foreign is told apart': tellingApart,
} as const;
export type Fault = keyof typeof planted;
export { neverSuspended };
