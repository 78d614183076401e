// Roll-ups that a push moves or moved: value and status before and after, and of how many feeders.
import { mergeClasses } from '@fluentui/react-components';
import type { RollUpMove } from '../../flows/outcomes';
import { PiCode } from '../open-pi';
import { Row, RowList } from '../row-list';
import { Spoken } from '../spoken';
import { StatusSign } from '../status-sign';
import { useLayout, useText } from '../styles';
import { useTexts } from '../texts-context';

/** Rows at first; the rest on request. */
const FIRST = 12;

export function MovesList({ moves, labelledBy }: { moves: readonly RollUpMove[]; labelledBy: string }) {
  return (
    <RowList
      items={moves}
      labelledBy={labelledBy}
      id={(move) => move.key}
      first={FIRST}
      row={(move) => <Move move={move} />}
    />
  );
}

function Move({ move }: { move: RollUpMove }) {
  const texts = useTexts();
  const words = texts.changes;
  const text = useText();
  const layout = useLayout();
  const [before, after] = texts.figures(move.before, move.after, move);
  const about = [move.name, move.periodLabel, ...(move.coverage === null ? [] : [words.coverage(move.coverage)])];
  return (
    <Row>
      <span className={mergeClasses(layout.column, layout.grow)}>
        <span className={layout.row}>
          <span className={layout.grow}>
            <PiCode code={move.code} />
          </span>
          <span className={text.oneLine}>
            <span className={text.quiet}>{before}</span>
            <span className={text.quiet} aria-hidden="true">
              {' → '}
            </span>
            <Spoken>{words.to}</Spoken>
            <span className={text.bold}>{after}</span>
          </span>
          <span style={{ minWidth: '88px' }}>
            <StatusSign status={move.statusAfter} />
          </span>
        </span>
        <span className={layout.row}>
          <span className={mergeClasses(text.quiet, text.cut, layout.grow)}>{about.join(' · ')}</span>
          {move.statusBefore === move.statusAfter || move.statusBefore === 'no data' ? null : (
            <span className={mergeClasses(text.support, text.oneLine)}>{texts.status.was(move.statusBefore)}</span>
          )}
        </span>
      </span>
    </Row>
  );
}
