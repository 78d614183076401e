// The filters of Explore: a button for each, filled where it is on, and below them the list of the one that is open.
import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { useEffect, useId, useRef, useState } from 'react';
import { frequencies } from '../../../domain/period/period';
import { directions } from '../../../domain/performance/trend';
import { statuses } from '../../../domain/performance/status';
import type { PiFilter } from '../../../domain/wire-filter';
import type { ExploreAnswer } from '../../../domain/wire-explore';
import { useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { useExploreTexts } from './explore-texts';
import { NarrowInput } from './narrow-input';
import { SavedFilters } from './saved/saved-filters';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '6px', padding: '8px 16px 0' },
  button: { minWidth: 0, padding: '0 8px', fontWeight: 400 },
  panel: {
    margin: '8px 16px 0',
    padding: '4px 0 8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  options: { maxHeight: '236px', overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  foot: { display: 'flex', justifyContent: 'flex-end', columnGap: '8px', paddingTop: '4px' },
});

/** So many of a list are shown; the rest is found by typing. */
const SHOWN = 60;

type Listed = 'statuses' | 'units' | 'owners' | 'trends' | 'frequencies';
interface Option {
  readonly key: string;
  readonly name: string;
}
interface Group {
  readonly id: Listed | 'more';
  readonly label: string;
  readonly lists: readonly { readonly field: Listed; readonly options: readonly Option[] }[];
}

export interface FilterBarProps {
  readonly filter: PiFilter;
  readonly answer: Pick<ExploreAnswer, 'units' | 'owners'> | null;
  readonly onFilter: (filter: PiFilter) => void;
}

const picked = (filter: PiFilter, field: Listed): readonly string[] => filter[field] ?? [];

/** The filter with other items in one of its lists; a list without items lets everything pass. */
function withList(filter: PiFilter, field: Listed, items: readonly string[]): PiFilter {
  const { [field]: _, ...rest } = filter;
  return items.length === 0 ? rest : { ...rest, [field]: items };
}

export function FilterBar({ filter, answer, onFilter }: FilterBarProps) {
  const styles = useStyles();
  const words = useExploreTexts();
  const texts = useTexts();
  const panel = useId();
  const [open, setOpen] = useState<Group['id'] | 'saved' | null>(null);
  const groups: readonly Group[] = [
    {
      ...{ id: 'statuses', label: words.status },
      lists: [{ field: 'statuses', options: statuses.map((key) => ({ key, name: texts.status.word[key] })) }],
    },
    { id: 'units', label: words.unit, lists: [{ field: 'units', options: answer?.units ?? [] }] },
    { id: 'owners', label: words.owner, lists: [{ field: 'owners', options: answer?.owners ?? [] }] },
    {
      ...{ id: 'trends', label: words.trend },
      lists: [{ field: 'trends', options: directions.map((key) => ({ key, name: words.direction[key] })) }],
    },
    {
      ...{ id: 'more', label: words.more },
      lists: [{ field: 'frequencies', options: frequencies.map((key) => ({ key, name: words.frequency(key) })) }],
    },
  ];
  const chosen = ({ lists }: Group) => lists.flatMap(({ field }) => picked(filter, field));
  const nameOf = (group: Group) => {
    const n = chosen(group).length + (group.id === 'more' && filter.overdue ? 1 : 0);
    const names = group.lists.flatMap(({ field, options }) =>
      picked(filter, field).map((key) => options.find((option) => option.key === key)?.name ?? key),
    );
    const all = [...(group.id === 'more' && filter.overdue ? [words.overdue] : []), ...names];
    return { n, said: n === 0 ? group.label : n === 1 && all[0] ? all[0] : words.chosen(group.label, n) };
  };
  const shown = groups.find((group) => group.id === open);
  const isOn = Object.keys(filter).some((key) => key !== 'text');
  return (
    <>
      <div className={styles.bar} role="group" aria-label={words.filters}>
        {groups.map((group) => {
          const { n, said } = nameOf(group);
          return (
            <Button
              key={group.id}
              size="small"
              className={styles.button}
              appearance={n > 0 ? 'primary' : 'outline'}
              icon={<ChevronDown16Regular />}
              iconPosition="after"
              aria-expanded={open === group.id}
              {...(open === group.id && { 'aria-controls': panel })}
              aria-label={n > 0 ? `${group.label}: ${said}` : group.label}
              onClick={() => setOpen(open === group.id ? null : group.id)}
            >
              {said}
            </Button>
          );
        })}
        <Button
          size="small"
          className={styles.button}
          appearance="outline"
          icon={<ChevronDown16Regular />}
          iconPosition="after"
          aria-expanded={open === 'saved'}
          {...(open === 'saved' && { 'aria-controls': panel })}
          onClick={() => setOpen(open === 'saved' ? null : 'saved')}
        >
          {words.saved.title}
        </Button>
        {isOn ? (
          <Button
            size="small"
            appearance="transparent"
            className={styles.button}
            onClick={() => {
              setOpen(null);
              onFilter(filter.text === undefined ? {} : { text: filter.text });
            }}
          >
            {words.clear}
          </Button>
        ) : null}
      </div>
      {open === 'saved' ? (
        <SavedFilters
          id={panel}
          filter={filter}
          onUse={(next) => {
            setOpen(null);
            onFilter(next);
          }}
          onDone={() => setOpen(null)}
        />
      ) : null}
      {shown ? (
        <Panel
          key={shown.id}
          id={panel}
          group={shown}
          filter={filter}
          onFilter={onFilter}
          onDone={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

interface PanelProps extends Pick<FilterBarProps, 'filter' | 'onFilter'> {
  readonly id: string;
  readonly group: Group;
  readonly onDone: () => void;
}

function Panel({ id, group, filter, onFilter, onDone }: PanelProps) {
  const styles = useStyles();
  const words = useExploreTexts();
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const [{ field, options } = { field: 'statuses' as const, options: [] }] = group.lists;
  const plain = typed.trim().toLowerCase();
  const found = options.filter(({ name }) => name.toLowerCase().includes(plain));
  const isLong = options.length > 12;
  const toggle = (key: string, on: boolean) => {
    const others = picked(filter, field).filter((other) => other !== key);
    onFilter(withList(filter, field, on ? [...others, key] : others));
  };
  return (
    <div
      id={id}
      ref={box}
      className={styles.panel}
      role="group"
      aria-label={group.label}
      onKeyDown={(event) => (event.key === 'Escape' ? onDone() : undefined)}
    >
      {isLong ? <NarrowInput value={typed} onTyped={setTyped} /> : null}
      <div className={styles.options}>
        {group.id === 'more' ? (
          <Checkbox
            label={words.overdue}
            checked={filter.overdue === true}
            onChange={(_, { checked }) => {
              const { overdue: _was, ...rest } = filter;
              onFilter(checked === true ? { ...rest, overdue: true } : rest);
            }}
          />
        ) : null}
        {found.slice(0, SHOWN).map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={picked(filter, field).includes(key)}
            onChange={(_, { checked }) => toggle(key, checked === true)}
          />
        ))}
      </div>
      {found.length > SHOWN ? <p className={text.quiet}>{words.shownOf(SHOWN, found.length)}</p> : null}
      <div className={mergeClasses(styles.foot)}>
        <Button size="small" appearance="subtle" onClick={() => onFilter(withList(filter, field, []))}>
          {words.clearOne}
        </Button>
        <Button size="small" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
