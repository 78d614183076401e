// A sheet kind is data: its columns, which are keys, and the fields of records that its editable cells hold. One reader,
// one writer, one merge serve all kinds (PRODUCT: The sheets): they know fields and cells, and nothing of PIs.
import type { Issue } from '../errors';
import { NOT_APPLICABLE, NOT_AVAILABLE, type FieldValue, type Figure } from '../figure';
import type { FieldRef } from '../sync/change-set';
import type { Cell } from './grid';
import type { LayoutColumn } from './layout';
import type { CellIssue } from './read-cell';
import type { ViewRow } from './view-rows';

/** What every row of every kind has. */
export interface KnownRow {
  /** Names the row. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  /** What its second key column says, as a period's label; '' where the code alone is the key. */
  readonly label: string;
  /** False for a row that stands in the sheet and is no longer part of the view. */
  readonly inView: boolean;
  /** A row that a person has added: nothing of it is in the store yet. */
  readonly isNew?: boolean;
}

export interface SheetColumn<R extends KnownRow = KnownRow> extends LayoutColumn {
  readonly id: string;
  /** Number format of a row's cell. */
  format(row: R): string;
  /** What a cell shows; of a column that a field stands in, the field says it. */
  show?(row: R): Cell;
  /** The native formula of a row's cell, where it has one: of a column of formulas, or of a value that others make. */
  formula?(row: R): string | null;
  /** All that it may say, where that hangs on the day: a refresh then takes such a cell for ours. */
  readonly says?: readonly Cell[];
  /** Whether a formula that stands in a cell is one that we wrote: then a refresh may write it anew. */
  isOurs?(formula: string): boolean;
  /** Whether a row has any use for the column: it stands in a sheet only where one has, and is not missed where none had. */
  neededBy?(row: R): boolean;
}

/** One field of one record as the store has it. */
export interface StoredField {
  readonly ref: FieldRef;
  readonly theirs: FieldValue;
  /** Why the person may not change it now. */
  refusal(): Pick<Issue, 'code' | 'message'> | undefined;
  /** The measurement that a figure or a note belongs to; `null` for a field of another record. */
  readonly figures: ViewRow | null;
}

export type FieldReading =
  | { readonly kind: 'value'; readonly value: FieldValue }
  /** `at` says which of the field's cells it is. */
  | { readonly kind: 'issue'; readonly issue: CellIssue; readonly at?: number };

/** An editable field: one cell of a row, or a few that only together say it. It is merged as one. */
export interface SheetField<R extends KnownRow = KnownRow> {
  readonly name: string;
  readonly label: string;
  /** Ids of its columns, in the order in which `read` takes and `write` gives their cells. */
  readonly columns: readonly string[];
  /** `undefined` where a row has no such field: a period in which its PI is not collected. */
  at(row: R): StoredField | undefined;
  read(cells: readonly Cell[], row: R): FieldReading;
  write(value: FieldValue, row: R): readonly Cell[];
}

export interface SheetKind<R extends KnownRow = KnownRow> {
  readonly name: 'update' | 'catalogue' | 'grid' | 'ownership' | 'adopted' | 'trend' | 'snapshot' | 'scorecard';
  /** One has the id `code`. */
  readonly columns: readonly SheetColumn<R>[];
  readonly fields: readonly SheetField<R>[];
  /** Of a kind that can be frozen: ids of the columns in which a row shows a provisional figure. */
  provisional?(row: R): readonly string[];
  /** Whether a row stands out: a heading of what follows it. */
  isStrong?(row: R): boolean;
  /** Whether people may delete columns that they do not need. */
  readonly columnsMayGo: boolean;
  /** The field that only says what other cells of a row make, where one does: it is not sent by itself. */
  follows?(row: R, read: (field: string) => FollowingCell | undefined): string | undefined;
  /** What a heading means that is written otherwise than ours: the id of its column. */
  columnOf?(heading: string): string | undefined;
  /** The row that an unknown code stands for, where rows can be added; or why it cannot be one. */
  newRow?(code: string): R | CellIssue;
  /** What is worth a look in the rows that a person added. */
  checks?(added: readonly AddedRow[]): readonly { readonly row: number; readonly issue: CellIssue }[];
}

/** What can be said of a field's cell where another may follow from it. */
export interface FollowingCell {
  readonly value: FieldValue | undefined;
  readonly isFormula: boolean;
}

/** A row that a person added, with what could be read of it. */
export interface AddedRow {
  readonly row: number;
  readonly code: string;
  readonly values: ReadonlyMap<string, FieldValue>;
}

/** A field's value as a cell holds it. The reverse of read-cell. */
export function cellOf(value: FieldValue): Cell {
  if (value === NOT_AVAILABLE || value === NOT_APPLICABLE) return value;
  if (typeof value === 'object' && value !== null) throw new RangeError('Lists have no cell');
  return value;
}

export function isFigure(value: FieldValue): value is Figure {
  return value === null || typeof value === 'number' || value === NOT_AVAILABLE || value === NOT_APPLICABLE;
}

/** Headings are compared without case and odd blanks. */
export function foldHeading(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
