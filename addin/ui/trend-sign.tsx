// Trend arrows: thin and grey. Up is better and down is worse, whatever the polarity; a dash is not known.
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRight16Regular } from '@fluentui/react-icons/svg/arrow-down-right';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { ArrowUpRight16Regular } from '@fluentui/react-icons/svg/arrow-up-right';
import type { ReactElement } from 'react';
import type { Direction } from '../../domain/performance/trend';
import { Spoken } from './spoken';

const arrows: Record<Direction, ReactElement> = {
  better: <ArrowUpRight16Regular />,
  worse: <ArrowDownRight16Regular />,
  'no change': <ArrowRight16Regular />,
  unknown: <span style={{ width: 16, textAlign: 'center' }}>–</span>,
};

const useStyles = makeStyles({
  sign: { display: 'inline-flex', flexShrink: 0, verticalAlign: 'top', color: tokens.colorNeutralForeground2 },
});

/** @param spoken what it says where no words stand beside it */
export function TrendSign({ direction, spoken }: { direction: Direction; spoken?: string }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.sign} aria-hidden="true">
        {arrows[direction]}
      </span>
      {spoken === undefined ? null : <Spoken>{spoken}</Spoken>}
    </>
  );
}
