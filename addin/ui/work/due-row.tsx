// One figure to give: its PI, its period where that is not said above, and what is known of it.
import { mergeClasses } from '@fluentui/react-components';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import type { Day } from '../../../domain/period/day';
import type { Origin, WorkItem } from '../../../domain/wire';
import { PiCode } from '../open-pi';
import { Spoken } from '../spoken';
import { OverdueSign } from '../status-sign';
import { useLayout, useText } from '../styles';
import { useTexts } from '../texts-context';

export interface DueRowProps {
  readonly item: WorkItem;
  /** The figure that is typed in the sheet and not sent. */
  readonly typed?: string | undefined;
  readonly showPeriod: boolean;
  /** Where the PI's latest figure came from, and the day that this is read on. */
  readonly origin?: { readonly of: Origin; readonly asAt: Day } | undefined;
}

export function DueRow({ item, typed, showPeriod, origin }: DueRowProps) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const from = origin === undefined ? '' : texts.work.origin(origin.of);
  const day = origin?.of.at.slice(0, 10) ?? '';
  const late = item.state === 'overdue';
  return (
    <span className={mergeClasses(layout.column, layout.grow)}>
      <span className={layout.row}>
        <PiCode code={item.code} />
        {showPeriod ? (
          <span className={text.quiet}>
            <Spoken>{', '}</Spoken>
            {item.label}
          </span>
        ) : (
          <Spoken>{`, ${item.label}`}</Spoken>
        )}
        <span className={layout.grow} />
        {typed === undefined ? null : (
          <span className={mergeClasses(layout.row, text.support, text.oneLine)} style={{ columnGap: 4 }}>
            <span className={layout.icon} aria-hidden="true">
              <Edit16Regular />
            </span>
            <Spoken>{', '}</Spoken>
            {texts.work.notSent(typed)}
          </span>
        )}
        {late && typed === undefined ? (
          <>
            <Spoken>{', '}</Spoken>
            <OverdueSign word={texts.moments.late(item.days)} />
          </>
        ) : null}
      </span>
      <span className={mergeClasses(text.quiet, text.cut)}>
        <Spoken>{', '}</Spoken>
        {item.name}
      </span>
      {origin === undefined || from === '' ? null : (
        <span
          className={mergeClasses(text.quiet, text.cut)}
          title={texts.work.originAt(origin.of, texts.moments.day(day, origin.asAt))}
        >
          <Spoken>{', '}</Spoken>
          {from}
        </span>
      )}
    </span>
  );
}
