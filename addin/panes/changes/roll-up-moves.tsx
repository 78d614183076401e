// The roll-ups that the push moves: value and status before and after, and of how many feeders. Those that turn stand first.
import { Link, mergeClasses } from '@fluentui/react-components';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { MovesList } from '../../ui/work/moves-list';
import type { ForesightState } from './use-foresight';

const MOVES = 'roll-ups-that-move';
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
      <MovesList moves={known.moves} labelledBy={MOVES} />
    </>
  );
}
