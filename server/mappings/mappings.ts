// Layouts of tables that people agreed on, for whoever keeps a table like it. PIs that the asker may not see are left out; a
// layout whose own headings name one is for those who see it, and for whoever made it.
import type { MappedColumn } from '../../domain/adopt/mapping';
import { recordTypes } from '../../domain/records';
import { foldCode } from '../../domain/records/text';
import type { PushContext } from '../../domain/decide/push-context';
import type { Mappings } from '../../domain/wire-mappings';
import { askingAs } from '../records/asking';
import type { Body } from '../records/body';
import { storedAs } from '../records/stored';
import type { ServiceParts, Who } from '../service';

export interface MappingsService {
  all(who: Who): Promise<Mappings>;
}

/** More than a person looks through; the newest count. */
const MOST = 200;
const asMapping = storedAs(recordTypes['table-mapping']);

export function mappingsService({ store, loadBody, calendar }: ServiceParts): MappingsService {
  return {
    async all(who) {
      const state = await store.read();
      const body = await loadBody(state);
      const seen = askingAs(who, body, calendar);
      const stored = [...body.table('table-mapping').values()].map(asMapping).reverse().slice(0, MOST);
      const shown = stored.filter(
        ({ maker, mapping }) => maker === who.id || !namesUnseen(mapping.columns, body, seen),
      );
      return {
        items: shown.map(({ key, name, maker, mapping }) => ({
          ...{ key, name, by: body.personName(maker) },
          mapping: {
            ...mapping,
            // A PI that was merged into another is that other now.
            matches: mapping.matches.flatMap(({ is, code }) => {
              const own = code === null ? null : body.standingCode(code);
              return own !== null && seen.indicator(own) !== undefined ? [{ is, code: own }] : [];
            }),
          },
        })),
      };
    },
  };
}

/** Whether a heading of a table with PIs across names one that the asker may not see, by its code or its name. */
function namesUnseen(columns: readonly MappedColumn[], body: Body, seen: PushContext): boolean {
  const across = columns.filter(({ pi }) => pi !== '');
  if (across.length === 0) return false;
  const called = pisCalled(body);
  return across.some(({ pi, heading }) => {
    const texts = [pi, ...pi.split(' · '), heading].flatMap((text) => [text, text.trim().split(/[\s:]+/)[0] ?? '']);
    const codes = texts.flatMap((text) => called.get(foldCode(text)) ?? []);
    return codes.length > 0 && codes.every((code) => seen.indicator(code) === undefined);
  });
}

const kept = new WeakMap<Body, ReadonlyMap<string, readonly string[]>>();

/** Codes of PIs by what they are called: code or name, folded. */
function pisCalled(body: Body): ReadonlyMap<string, readonly string[]> {
  const known = kept.get(body);
  if (known) return known;
  const called = new Map<string, string[]>();
  for (const code of body.everyIndicatorCode())
    for (const name of new Set([code, body.indicator(code)?.name ?? code].map(foldCode))) {
      const same = called.get(name);
      if (same) same.push(code);
      else called.set(name, [code]);
    }
  kept.set(body, called);
  return called;
}
