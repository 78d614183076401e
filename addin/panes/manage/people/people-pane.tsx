// Manage › People: everybody with their roles and what is theirs; one is opened to be changed. Super users read it.
import { Button, Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { useCallback, useState } from 'react';
import { foldCode } from '../../../../domain/records/text';
import type { People } from '../../../../domain/wire-ownership';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useAsked } from '../../../ui/data/queries';
import { Page } from '../../../ui/page';
import { Row, RowButton, RowList } from '../../../ui/row-list';
import { Spoken } from '../../../ui/spoken';
import { useLayout, useText } from '../../../ui/styles';
import { AskedPart } from '../asked-part';
import { useManageTexts } from '../manage-texts';
import { SettledLine } from '../../../ui/settle/settled-line';
import { useSettle } from '../../../ui/settle/use-settle';
import type { PartProps } from '../part';
import { PasteForm } from './paste-form';
import { PersonForm } from './person-form';
import { roleWords } from './role-words';
import { SignInSection } from './sign-in-section';

const useStyles = makeStyles({ about: { display: 'block' }, search: { width: '100%', maxWidth: 'none' } });
type Opened = { readonly kind: 'person'; readonly id: string | null } | { readonly kind: 'paste' } | null;

export function PeoplePane({ me }: PartProps) {
  const { manage } = useManageTexts();
  const query = useAsked(
    'manage people',
    useCallback((bridge: Bridge) => bridge.people(), []),
  );
  return (
    <AskedPart query={query} reading={manage.people.reading}>
      {(answer) => <PeoplePage me={me} answer={answer} error={query.error} again={query.refetch} />}
    </AskedPart>
  );
}

interface PeoplePageProps extends PartProps {
  readonly answer: People;
  readonly error: unknown;
  readonly again: () => void;
}

function PeoplePage({ me, answer, error, again }: PeoplePageProps) {
  const styles = useStyles();
  const words = useManageTexts().manage.people;
  const text = useText();
  const layout = useLayout();
  const [find, setFind] = useState('');
  const [opened, setOpened] = useState<Opened>(null);
  const close = useCallback(() => setOpened(null), []);
  const settle = useSettle(close);
  const person = opened?.kind === 'person' ? answer.people.find(({ id }) => id === opened.id) : undefined;
  const wanted = foldCode(find);
  const people = answer.people.filter(({ id, name }) => foldCode(`${name} ${id}`).includes(wanted));
  return (
    <Page>
      <p className={mergeClasses(text.support, layout.side)}>
        {words.gist(answer.people.length, answer.people.filter(({ suspended }) => suspended).length)}
      </p>
      <div className={layout.pad}>
        <Input
          type="search"
          className={styles.search}
          contentBefore={<Search20Regular />}
          value={find}
          aria-label={words.find}
          placeholder={words.find}
          onChange={(_, data) => setFind(data.value)}
        />
        {answer.mayAll ? (
          <div className={mergeClasses(layout.row, layout.wrap, layout.above8)}>
            <Button size="small" onClick={() => setOpened({ kind: 'person', id: null })}>
              {words.add}
            </Button>
            <Button size="small" onClick={() => setOpened({ kind: 'paste' })}>
              {words.paste}
            </Button>
          </div>
        ) : (
          <p className={mergeClasses(text.quiet, layout.above8)}>{words.readOnly}</p>
        )}
        <ActionError error={error} again={again} />
      </div>
      <SettledLine settle={settle} />
      {opened?.kind === 'person' ? (
        <PersonForm key={opened.id ?? ''} answer={answer} id={opened.id} settle={settle} onClose={close} />
      ) : null}
      {person === undefined ? null : (
        <SignInSection
          key={person.id}
          person={person}
          revision={answer.revision}
          isMe={person.id === me.id}
          settle={settle}
        />
      )}
      {opened?.kind === 'paste' ? <PasteForm answer={answer} settle={settle} onClose={close} /> : null}
      {people.length === 0 ? (
        <p className={mergeClasses(text.support, layout.side)} role="status">
          {words.nobody}
        </p>
      ) : (
        <RowList
          items={people}
          label={words.list}
          id={(person) => person.id}
          row={(person) =>
            answer.mayAll ? (
              <RowButton
                chosen={opened?.kind === 'person' && opened.id === person.id}
                onClick={() => setOpened({ kind: 'person', id: person.id })}
              >
                <PersonLine person={person} answer={answer} />
              </RowButton>
            ) : (
              <Row>
                <PersonLine person={person} answer={answer} />
              </Row>
            )
          }
        />
      )}
    </Page>
  );
}

function PersonLine({ person, answer }: { person: People['people'][number]; answer: People }) {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.people;
  const text = useText();
  const layout = useLayout();
  const roles = person.roles.map((role) => roleWords(role, answer.units, words));
  const about = [
    ...(roles.length > 0 ? roles : person.owns + person.updates > 0 ? [] : [words.noRole]),
    ...(person.owns + person.updates > 0 ? [words.about(person.owns, person.updates)] : []),
    ...(person.lastIn === null ? [] : [words.lastIn(moments.day(person.lastIn, answer.asAt))]),
  ];
  return (
    <span className={layout.grow}>
      <span className={text.bold}>{person.name}</span>
      {person.suspended ? <span className={text.quiet}> {words.left}</span> : null}
      <Spoken>{', '}</Spoken>
      <span className={mergeClasses(text.quiet, styles.about)}>{about.join(' · ')}</span>
    </span>
  );
}
