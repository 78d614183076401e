// Who answers for what: one row per PI with its unit, its owner and its updaters, to be changed in bulk by those who may give
// PIs to people. Source: PRODUCT, The sheets.
import type { SheetColumn, SheetKind } from '../sheet-kind';
import { namesForm } from '../text-forms/names';
import type { SheetTexts } from '../write-grid';
import { definedColumns } from './catalogue-fields';
import type { CatalogueRow } from './catalogue-row';
import { inUnits, type CatalogueParts } from './catalogue-sheet';
import { columnOf, fieldIn } from './definition-field';
import { asText, naming, readOnly } from './figure-columns';

/** The fields that it holds. */
export const ownershipFields = ['unit', 'owner', 'updaters'] as const;

export interface OwnershipParts extends CatalogueParts {
  /** People who have left: suspended, and still named. */
  readonly left: ReadonlySet<string>;
}

export function ownershipSheet({ units, people, addTo, calendar, left }: OwnershipParts): SheetKind<CatalogueRow> {
  const forms = { units: namesForm(units, 'unit'), people: namesForm(people, 'person'), calendar };
  const defined = definedColumns(forms).filter(({ field }) => ownershipFields.some((own) => own === field));
  const stands: SheetColumn<CatalogueRow> = {
    ...{ ...readOnly, id: 'stands', header: 'Owner is', width: 12, format: asText },
    hint: 'Blank where the owner is there. Change the owner in the cell beside it.',
    show: ({ pi }) => {
      const owner = pi.get('owner') ?? null;
      return owner === null ? 'none' : typeof owner === 'string' && left.has(owner) ? 'left' : null;
    },
  };
  const columns = defined.map(columnOf);
  const [unit, owner, ...rest] = columns;
  return {
    name: 'ownership',
    columnsMayGo: true,
    columns: [...naming<CatalogueRow>(), ...(unit ? [unit] : []), ...(owner ? [owner] : []), stands, ...rest],
    fields: defined.map((column) => fieldIn(column, inUnits(addTo))),
  };
}

/** The words above an ownership sheet. */
export function ownershipTexts(rows: number, pulled: string): SheetTexts {
  return {
    ...{ sheetName: 'Ownership', tableName: 'PIB_Ownership' },
    title: `Ownership: ${rows} performance ${rows === 1 ? 'indicator' : 'indicators'}`,
    subtitle: `White cells are yours to change: choose from the list, or type a name or an id; several updaters with “;” between them. Pulled ${pulled}.`,
  };
}
