// Manage › Ownership: the PIs that need a hand, whom they go to, and what that will do before it is done.
import { Tab, TabList, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Ownership } from '../../../../domain/wire-ownership';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { CountBadge } from '../../../ui/count-badge';
import { useAsked } from '../../../ui/data/queries';
import { Page } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { AskedPart } from '../asked-part';
import { useManageTexts } from '../manage-texts';
import { SettledLine } from '../../../ui/settle/settled-line';
import { TickList } from '../../../ui/tick-list';
import { useSettle } from '../../../ui/settle/use-settle';
import { ChooseForm } from './choose-form';
import { handOver, pisOf, type OwnedPi } from './hand-over';
import { HandOverFooter } from './hand-over-footer';
import { UnitsSection } from './units-section';
import { WillHandOver } from './will-hand-over';

const useStyles = makeStyles({
  tabs: { padding: '0 4px', flexWrap: 'wrap' },
  tab: { padding: '8px' },
  label: { display: 'inline-flex', alignItems: 'center', columnGap: '4px' },
});

const lists = ['none', 'left', 'away', 'find'] as const;
type ListName = (typeof lists)[number];

export function OwnershipPane() {
  const { manage } = useManageTexts();
  const query = useAsked(
    'manage ownership',
    useCallback((bridge: Bridge) => bridge.ownership(), []),
  );
  return (
    <AskedPart query={query} reading={manage.ownership.reading}>
      {(answer) => <OwnershipPage answer={answer} error={query.error} again={query.refetch} />}
    </AskedPart>
  );
}

/** PIs under the person they are of. */
interface Group {
  readonly id: string;
  readonly head?: { readonly title: string; readonly about: string; readonly spoken: string };
  readonly pis: readonly OwnedPi[];
}

function OwnershipPage({ answer, error, again }: { answer: Ownership; error: unknown; again: () => void }) {
  const styles = useStyles();
  const texts = useManageTexts();
  const words = texts.manage.ownership;
  const layout = useLayout();
  const text = useText();
  const counts = {
    none: answer.withoutOwner.code.length,
    left: answer.left.reduce((n, { pis }) => n + pis.code.length, 0),
    away: answer.away.reduce((n, { pis }) => n + pis.code.length, 0),
  };
  const [list, setList] = useState<ListName>(() => lists.find((l) => l !== 'find' && counts[l] > 0) ?? 'find');
  const [found, setFound] = useState<readonly OwnedPi[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState('');
  const settle = useSettle(
    useCallback(() => {
      setChosen(new Set());
      setFound(null);
    }, []),
  );
  const nameOf = (id: string) => answer.people.find((person) => person.id === id)?.name ?? id;
  const groups = groupsOf(list, answer, found, texts);
  const pis = groups.flatMap((group) => group.pis).filter(({ code }) => chosen.has(code));
  const leavers = new Set(list === 'left' ? answer.left.map(({ person }) => person.id) : []);
  const plan = to === '' || pis.length === 0 ? null : handOver(uniqueByCode(pis), to, leavers);
  const open = (next: ListName) => {
    setList(next);
    setChosen(new Set());
  };
  return (
    <Page
      {...(pis.length > 0 && {
        footer: (
          <HandOverFooter
            chosen={uniqueByCode(pis).length}
            people={answer.people}
            base={answer.revision}
            {...{ to, onTo: setTo, plan, settle }}
          />
        ),
      })}
    >
      <p className={mergeClasses(text.support, layout.side)}>
        {words.gist(counts.none + counts.left + counts.away, answer.pis)}
      </p>
      <div className={layout.side}>
        <ActionError error={error} again={again} />
      </div>
      <TabList
        className={styles.tabs}
        selectedValue={list}
        aria-label={words.listsLabel}
        onTabSelect={(_, data) => open(lists.find((l) => l === data.value) ?? 'none')}
      >
        {lists.map((name) => (
          <Tab key={name} value={name} className={styles.tab}>
            <span className={styles.label}>
              {words.lists[name]}
              {name === 'find' ? null : <CountBadge count={counts[name]} brand={list === name && counts[name] > 0} />}
            </span>
          </Tab>
        ))}
      </TabList>
      {list === 'find' ? (
        <ChooseForm
          answer={answer}
          onFound={(next) => {
            setFound(next);
            setChosen(new Set());
          }}
        />
      ) : null}
      {groups.every((group) => group.pis.length === 0) && (list !== 'find' || found !== null) ? (
        <p className={mergeClasses(text.support, layout.pad)} role="status">
          {words.nobody[list]}
        </p>
      ) : null}
      {groups.map((group) =>
        group.pis.length === 0 ? null : (
          <div key={group.id} className={layout.above8}>
            <TickList
              label={group.head?.title ?? words.lists[list]}
              head={group.head}
              items={group.pis.map((pi) => ({
                ...{ id: pi.code, title: pi.code, about: pi.name },
                ...(list === 'left' && pi.owner !== group.id && { aside: words.recordsOnly }),
              }))}
              chosen={chosen}
              onChosen={setChosen}
            />
          </div>
        ),
      )}
      <SettledLine settle={settle} />
      {plan === null || plan.edits.length === 0 ? null : <WillHandOver plan={plan} to={nameOf(to)} nameOf={nameOf} />}
      <UnitsSection units={answer.units} />
    </Page>
  );
}

function uniqueByCode(pis: readonly OwnedPi[]): OwnedPi[] {
  return [...new Map(pis.map((pi) => [pi.code, pi])).values()];
}

function groupsOf(
  list: ListName,
  answer: Ownership,
  found: readonly OwnedPi[] | null,
  { manage, moments }: ReturnType<typeof useManageTexts>,
): readonly Group[] {
  const words = manage.ownership;
  switch (list) {
    case 'none': {
      const pis = pisOf(answer.withoutOwner);
      return [{ id: 'none', head: { title: words.all(pis.length), about: '', spoken: words.all(pis.length) }, pis }];
    }
    case 'left':
      return answer.left.map(({ person, since, pis }) => ({
        id: person.id,
        head: {
          title: person.name,
          about: since === null ? words.gone : words.since(moments.day(since, answer.asAt)),
          spoken: words.allOf(person.name, pis.code.length),
        },
        pis: pisOf(pis),
      }));
    case 'away':
      return answer.away.map(({ person, lastIn, pis }) => ({
        id: person.id,
        head: {
          title: person.name,
          about: lastIn === null ? words.neverIn : words.lastIn(moments.day(lastIn, answer.asAt)),
          spoken: words.allOf(person.name, pis.code.length),
        },
        pis: pisOf(pis),
      }));
    case 'find': {
      const pis = found ?? [];
      return [{ id: 'find', head: { title: words.all(pis.length), about: '', spoken: words.all(pis.length) }, pis }];
    }
  }
}
