// The sentence on top of My work with its counts, and the one button: make my update sheet, or go to it.
import { Button, mergeClasses } from '@fluentui/react-components';
import { ProgressLine } from '../../ui/progress-line';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { ClockAlarm16Filled } from '@fluentui/react-icons/svg/clock-alarm';
import { TableEdit20Regular } from '@fluentui/react-icons/svg/table-edit';
import type { ReactElement } from 'react';
import type { Work } from '../../../domain/wire';
import type { RefreshAccount } from '../../flows/outcomes';
import { ActionError } from '../../ui/broken-world';
import { RefreshAccountLine } from '../../ui/work/refresh-account';
import { Rich } from '../../ui/rich';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

export interface PullState {
  readonly run: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** 0 to 1 while the sheet is written. */
  readonly share: number;
  /** What came of the last one, in words. */
  readonly said: string | null;
}

interface WorkHeadProps {
  readonly work: Work;
  /** Name of the sheet that is mine already, where there is one. */
  readonly mySheet: string | null;
  readonly pull: PullState;
  readonly onGoToSheet: () => void;
  readonly onRefresh: () => void;
  readonly refreshing: boolean;
  /** Of the refresh that was asked for here. */
  readonly account: RefreshAccount | null;
}

export function WorkHead(props: WorkHeadProps) {
  const { work, mySheet, pull } = props;
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  return (
    <div className={layout.side} style={{ paddingTop: 16, paddingBottom: 4 }}>
      <h1 className={text.big}>{texts.work.toGive(work.items.length)}</h1>
      <Counts work={work} />
      {mySheet === null ? (
        <Button
          appearance="primary"
          icon={<TableEdit20Regular />}
          className={mergeClasses(layout.full, layout.above12)}
          disabledFocusable={pull.busy}
          onClick={pull.run}
        >
          {pull.busy ? texts.work.opening : texts.work.open}
        </Button>
      ) : (
        <div className={mergeClasses(layout.row, layout.above12)}>
          <Button
            appearance="primary"
            icon={<TableEdit20Regular />}
            className={mergeClasses(layout.grow, text.oneLine)}
            onClick={props.onGoToSheet}
          >
            {texts.work.goTo}
          </Button>
          <Button
            icon={<ArrowSync20Regular />}
            disabledFocusable={props.refreshing}
            onClick={props.onRefresh}
            className={text.oneLine}
          >
            {texts.work.refresh}
          </Button>
        </div>
      )}
      {pull.busy ? <ProgressLine share={pull.share} label={texts.work.opening} /> : null}
      <div role="status">
        {pull.said === null ? null : <p className={mergeClasses(text.support, layout.above8)}>{pull.said}</p>}
      </div>
      {props.account === null ? null : <RefreshAccountLine account={props.account} />}
      <ActionError error={pull.error} again={pull.run} />
    </div>
  );
}

function Counts({ work }: { work: Work }) {
  const texts = useTexts();
  const layout = useLayout();
  const text = useText();
  const overdue = work.items.filter((i) => i.state === 'overdue').length;
  const due = work.items.filter((i) => i.state === 'due');
  const soonest = due[0]?.due;
  const first = due.filter((i) => i.due === soonest).length;
  return (
    <p className={mergeClasses(text.plain, layout.row, layout.wrap, layout.above4)} style={{ columnGap: 16 }}>
      {overdue > 0 ? <Count icon={<ClockAlarm16Filled />} words={texts.work.overdueCount(overdue)} /> : null}
      {soonest === undefined ? null : (
        <Count
          icon={<Clock16Regular />}
          words={texts.work.dueCount(first, texts.moments.weekday(soonest, work.asAt))}
        />
      )}
      {due.length > first ? <Count icon={<Clock16Regular />} words={texts.work.dueLater(due.length - first)} /> : null}
    </p>
  );
}

function Count({ icon, words }: { icon: ReactElement; words: string }) {
  const layout = useLayout();
  return (
    <span className={layout.row} style={{ columnGap: 4 }}>
      <span aria-hidden="true" style={{ display: 'inline-flex' }}>
        {icon}
      </span>
      <span>
        <Rich>{words}</Rich>
      </span>
    </span>
  );
}
