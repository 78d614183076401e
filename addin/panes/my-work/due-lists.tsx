// What is overdue, then what is due, soonest first. A row shows its cell where there is a sheet to show it in.
import { useId } from 'react';
import type { Work, WorkItem } from '../../../domain/wire';
import { DueRow, type DueRowProps } from '../../ui/work/due-row';
import { Section } from '../../ui/page';
import { LinkedRow, Row, RowList } from '../../ui/row-list';
import { useTexts } from '../../ui/texts-context';

interface DueListsProps {
  readonly work: Work;
  /** Figures that are typed and not sent, by code and period label ({@link typedId}). */
  readonly typed: ReadonlyMap<string, string>;
  readonly onShow: ((item: WorkItem) => void) | null;
}

export function typedId(code: string, label: string): string {
  return `${code}|${label}`;
}

export function DueLists({ work, typed, onShow }: DueListsProps) {
  const texts = useTexts();
  const overdue = work.items.filter((i) => i.state === 'overdue');
  const firstDay = overdue.map((i) => i.due).sort()[0];
  const originOf = ({ origin }: WorkItem) => {
    const of = origin === undefined ? undefined : work.origins[origin];
    return of && { of, asAt: work.asAt };
  };
  const rest = { typed, onShow, originOf };
  return (
    <>
      {firstDay === undefined ? null : (
        <DueList
          title={texts.work.overdue}
          aside={texts.work.since(texts.moments.day(firstDay, work.asAt))}
          items={overdue}
          showPeriod
          {...rest}
        />
      )}
      {dueDays(work.items).map((items) => {
        const [first] = items;
        const oneLabel = items.every((i) => i.label === first.label);
        return (
          <DueList
            key={first.due}
            title={texts.work.dueIn(first.days)}
            aside={oneLabel ? first.label : ''}
            items={items}
            showPeriod={!oneLabel}
            {...rest}
          />
        );
      })}
    </>
  );
}

interface DueListProps extends Pick<DueListsProps, 'typed' | 'onShow'> {
  readonly title: string;
  readonly aside: string;
  readonly items: readonly WorkItem[];
  readonly showPeriod: boolean;
  readonly originOf: (item: WorkItem) => DueRowProps['origin'];
}

function DueList({ title, aside, items, showPeriod, typed, onShow, originOf }: DueListProps) {
  const heading = useId();
  return (
    <Section title={title} id={heading} aside={aside}>
      <RowList
        items={items}
        labelledBy={heading}
        id={(i) => `${i.code}|${i.period}`}
        linked={onShow !== null}
        row={(item) => {
          const figure = typed.get(typedId(item.code, item.label));
          const content = <DueRow item={item} typed={figure} showPeriod={showPeriod} origin={originOf(item)} />;
          return onShow === null ? <Row>{content}</Row> : <LinkedRow onClick={() => onShow(item)}>{content}</LinkedRow>;
        }}
      />
    </Section>
  );
}

/** The items that are due, one group for each day. */
function dueDays(items: readonly WorkItem[]): readonly (readonly [WorkItem, ...WorkItem[]])[] {
  const groups = new Map<string, [WorkItem, ...WorkItem[]]>();
  for (const item of items) {
    if (item.state !== 'due') continue;
    const group = groups.get(item.due);
    if (group === undefined) groups.set(item.due, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
