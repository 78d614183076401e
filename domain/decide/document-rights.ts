// Who may change which field of which record, measurements aside. What a person may not see is answered like what is not
// there, word for word: nobody learns of a code by trying to change it.
import { sameValue, type FieldValue } from '../figure';
import { recordTypes, type RecordTypeName } from '../records';
import { personSchema, type Role } from '../records/person';
import { partsOf } from '../records/record-type';
import { moduleHolds, moduleOfRecord } from '../access/module-of';
import type { Right } from '../access/right';
import type { DocumentIssue } from './document-rules';
import type { PushContext } from './push-context';

type DocumentType = Exclude<RecordTypeName, 'measurement'>;
type After = ReadonlyMap<string, FieldValue>;

const settings: readonly Right[] = ['settings'];

/** Why a person may not change these fields of this record; `undefined` where they may. */
export function mayChange(
  type: DocumentType,
  key: string,
  after: After,
  context: PushContext,
): DocumentIssue | undefined {
  const { label, fields } = recordTypes[type];
  const module = moduleOfRecord[type];
  if (module !== undefined && !context.opens(module))
    return { code: 'not-yours', message: `${moduleHolds[module]} are not open to you yet.` };
  const unknown: DocumentIssue = {
    code: 'unknown-record',
    message: `There is no ${label} “${key}” that you can see.`,
  };
  const rights = rightsOverRecord(type, key, after, context);
  if (rights === 'unknown') return unknown;
  if (rights === 'taken')
    return { code: 'row-twice', message: `The code “${key}” is taken. Give this ${label} another one.` };
  for (const field of after.keys()) {
    const needed = Object.hasOwn(fields, field) ? fields[field]?.right : undefined;
    if (needed === undefined) return { code: 'unknown-field', message: `A ${label} has no field “${field}”.`, field };
    if (needed === 'none') return { code: 'not-editable', message: `${field} of a ${label} cannot be changed.`, field };
    if (!rights.includes(needed))
      return { code: 'not-yours', message: `You may not change ${field} of ${partsOf(key).join(', ')}.`, field };
  }
  return undefined;
}

function rightsOverRecord(
  type: DocumentType,
  key: string,
  after: After,
  context: PushContext,
): readonly Right[] | 'unknown' | 'taken' {
  if (type === 'indicator') return rightsOverIndicator(key, after, context);
  if (context.maySet) return settings;
  const own = makersOwn.find((made) => made === type);
  if (own && isMaker(own, key, after, context)) return settings;
  return type === 'person' && mayGiveThese(key, after, context) ? settings : 'unknown';
}

/** Records that everybody may make, and change where they made them. */
const makersOwn = ['table-mapping', 'saved-filter', 'scorecard'] as const;

/** Everybody keeps their own, and nobody signs with another's name. */
function isMaker(type: (typeof makersOwn)[number], key: string, after: After, context: PushContext): boolean {
  const { asker } = context;
  const old = context.document(type, key);
  const makers = [...(old ? [old['maker']] : []), ...(after.has('maker') || !old ? [after.get('maker')] : [])];
  return asker !== undefined && makers.every((maker) => maker === asker);
}

/** Rights that hold at the place where the PI is and at the place where it would be. */
function rightsOverIndicator(key: string, after: After, context: PushContext): readonly Right[] | 'unknown' | 'taken' {
  const unit = after.get('unit');
  const at = (code: string) => context.rightsAt({ unit: code, owner: null, updaters: [] });
  const there = typeof unit === 'string' ? at(unit) : undefined;
  const stored = context.document('indicator', key) !== undefined;
  if (stored && !context.indicator(key)) return there?.includes('definition') ? 'taken' : 'unknown';
  if (!stored) {
    // A new PI without a unit is refused for its shape; who may make one anywhere is told so.
    const made = there ?? at('');
    return made.includes('definition') ? made : 'unknown';
  }
  const here = context.rightsOver(key);
  return there ? here.filter((r) => there.includes(r)) : here;
}

/** Whether all that changes are roles of somebody who is there, and each of those is the asker's to give. */
function mayGiveThese(key: string, after: After, context: PushContext): boolean {
  const person = context.document('person', key);
  if (!person || [...after.keys()].some((field) => field !== 'roles')) return false;
  const [before, now] = [rolesIn(person['roles'] ?? null), rolesIn(after.get('roles') ?? null)];
  if (!before || !now) return false;
  const isIn = (roles: readonly Role[]) => (role: Role) => roles.some((other) => sameValue({ ...other }, { ...role }));
  const turned = [...before.filter((r) => !isIn(now)(r)), ...now.filter((r) => !isIn(before)(r))];
  // Who sends what stands there already would learn that it does.
  return turned.length > 0 && turned.every((role) => context.mayGive(role));
}

function rolesIn(value: FieldValue): readonly Role[] | undefined {
  const parsed = personSchema.shape.roles.safeParse(value ?? []);
  return parsed.success ? parsed.data : undefined;
}

/** Why a person may not put a field back as it was. @param before the value that comes back */
export function mayChangeBackRecord(
  { type, key, field }: { readonly type: DocumentType; readonly key: string; readonly field: string },
  before: FieldValue,
  context: PushContext,
): DocumentIssue | undefined {
  const refusal = mayChange(type, key, new Map([[field, before]]), context);
  return refusal && { code: 'not-yours', message: `You may not change ${field} of ${key}.` };
}
