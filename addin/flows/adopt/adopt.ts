// What the Adopt page does: look, try without sending, bind, remember in the store, make a PI that is not there yet.
import type { Indicator } from '../../../domain/records/indicator';
import type { TableMapping } from '../../../domain/adopt/mapping';
import { AppError } from '../../../domain/errors';
import { shift, periodAt, startOf, type Frequency, type PeriodKey } from '../../../domain/period/period';
import type { Me } from '../../../domain/wire';
import type { Edit } from '../../../domain/sync/change-set';
import { editsToColumns } from '../../../domain/sync/columns';
import type { CellPlace } from '../../../domain/sheet/grid';
import type { Progress } from '../progress';
import type { Ports } from '../ports';
import { reasonsOf } from '../refused';
import { lookAt, lookAtText, PASTED, type AdoptDesk } from './desk';
import { tryOut, type Trial } from './trial';

export type { AdoptDesk, DeskPi } from './desk';
export type { SetAside, Trial } from './trial';

/** What a new PI needs to be said of it; the rest is as most PIs have it, to be put right in the catalogue. */
export type NewPi = Pick<Indicator, 'code' | 'name' | 'unit' | 'measure' | 'polarity' | 'frequency'> & {
  /** The first period in which the table has a figure of it: its collection begins there. */
  readonly from: PeriodKey | null;
};

export interface Adoption {
  look(tableId?: string): Promise<AdoptDesk>;
  /** A table that was pasted into the pane. @throws AppError `too-large` */
  lookAtText(text: string): Promise<AdoptDesk>;
  /**
   * Brings the figures of a pasted table in, once: those that the store does not have. Answers how many.
   * @throws AppError `not-allowed` with what is wrong
   */
  bringIn(desk: AdoptDesk, mapping: TableMapping): Promise<number>;
  /** `null` where it was no longer wanted. */
  tryOut(desk: AdoptDesk, mapping: TableMapping, progress?: Progress, isWanted?: () => boolean): Promise<Trial | null>;
  /** Binds the table in place; answers its id. The layout is kept in the store too, under this name. */
  bind(desk: AdoptDesk, mapping: TableMapping): Promise<string>;
  show(desk: AdoptDesk, place: CellPlace): Promise<void>;
  /** Makes PIs, all or none. @throws AppError `not-allowed` with what is wrong */
  makePis(pis: readonly NewPi[]): Promise<void>;
}

export function adoption(ports: Ports, me: Me): Adoption {
  const { calendar } = me;
  return {
    look: (tableId) => lookAt(ports, me, tableId),
    lookAtText: (text) => lookAtText(ports, me, text),
    async bringIn(desk, mapping) {
      const edits: Edit[] = [];
      await tryOut(ports, desk, mapping, calendar, undefined, undefined, ({ key, role, value, theirs }) => {
        if (theirs === null) edits.push({ type: 'measurement', key, field: role, value });
      });
      if (edits.length === 0) return 0;
      const answer = await ports.api.push({
        ...{ pushId: ports.newId(), base: (await ports.api.work()).revision, edits: editsToColumns(edits) },
        source: { workbook: desk.workbook.slice(0, 400), sheet: PASTED, table: 'pasted' },
      });
      if (answer.kind === 'issues') throw new AppError('not-allowed', reasonsOf(answer.issues));
      if (answer.kind === 'conflicts')
        throw new AppError('not-allowed', 'Somebody gave one of these figures a moment ago. Try it again.');
      return edits.length;
    },
    tryOut: (desk, mapping, progress, isWanted) => tryOut(ports, desk, mapping, calendar, progress, isWanted),
    show: (desk, place) => ports.workbook.selectPlace(desk.sheet.sheetId, place),
    async bind(desk, mapping) {
      const { sheetId, sheet } = desk.sheet;
      const tableId = desk.bound?.tableId ?? `adopted-${ports.newId()}`;
      const name = desk.workbook.replace(/\.\w+$/, '').slice(0, 200) || sheet;
      const mappingKey = await remember(ports, me, desk, `${name}, ${sheet}`, mapping);
      const now = await ports.api.work();
      await ports.workbook.saveBinding({
        ...{ tableId, revision: now.revision, server: ports.api.server, pulledBy: me.name, pulledAt: ports.now() },
        view: { sheet: 'adopted', sheetId, sheetName: sheet, mapping, mappingKey },
        fresh: true,
      });
      return tableId;
    },
    async makePis(pis) {
      const edits = pis.flatMap((pi) =>
        Object.entries(wholePi(pi, me)).map(([field, value]): Edit => ({
          type: 'indicator',
          key: pi.code,
          field,
          value,
        })),
      );
      const answer = await ports.api.push({
        pushId: ports.newId(),
        base: (await ports.api.work()).revision,
        edits: editsToColumns(edits),
        source: { workbook: (await ports.workbook.name()).slice(0, 400), sheet: 'Adopt' },
      });
      if (answer.kind === 'issues') throw new AppError('not-allowed', reasonsOf(answer.issues));
      if (answer.kind === 'conflicts') {
        const codes = [...new Set(answer.conflicts.map(({ key }) => `“${key}”`))];
        throw new AppError('not-allowed', `There is a PI ${codes.join(', ')} already. Choose another code.`);
      }
    },
  };
}

/** Of a PI of which the table has no figure yet: five years may come. */
const YEARS_BACK = 5;

function wholePi({ code: _, from, ...pi }: NewPi, { asAt, calendar }: Me): Readonly<Record<string, Edit['value']>> {
  const perYear: Record<Frequency, number> = { year: 1, 'half-year': 2, quarter: 4, month: 12, week: 52, day: 365 };
  return {
    ...pi,
    ...{
      measureLabel: '',
      decimals: pi.measure === 'percentage' ? 1 : 0,
      dueDays: 30,
      graceDays: 0,
      owner: null,
      updaters: [],
    },
    thresholds: { kind: 'share of target', green: 0, amber: 0.05 },
    collectedFrom:
      from === null
        ? shift(periodAt(pi.frequency, asAt, calendar), -YEARS_BACK * perYear[pi.frequency])
        : periodAt(pi.frequency, startOf(from), calendar),
    noteWhenRed: false,
    description: null,
  };
}

/** The layout in the store, written anew where it is one's own; a store that cannot take it now is no reason not to adopt. */
async function remember(
  ports: Ports,
  me: Me,
  { layoutKey, recognised }: Pick<AdoptDesk, 'layoutKey' | 'recognised'>,
  name: string,
  mapping: TableMapping,
): Promise<string | null> {
  const keep = async (key: string) => {
    const fields = { name: name.slice(0, 300), maker: me.id, mapping };
    const answer = await ports.api.push({
      pushId: ports.newId(),
      base: (await ports.api.work()).revision,
      edits: editsToColumns(
        Object.entries(fields).map(([field, value]): Edit => ({ type: 'table-mapping', key, field, value })),
      ),
    });
    return answer.kind === 'receipt' ? key : null;
  };
  const fresh = () => keep(ports.newId().replace(/-/g, '').slice(0, 32));
  try {
    const kept = layoutKey === null ? await fresh() : ((await keep(layoutKey)) ?? (await fresh()));
    return kept ?? recognised?.key ?? null;
  } catch (error) {
    if (error instanceof AppError) return recognised?.key ?? null;
    throw error;
  }
}
