// PIs that may be one, for those who may change their definitions; and what merging two would do. Of what somebody may not
// define nothing is told. The merge itself is a push, so that it is undone like one.
import { AppError } from '../../domain/errors';
import { duplicateGroups, type DuplicateGroup } from '../../domain/records/duplicate-groups';
import type { Indicator } from '../../domain/records/indicator';
import type { Duplicates, MergePreview, MergeQuery } from '../../domain/wire-duplicates';
import { Kept, Room } from '../bytes/kept';
import { mustLookAfter } from '../ownership/care';
import type { PushService } from '../pushes/push';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { inSlices } from '../records/slices';
import type { ServiceParts, Who } from '../service';
import { askerKey } from '../views/scope';
import { figuresOf } from './figures';
import { mergePreview } from './merge-preview';

export interface DuplicatesService {
  /** @throws AppError `not-allowed` for whoever looks after nothing */
  list(who: Who): Promise<Duplicates>;
  /** @throws AppError `not-found` where the asker may not define both, whether or not they are there */
  preview(query: MergeQuery, who: Who): Promise<MergePreview>;
}

/** Groups that come at a time; the next ones come when these are merged. */
const LISTED = 100;
/** Bytes of groups that are remembered for one state of the records. */
const REMEMBERED = 4 * 1024 * 1024;

interface Found {
  readonly groups: readonly DuplicateGroup[];
  /** Pairs of codes that were told apart. */
  readonly apart: readonly (readonly [string, string])[];
}

interface Memory {
  readonly kept: Kept<Found>;
  /** Those that are being found just now: who asks meanwhile waits for the same. */
  readonly underWay: Map<string, Promise<Found>>;
}
const memories = new WeakMap<Body, Memory>();

/** Among the PIs whose definition a person may change: found once for as long as the body's records stay as they are. */
async function foundFor(who: Who, body: Body): Promise<Found> {
  const memory: Memory = memories.get(body) ?? {
    kept: new Kept<Found>(new Room(REMEMBERED)),
    underWay: new Map<string, Promise<Found>>(),
  };
  memories.set(body, memory);
  const key = askerKey(who);
  const known = memory.kept.get(key) ?? memory.underWay.get(key);
  if (known) return known;
  // Of 30,000 PIs it takes most of a second, of which nobody else shall wait more than a moment.
  const finding = inSlices(findFor(who, body));
  memory.underWay.set(key, finding);
  try {
    const found = await finding;
    const size = found.groups.reduce((n, { codes }) => n + 100 + codes.length * 40, 200 + found.apart.length * 100);
    return memory.kept.set(key, found, size);
  } finally {
    memory.underWay.delete(key);
  }
}

/** PIs that are looked at between two turns of others. */
const STEP = 500;

function* findFor(who: Who, body: Body): Generator<undefined, Found> {
  const rightsOf = rightsLookup(who, body);
  const pis: Indicator[] = [];
  for (const [i, code] of body.indicatorCodes().entries()) {
    const pi = body.indicator(code);
    if (pi && rightsOf(pi).includes('definition')) pis.push(pi);
    if (i % STEP === 0) yield;
  }
  const seen = new Set(pis.map(({ code }) => code));
  const groups = yield* duplicateGroups(pis);
  const apart = pis.flatMap(({ code, apartFrom }) =>
    (apartFrom ?? []).flatMap((other) => (seen.has(other) ? [[code, other] as const] : [])),
  );
  return { groups, apart };
}

export function duplicatesService(parts: ServiceParts, push: PushService): DuplicatesService {
  const { store, loadBody } = parts;
  return {
    async list(who) {
      const state = await store.read();
      const body = await loadBody(state);
      mustLookAfter(who, body);
      const { groups, apart } = await foundFor(who, body);
      const shown = groups.slice(0, LISTED);
      const pis = [...new Set(shown.flatMap(({ codes }) => codes))].flatMap((code) => body.indicator(code) ?? []);
      const figures = await figuresOf(pis, state, parts);
      const byCode = new Map(
        pis.map((pi, i) => [
          pi.code,
          {
            ...{ code: pi.code, name: pi.name, owner: pi.owner === null ? null : body.personName(pi.owner) },
            unit: [...body.unitPath(pi.unit)]
              .reverse()
              .map((unit) => body.unitName(unit))
              .join(' › '),
            ...(figures[i] ?? { figures: 0, last: null }),
            apartFrom: [...(pi.apartFrom ?? [])],
          },
        ]),
      );
      return {
        ...{ revision: state.revision, total: groups.length },
        groups: shown.map(({ codes, reason, sameUnit }) => ({
          ...{ reason, sameUnit, pis: codes.flatMap((code) => byCode.get(code) ?? []) },
        })),
        apart: {
          total: apart.length,
          pairs: apart.slice(0, LISTED).map(([code, other]) => ({
            ...{ code, other, name: body.indicator(code)?.name ?? '', otherName: body.indicator(other)?.name ?? '' },
            apartFrom: [...(body.indicator(code)?.apartFrom ?? [])],
          })),
        },
      };
    },
    async preview({ keep, merge }, who) {
      const state = await store.read();
      const body = await loadBody(state);
      const [one, other] = [keep, merge].map((code) => {
        const pi = body.indicator(code);
        return pi && body.rightsOver(who, pi).includes('definition') ? pi : undefined;
      });
      if (!one || !other) throw new AppError('not-found', 'There is no such PI whose definition you may change.');
      return mergePreview(one, other, who, { state, body, parts, push });
    },
  };
}
