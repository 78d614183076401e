// What a kind of sheet gives to the flows.
import type { Calendar } from '../../../domain/period/period';
import type { Grid } from '../../../domain/sheet/grid';
import type { OpenSheet } from '../../../domain/sheet/open-sheet';
import type { ViewRequest } from '../../../domain/wire';
import type { Api } from '../../api/port';

/** One kind of sheet, as the flows use it. */
export interface SheetSource {
  /** What to ask besides the view: what stands in the sheet. */
  also(grid: Grid, calendar: Calendar): string[];
  /** The sentence above the table that says when it was made, which a refresh writes anew. */
  stamp?(moment: string): string;
  /** Asks the store. `grid` is the table as it stands, where there is one already. */
  ask(api: Api, request: Omit<ViewRequest, 'view'>, grid?: Grid): Promise<OpenSheet>;
}
