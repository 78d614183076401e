// The receipt over the bridge: what is left is asked anew after the push.
import type { Receipt } from '../../../domain/wire';
import type { Changes, RefreshAccount, RollUpMove } from '../../flows/outcomes';
import { useTables, useWork } from '../../ui/data/queries';
import { ReceiptPage } from './receipt-page';

export interface ReceiptPaneProps {
  readonly receipt: Receipt;
  readonly sent: Changes | null;
  readonly moves: readonly RollUpMove[];
  readonly refreshed: RefreshAccount | null;
  readonly onChanges: () => void;
}

export function ReceiptPane(props: ReceiptPaneProps) {
  const work = useWork();
  const tables = useTables();
  const unsent = tables.isFetching ? 0 : (tables.data ?? []).reduce((n, t) => n + t.unsent, 0);
  const known = work.isFetching ? null : (work.data?.work ?? null);
  return <ReceiptPage {...props} work={known} unsent={unsent} />;
}
