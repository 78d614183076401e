// A part of Manage over one question: waiting, not known now, or what it shows. What was last known stays while it is asked again.
import type { ReactNode } from 'react';
import { ActionError } from '../../ui/broken-world';
import type { Query } from '../../ui/data/queries';
import { LoadingLines } from '../../ui/loading-lines';
import { Page } from '../../ui/page';
import { useLayout } from '../../ui/styles';

interface AskedPartProps<T> {
  readonly query: Query<T>;
  readonly reading: string;
  readonly children: (answer: T) => ReactNode;
}

export function AskedPart<T>({ query, reading, children }: AskedPartProps<T>) {
  const layout = useLayout();
  if (query.data !== undefined) return children(query.data);
  return (
    <Page>
      {query.error === null ? <LoadingLines label={reading} /> : null}
      <div className={layout.pad}>
        <ActionError error={query.error} again={query.refetch} />
      </div>
    </Page>
  );
}
