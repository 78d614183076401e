// Signing in: the ways that the store offers; in the demonstration who one can be, by role. It says plainly that it is
// one, and that sheets work without.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SessionOptions } from '../../../domain/wire';
import type { SignInWay } from '../../flows/sign-in';
import { ActionError } from '../../ui/broken-world';
import { useInput } from '../../ui/input-style';
import { later } from '../../ui/later';
import { RowButton, RowList } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

/** Not needed in the demonstration, nor by who is signed in. */
const Ways = later(async () => (await import('./ways')).Ways);

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto', scrollbarWidth: 'thin' },
  head: { padding: '24px 16px 12px' },
  /** As on the picture: what is asked stands where the eye is, and not under the ribbon. */
  low: { paddingTop: 'min(20vh, 160px)', boxSizing: 'border-box' },
  without: {
    margin: '12px 16px 16px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** From this many people on, a field to search them is worth its place. */
const MANY = 8;

type Person = NonNullable<SessionOptions['demonstration']>['people'][number];

interface SignInPageProps {
  readonly options: SessionOptions;
  /** Name of the person who is being signed in. */
  readonly signingIn: string | null;
  readonly under: SignInWay['kind'] | null;
  readonly error: unknown;
  readonly onWay: (way: SignInWay, name?: string) => void;
  readonly onCode: () => void;
}

export function SignInPage({ options, signingIn, under, error, onWay, onCode }: SignInPageProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const { demonstration, password, workAccount } = options;
  const choose = (person: Person) => onWay({ kind: 'person', id: person.id }, person.name);
  return (
    <main className={mergeClasses(styles.page, demonstration === null && styles.low)}>
      <div className={styles.head}>
        <h1 className={text.big}>{texts.signIn.title}</h1>
        <p className={mergeClasses(text.support, layout.above4)}>{options.body}</p>
        {demonstration === null ? null : (
          <>
            <p className={mergeClasses(text.plain, layout.above16)}>{texts.signIn.demonstration}</p>
            <p className={mergeClasses(text.support, layout.above4)}>{texts.signIn.demonstrationAbout}</p>
          </>
        )}
        {demonstration === null && !password && !workAccount ? (
          <p className={layout.above16}>{texts.signIn.noWay}</p>
        ) : null}
        <ActionError error={error} />
        {password || workAccount ? (
          <Ways password={password} workAccount={workAccount} under={under} onWay={onWay} onCode={onCode} />
        ) : null}
      </div>
      <div role="status" className={layout.spoken}>
        {signingIn === null ? '' : texts.signIn.signingIn(signingIn)}
      </div>
      {demonstration === null ? null : <People people={demonstration.people} busy={under !== null} onChoose={choose} />}
      <div className={styles.without}>
        <h2 className={text.section}>{texts.signIn.withoutTitle}</h2>
        <p className={text.support}>{texts.signIn.without}</p>
      </div>
    </main>
  );
}

interface PeopleProps {
  readonly people: readonly Person[];
  readonly busy: boolean;
  readonly onChoose: (person: Person) => void;
}

function People({ people, busy, onChoose }: PeopleProps) {
  const { input } = useInput();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const [asked, setAsked] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = people.filter((p) => matches(p, asked));
  const toList = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector('button')?.focus();
  };
  return (
    <>
      {people.length >= MANY ? (
        <div className={layout.side}>
          <input
            type="search"
            className={input}
            placeholder={texts.signIn.search}
            aria-label={texts.signIn.search}
            value={asked}
            onChange={(event) => setAsked(event.target.value)}
            onKeyDown={toList}
          />
          <p role="status" className={asked === '' || found.length > 0 ? layout.spoken : text.quiet}>
            {asked === '' ? '' : texts.signIn.found(found.length)}
          </p>
        </div>
      ) : null}
      <div ref={list} className={layout.above4}>
        <RowList
          items={found}
          label={texts.signIn.people}
          id={(p) => p.id}
          row={(p) => (
            <RowButton onClick={() => (busy ? undefined : onChoose(p))}>
              <span className={mergeClasses(layout.column, layout.grow)}>
                <span className={text.bold}>{p.name}</span>
                <span className={text.quiet}>{p.about}</span>
              </span>
            </RowButton>
          )}
        />
      </div>
    </>
  );
}

/** Whether every word that was asked for stands somewhere in the person's name or role. */
function matches(person: Person, asked: string): boolean {
  const said = `${person.name} ${person.about}`.toLocaleLowerCase();
  return asked
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
