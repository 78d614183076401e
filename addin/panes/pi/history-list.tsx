// Who changed what, when, and where it came from: entries of a history, newest first, with its empty and waiting states.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { History } from '../../../domain/wire-history';
import { ActionError } from '../../ui/broken-world';
import type { Query } from '../../ui/data/queries';
import { LoadingLines } from '../../ui/loading-lines';
import { Spoken } from '../../ui/spoken';
import { useLayout, useText } from '../../ui/styles';
import { usePiTexts } from './pi-texts';
import type { HistoryEntry } from './history-entries';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '0 16px' },
  entry: { padding: '6px 0', overflowWrap: 'anywhere' },
});

interface HistoryListProps {
  readonly query: Query<History>;
  readonly entries: (history: History) => readonly HistoryEntry[];
  readonly labelledBy: string;
}

export function HistoryList({ query, entries, labelledBy }: HistoryListProps) {
  const styles = useStyles();
  const texts = usePiTexts();
  const text = useText();
  const layout = useLayout();
  if (query.data === undefined) {
    if (query.error === null) return <LoadingLines label={texts.pi.history.reading} lines={2} />;
    return (
      <div className={layout.side}>
        <ActionError error={query.error} again={query.refetch} />
      </div>
    );
  }
  const shown = entries(query.data);
  if (shown.length === 0) return <p className={mergeClasses(text.quiet, layout.side)}>{texts.pi.history.none}</p>;
  return (
    <ul className={styles.list} aria-labelledby={labelledBy}>
      {shown.map((entry) => (
        <li key={entry.revision} className={styles.entry}>
          <div className={text.bold}>
            <span aria-hidden="true">{entry.title}</span>
            <Spoken>{entry.spoken}</Spoken>
          </div>
          <div className={text.support}>{entry.by}</div>
          {entry.details.map((detail) => (
            <div key={detail} className={text.quiet}>
              {detail}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
