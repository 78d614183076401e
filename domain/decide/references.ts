// Which records name which others: a PI its unit and people, a unit the one above it, a role its unit.
import type { FieldValue } from '../figure';
import type { RecordTypeName } from '../records';

type DocumentType = Exclude<RecordTypeName, 'measurement'>;

/** Fields that hold keys of other records, by type. */
const references: Record<DocumentType, Readonly<Record<string, DocumentType>>> = {
  site: {},
  rollout: {},
  'right-request': { person: 'person' },
  unit: { parent: 'unit' },
  person: {},
  indicator: { unit: 'unit', owner: 'person', updaters: 'person', apartFrom: 'indicator' },
  'recording-period': { unit: 'unit' },
  'recording-frequency': { unit: 'unit' },
  'table-mapping': { maker: 'person' },
  'saved-filter': { maker: 'person' },
  scorecard: { maker: 'person' },
};

export interface Reference {
  readonly field: string;
  readonly type: DocumentType;
  readonly key: FieldValue;
}

/** Everything that a record names, blanks left out. @param field its fields by name */
export function referencesIn(type: DocumentType, field: (name: string) => FieldValue): Reference[] {
  const direct = Object.entries(references[type]).flatMap(([name, other]) =>
    listOf(field(name)).map((key): Reference => ({ field: name, type: other, key })),
  );
  return [...direct, ...unitsNamedIn(type, field)].filter(({ key }) => key !== null);
}

function listOf(value: FieldValue): readonly FieldValue[] {
  return Array.isArray(value) ? (value as readonly FieldValue[]) : [value];
}

/** Units that are named within a field: by the roles of a person, by the phases of a roll-out. */
function unitsNamedIn(type: DocumentType, field: (name: string) => FieldValue): Reference[] {
  const valueIn = (item: FieldValue, name: string): FieldValue =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? ((item as Readonly<Record<string, FieldValue>>)[name] ?? null)
      : null;
  const within = (own: string, name: string) =>
    listOf(field(own)).flatMap((item) =>
      listOf(valueIn(item, name)).map((key): Reference => ({ field: own, type: 'unit', key })),
    );
  if (type === 'person') return within('roles', 'unit');
  return type === 'rollout' ? within('phases', 'units') : [];
}
