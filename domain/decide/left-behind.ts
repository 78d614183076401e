// Who would be left behind where a record ends, as by taking back that it was made: PIs of the unit, roles over it, PIs of
// the person, roll-ups that are fed by the PI. Said with the first of them, where the asker may see it.
import type { Issue } from '../errors';
import { recordTypeNames, recordTypes } from '../records';
import type { PushContext } from './push-context';
import type { DocumentType, DraftRecord, RecordsAfter } from './records-after';
import { referencesIn } from './references';

/** @param gone records that end */
export function leftBehind(gone: readonly DraftRecord[], after: RecordsAfter, context: PushContext): Issue[] {
  if (gone.length === 0) return [];
  const ends = new Map(gone.map((draft) => [`${draft.type}\n${draft.key}`, draft]));
  const told = new Map<DraftRecord, string>();
  const tell = (other: DocumentType, key: unknown, by: DocumentType, byKey: string) => {
    const draft = typeof key === 'string' ? ends.get(`${other}\n${key}`) : undefined;
    if (draft && !told.has(draft)) told.set(draft, named(by, byKey, context));
  };
  for (const type of recordTypeNames) {
    if (type === 'measurement') continue;
    for (const [key, record] of after(type).all()) {
      for (const ref of referencesIn(type, (field) => record[field] ?? null)) tell(ref.type, ref.key, type, key);
      if (type === 'indicator') tell('indicator', record['mergedInto'], type, key);
    }
  }
  if (gone.some(({ type }) => type === 'indicator'))
    for (const node of context.calculations?.().graph.nodes.values() ?? [])
      if (!ends.has(`indicator\n${node.code}`))
        for (const feeder of node.feeders) tell('indicator', feeder, 'indicator', node.code);
  return [...told].map(([{ type, key, after: fields }, by]): Issue => {
    const message = `${recordTypes[type].label} “${key}” cannot end: ${by} names it. Change that first.`;
    return { code: 'invalid', severity: 'stop', message, key, field: [...fields.keys()][0] ?? '' };
  });
}

/** A record as the asker may be told of it. */
function named(type: DocumentType, key: string, context: PushContext): string {
  const isSeen = context.maySet || (type === 'indicator' && context.indicator(key) !== undefined);
  if (!isSeen) return 'a record that you may not see';
  const { label } = recordTypes[type];
  return `${label === 'Performance indicator' ? 'PI' : label.toLowerCase()} “${key}”`;
}
