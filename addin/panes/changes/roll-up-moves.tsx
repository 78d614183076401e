// The roll-ups that the push moves: value and status before and after, and of how many feeders. Those that turn stand first.
import { Link, mergeClasses } from '@fluentui/react-components';
import type { RollUpMove } from '../../flows/outcomes';
import { PiCode } from '../../ui/open-pi';
import { Row, RowList } from '../../ui/row-list';
import { Spoken } from '../../ui/spoken';
import { StatusSign } from '../../ui/status-sign';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import type { ForesightState } from './use-foresight';

const MOVES = 'roll-ups-that-move';
/** Rows at first; the rest on request. */
const FIRST = 12;

export function RollUpMoves({ foresight }: { foresight: ForesightState }) {
  const { changes: words, frame } = useTexts();
  const text = useText();
  const layout = useLayout();
  switch (foresight.kind) {
    case 'none':
      return null;
    case 'on-request':
    case 'failed':
      return (
        <p className={mergeClasses(text.support, layout.side, layout.last)}>
          {foresight.kind === 'failed' ? `${words.notForeseen} ` : null}
          <Link as="button" className={layout.inlineLink} onClick={foresight.ask}>
            {foresight.kind === 'failed' ? frame.tryAgain : words.foresee}
          </Link>
        </p>
      );
    case 'asking':
      return (
        <p role="status" className={mergeClasses(text.quiet, layout.side, layout.last)}>
          {words.foreseeing}
        </p>
      );
    case 'known':
      break;
  }
  const { foresight: known } = foresight;
  if (known.kind !== 'moves')
    return (
      <p role="status" className={mergeClasses(text.support, layout.side, layout.last)}>
        {known.kind === 'refused' ? words.wouldRefuse(known.message) : words.wouldConflict}
      </p>
    );
  if (known.moves.length === 0) return null;
  return (
    <>
      <h3 className={mergeClasses(text.support, text.bold, layout.side)} id={MOVES}>
        {words.moves(known.moves.length)}
      </h3>
      <RowList
        items={known.moves}
        labelledBy={MOVES}
        id={(move) => move.key}
        first={FIRST}
        row={(move) => <Move move={move} />}
      />
    </>
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
