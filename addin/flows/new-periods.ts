// A trend sheet that follows gets a column for each period that has ended since: behind the newest that it has, wherever that
// stands now. What the person has beside it moves to the right, and nothing else is touched.
import type { Calendar } from '../../domain/period/period';
import { periodColumnId } from '../../domain/sheet/kinds/grid-sheet';
import { periodsSince } from '../../domain/sheet/kinds/trend-periods';
import type { SheetColumn } from '../../domain/sheet/sheet-kind';
import { bindingOf, compare, type Comparison, type TableMemory } from './compare';
import type { AddedColumns } from '../workbook/port';
import { chartHeaders, chartPeriods } from './charts';
import type { Ports } from './ports';

/** Headings of the columns that were put in, and how; `null` where there was none to put in. */
export async function addNewPeriods(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
): Promise<{ readonly headers: readonly string[]; readonly added: AddedColumns } | null> {
  const binding = await bindingOf(ports, tableId);
  const { view } = binding;
  if (view.sheet !== 'trend') return null;
  const fresh = periodsSince(view, ports.now().slice(0, 10), calendar);
  if (fresh.length === 0) return null;
  await ports.workbook.saveBinding({ ...binding, view: { ...view, periods: [...view.periods, ...fresh] } });
  try {
    const now = await compare(ports, memory, calendar, tableId, true);
    const ids = new Set(fresh.map(periodColumnId));
    const { columns } = now.sheet.kind;
    // A column of the person's own that is called so is taken for it at the next refresh.
    const wanted = columns.filter(({ id, header }) => ids.has(id) && !now.grid.header.includes(header));
    if (wanted.length === 0) return null;
    const added = await ports.workbook.addColumns(
      now.grid,
      placeBehind(now, columns, ids),
      wanted.map((column) => filled(column, now)),
    );
    const [from, to] = [view.periods, [...view.periods, ...fresh]].map((periods) => chartPeriods(periods, calendar));
    if (from && to) await ports.workbook.followCharts({ tableId, ...chartHeaders, from, to });
    return { headers: wanted.map(({ header }) => header), added };
  } catch (error) {
    await ports.workbook.saveBinding(binding);
    throw error;
  }
}

/** Behind the last column of the sheet's own that the table still has. */
function placeBehind({ grid }: Comparison, columns: readonly SheetColumn[], fresh: ReadonlySet<string>): number {
  const own = columns.flatMap(({ id, header }) => (fresh.has(id) ? [] : [grid.header.indexOf(header)]));
  return Math.max(0, ...own.map((at) => at + 1));
}

function filled(column: SheetColumn, { grid, read }: Comparison) {
  const byRow = new Map(read.rows.map(({ row, known }) => [row, known]));
  const rows = grid.rows.map((_, row) => byRow.get(row));
  return {
    column,
    cells: rows.map((known) => (known && column.show ? column.show(known) : null)),
    formats: rows.map((known) => (known ? column.format(known) : 'General')),
  };
}
