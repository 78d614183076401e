// PIs that may be one, for those who may change their definitions; and what merging two would do. Of what somebody may not
// define nothing is told. The merge itself is a push, so that it is undone like one.
import { AppError } from '../../domain/errors';
import { duplicateGroups, type DuplicateGroup } from '../../domain/records/duplicate-groups';
import type { Duplicates, MergePreview, MergeQuery } from '../../domain/wire-duplicates';
import { Kept, Room } from '../bytes/kept';
import { mustLookAfter } from '../ownership/care';
import type { PushService } from '../pushes/push';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
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

const kept = new WeakMap<Body, Kept<readonly DuplicateGroup[]>>();

/** Among the PIs whose definition a person may change: found once for as long as the body's records stay as they are. */
function groupsOf(who: Who, body: Body): readonly DuplicateGroup[] {
  const byAsker = kept.get(body) ?? new Kept<readonly DuplicateGroup[]>(new Room(REMEMBERED));
  kept.set(body, byAsker);
  const key = askerKey(who);
  const known = byAsker.get(key);
  if (known) return known;
  const rightsOf = rightsLookup(who, body);
  const pis = body.indicatorCodes().flatMap((code) => {
    const pi = body.indicator(code);
    return pi && rightsOf(pi).includes('definition') ? pi : [];
  });
  const groups = duplicateGroups(pis);
  return byAsker.set(key, groups, 200 + groups.reduce((n, { codes }) => n + 100 + codes.length * 40, 0));
}

export function duplicatesService(parts: ServiceParts, push: PushService): DuplicatesService {
  const { store, loadBody } = parts;
  return {
    async list(who) {
      const state = await store.read();
      const body = await loadBody(state);
      mustLookAfter(who, body);
      const groups = groupsOf(who, body);
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
          },
        ]),
      );
      return {
        ...{ revision: state.revision, total: groups.length },
        groups: shown.map(({ codes, reason, sameUnit }) => ({
          ...{ reason, sameUnit, pis: codes.flatMap((code) => byCode.get(code) ?? []) },
        })),
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
