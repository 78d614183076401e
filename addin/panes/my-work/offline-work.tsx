// My work while the store is away: what is safe, what is unknown, and what to do meanwhile.
import { mergeClasses } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { useId } from 'react';
import type { ReactElement } from 'react';
import type { TableState } from '../../flows/outcomes';
import { Section } from '../../ui/page';
import { RowButton, RowList } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

interface Meanwhile {
  readonly id: string;
  readonly icon: ReactElement;
  readonly words: string;
  readonly run: () => void;
}

/** Pushes whose receipt has not come, said apart from the tables. */
export function PushesWithoutAnswer({ tables }: { tables: readonly TableState[] }) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const heading = useId();
  const waiting = tables.filter((t) => t.pending !== null && t.sheet !== null);
  if (waiting.length === 0) return null;
  return (
    <Section title={texts.work.noAnswerTitle} id={heading} ruled>
      {waiting.map((t) => (
        <p key={t.tableId} className={mergeClasses(text.support, layout.side)}>
          {texts.work.noAnswer(t.sheet ?? '')}
        </p>
      ))}
    </Section>
  );
}

interface MeanwhileListProps {
  readonly tables: readonly TableState[];
  readonly onShow: (table: TableState) => void;
  readonly onChanges: () => void;
}

export function MeanwhileList({ tables, onShow, onChanges }: MeanwhileListProps) {
  const texts = useTexts();
  const layout = useLayout();
  const heading = useId();
  const sheet = tables.find((t) => t.sheet !== null);
  if (sheet === undefined) return null;
  const items: readonly Meanwhile[] = [
    {
      id: 'type',
      icon: <Edit16Regular />,
      words: texts.work.goOnTyping(sheet.sheet ?? ''),
      run: () => onShow(sheet),
    },
    { id: 'changes', icon: <Info16Regular />, words: texts.work.checkChanges, run: onChanges },
  ];
  return (
    <Section title={texts.work.meanwhile} id={heading} ruled>
      <RowList
        items={items}
        labelledBy={heading}
        id={(i) => i.id}
        row={(i) => (
          <RowButton onClick={i.run}>
            <span className={layout.icon} aria-hidden="true">
              {i.icon}
            </span>
            <span className={layout.grow}>{i.words}</span>
            <span className={layout.icon} aria-hidden="true">
              <ChevronRight16Regular />
            </span>
          </RowButton>
        )}
      />
    </Section>
  );
}
