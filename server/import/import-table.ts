// Brings the figures of one table of a file into the store, by the same engine that adopts tables in the pane: proposed,
// matched, tried; and then all of it as one change-set, or nothing. What is uncertain is named and never taken.
import { mappingOf } from '../../domain/adopt/agree';
import type { CellRules } from '../../domain/adopt/cell-rules';
import { matchesOf, type TableMapping } from '../../domain/adopt/mapping';
import { propose, type Corrections, type Proposal } from '../../domain/adopt/propose';
import { correctionsFrom, recognised } from '../../domain/adopt/recognise';
import type { KnownPi } from '../../domain/adopt/figures/match-pis';
import { placeIn } from '../../domain/adopt/figures/agreed-measurements';
import { locatedOn } from '../../domain/adopt/trial/ask-store';
import type { TriedEdit } from '../../domain/adopt/trial/count-trial';
import { rowsOf } from '../../domain/adopt/table/find-table';
import { tryTable, type Pace, type Trial } from '../../domain/adopt/trial/try-table';
import { addressOf } from '../../domain/sheet/grid';
import type { Edit } from '../../domain/sync/change-set';
import { editsToColumns } from '../../domain/sync/columns';
import type { PeriodKey } from '../../domain/period/period';
import type { Receipt, ViewAnswer, ViewRequest } from '../../domain/wire';
import { plainBytes } from '../bytes/ready-bytes';
import { mappingsService } from '../mappings/mappings';
import type { PushAnswer } from '../pushes/answer';
import { pushService } from '../pushes/push';
import { askingAs } from '../records/asking';
import type { ServiceParts, Who } from '../service';
import { viewService } from '../views/view';
import type { FileSheet } from './workbook-file';

export interface ImportOrder {
  readonly file: string;
  readonly sheet: FileSheet;
  readonly dateSystem: 1900 | 1904;
  readonly mapping: TableMapping | null;
  readonly period: PeriodKey | null;
  readonly rules: Partial<CellRules>;
}

/** What the table means: agreed before, or proposed now. */
export interface Reading {
  readonly mapping: TableMapping;
  /** Where the layout is known from; `null` where it was proposed. */
  readonly from: string | null;
  /** What has to be looked at first. */
  readonly open: readonly string[];
  /** The key of the layout in the store, where this person may write it anew. */
  readonly key: string | null;
}

/** A layout that is kept in the store with the figures, so that the next file like it is recognised. */
export interface KeptLayout {
  readonly key: string;
  readonly name: string;
  readonly mapping: TableMapping;
}

export interface Tried {
  readonly trial: Trial;
  readonly edits: readonly TriedEdit[];
}

export interface Importer {
  /** @returns `undefined` where the sheet holds nothing like a table */
  read(order: ImportOrder): Promise<Reading | undefined>;
  /** @returns `null` where it was stopped @throws AppError `table-missing` */
  tryOut(order: ImportOrder, mapping: TableMapping, pace: Pace): Promise<Tried | null>;
  /** All of it or nothing. @param layout kept with it, where one is */
  send(
    order: ImportOrder,
    mapping: TableMapping,
    edits: readonly TriedEdit[],
    pushId: string,
    layout: KeptLayout | null,
  ): Promise<PushAnswer>;
}

export type { Receipt };

