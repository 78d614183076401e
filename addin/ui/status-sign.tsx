// Status as shape, word and colour. The shapes are those of Excel's "3 Signs", so that sheet and pane look the same;
// colour paints the shape only.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHint16Regular } from '@fluentui/react-icons/svg/circle-hint';
import { ClockAlarm16Filled } from '@fluentui/react-icons/svg/clock-alarm';
import { DiamondDismiss16Filled } from '@fluentui/react-icons/svg/diamond-dismiss';
import { Square16Regular } from '@fluentui/react-icons/svg/square';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ComponentType } from 'react';
import type { Status } from '../../domain/performance/status';
import { FORCED, useText } from './styles';
import { statusColour } from './theme';
import { useTexts } from './texts-context';

const shapes: Record<Status, ComponentType> = {
  green: CheckmarkCircle16Filled,
  amber: Warning16Filled,
  red: DiamondDismiss16Filled,
  'data only': Square16Regular,
  'no data': CircleHint16Regular,
  'not applicable': SubtractCircle16Regular,
};

const useStyles = makeStyles({
  sign: { display: 'inline-flex', alignItems: 'center', columnGap: '4px', whiteSpace: 'nowrap', verticalAlign: 'top' },
  shape: {
    display: 'inline-flex',
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    [FORCED]: { color: 'CanvasText' },
  },
  green: { color: statusColour.green },
  amber: { color: statusColour.amber },
  red: { color: statusColour.red },
  overdue: { color: tokens.colorNeutralForeground1 },
});

function useShapeClass(status: Status): string {
  const styles = useStyles();
  const colour = status === 'green' || status === 'amber' || status === 'red' ? styles[status] : undefined;
  return mergeClasses(styles.shape, colour);
}

/** Shape and word. */
export function StatusSign({ status, word }: { status: Status; word?: string }) {
  const styles = useStyles();
  const texts = useTexts();
  const Shape = shapes[status];
  return (
    <span className={styles.sign}>
      <span className={useShapeClass(status)} aria-hidden="true">
        <Shape />
      </span>
      <span>{word ?? texts.status.word[status]}</span>
    </span>
  );
}

/** The shape alone, where the words beside it say the same. */
export function StatusShape({ status }: { status: Status }) {
  const Shape = shapes[status];
  return (
    <span className={useShapeClass(status)} aria-hidden="true">
      <Shape />
    </span>
  );
}

/** Overdue is a judgement on the paperwork, not on performance: an alarm clock, and no colour. */
export function OverdueSign({ word }: { word?: string }) {
  const styles = useStyles();
  const text = useText();
  const texts = useTexts();
  return (
    <span className={styles.sign}>
      <span className={mergeClasses(styles.shape, styles.overdue)} aria-hidden="true">
        <ClockAlarm16Filled />
      </span>
      <span className={word === undefined ? undefined : text.bold}>{word ?? texts.status.overdue}</span>
    </span>
  );
}