export function importer(parts: ServiceParts, who: Who): Importer {
  const views = viewService(parts);
  const push = pushService(parts);
  const { calendar, store, loadBody } = parts;
  const view = async (request: ViewRequest): Promise<ViewAnswer> => {
    const answer = await views.view(request, who, new Set());
    if (answer.kind === 'unchanged') throw new RangeError('No answer was known before');
    return JSON.parse(Buffer.concat(plainBytes(answer.parts).buffers).toString()) as ViewAnswer;
  };
  const pis = async (): Promise<KnownPi[]> => {
    const body = await loadBody(await store.read());
    const seen = askingAs(who, body, calendar);
    // Those that were merged too: the push then says into which, where a table still names one.
    return body.everyIndicatorCode().flatMap((code) => {
      const pi = seen.indicator(code);
      return pi ? { code, name: pi.name, unit: pi.unit, unitName: body.unitName(pi.unit) } : [];
    });
  };
  const isMaker = async (key: string) =>
    (await loadBody(await store.read())).document('table-mapping', key)?.['maker'] === who.id;
  const around = ({ file, sheet }: ImportOrder) => [sheet.name, file.replace(/\.\w+$/, '')];

  return {
    async read(order) {
      const { area } = order.sheet;
      if (order.mapping) return { mapping: order.mapping, from: 'the mapping file', open: [], key: null };
      const options = { calendar, dateSystem: order.dateSystem, around: around(order), known: await pis() };
      const stored = (await mappingsService(parts).all(who)).items;
      const like = recognised(area, stored, calendar);
      const plain = like && propose(area, { ...options, corrections: { turned: like.mapping.turned } });
      // The period that an earlier file was said to be of is not this one's.
      const known: Corrections = like && plain ? { ...correctionsFrom(like.mapping, plain), period: undefined } : {};
      const corrections = {
        ...known,
        ...(order.period !== null && { period: order.period }),
        rules: { ...known.rules, ...order.rules },
      };
      const proposal = propose(area, { ...options, corrections });
      if (!proposal) return undefined;
      const agreed = mappingOf(proposal, known.choices ?? [], like ? matchesOf(like.mapping) : new Map());
      const dates = order.dateSystem === 1904 ? { dateSystem: 1904 as const } : {};
      return {
        mapping: { ...agreed, ...dates },
        from: like ? `“${like.name}”, agreed by ${like.by}` : null,
        open: openIn(proposal),
        key: like && (await isMaker(like.key)) ? like.key : null,
      };
    },

    async tryOut({ sheet, file }, mapping, pace) {
      const edits: TriedEdit[] = [];
      const own = { sheet: sheet.name || file, area: sheet.area };
      const trial = await tryTable(
        { sheet: own, pis: await pis(), mapping, calendar, view, onEdit: (edit) => edits.push(edit) },
        pace,
      );
      return trial && { trial, edits };
    },

    async send({ sheet, file }, mapping, edits, pushId, layout) {
      const { area } = locatedOn({ sheet: sheet.name || file, area: sheet.area }, mapping, calendar);
      const { revision } = await store.read();
      const sent = edits.map(({ figure, key, role, value }) => {
        const { row, column } = placeIn(area, mapping.turned, figure.row, figure.column);
        return {
          ...{ type: 'measurement' as const, key, field: role, value, address: addressOf(row, column) },
          ...(figure.formula !== null && { formula: figure.formula.slice(0, 8000) }),
        };
      });
      const source = { workbook: file.slice(0, 400), sheet: sheet.name.slice(0, 100) };
      const kept = layout === null ? [] : layoutEdits(layout, who);
      return push.push({ pushId, base: revision, edits: editsToColumns([...sent, ...kept]), source }, who, 'import');
    },
  };
}

/** What a sheet looks like, in words; `undefined` where it holds no table of figures. */
export function looksLikeTable(
  { name, area }: FileSheet,
  dateSystem: 1900 | 1904,
  calendar: ServiceParts['calendar'],
): string | undefined {
  const proposal = propose(area, { calendar, dateSystem, around: [name] });
  if (!proposal || proposal.layout === 'no figures') return undefined;
  const rows = rowsOf(proposal.shape, 'data').length;
  return `${rows} ${rows === 1 ? 'row' : 'rows'}, ${proposal.layout}`;
}

function layoutEdits({ key, name, mapping }: KeptLayout, who: Who): Edit[] {
  return Object.entries({ name: name.slice(0, 300), maker: who.id, mapping }).map(([field, value]): Edit => ({
    ...{ type: 'table-mapping', key, field, value },
  }));
}

/** Every guess that a person has to look at, with its place. */
function openIn({ questions, columns, area, turned, layout }: Proposal): string[] {
  const place = (column: number) => {
    const at = placeIn(area, turned, 0, column);
    return turned ? `row ${at.row + 1}` : `column ${addressOf(0, at.column).replace(/\d+$/, '')}`;
  };
  const unsure = columns.filter((c) => !c.certain);
  return [
    ...(layout === 'no figures' ? ['No column of figures was found.'] : []),
    ...questions.map((q) => q.message),
    ...unsure.map((c) => `${place(c.column)}${c.heading ? ` “${c.heading}”` : ''}: ${c.role}? ${c.why}`),
  ];
}
