// How one person signs in, and what an administrator does about it: a code or link that is told once, signing them out
// wherever they are, suspending them and letting them in again.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { People } from '../../../../domain/wire-ownership';
import type { AccountsAnswer, Invitation } from '../../../../domain/wire-identity';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { CopyText } from '../../../ui/copy-text';
import { useBridge } from '../../../ui/data/bridge-context';
import { useAsked } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import type { Settle } from '../../../ui/settle/use-settle';
import { useLayout, useText } from '../../../ui/styles';
import { ConfirmedButton } from '../confirmed-button';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({
  place: { display: 'grid', rowGap: '8px', padding: '8px 16px 16px' },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', margin: '4px 0' },
});

type Person = People['people'][number];
type State = AccountsAnswer['accounts'][number]['state'];

interface SignInSectionProps {
  readonly person: Person;
  readonly revision: number;
  /** Whether this is who looks. */
  readonly isMe: boolean;
  readonly settle: Settle;
}

export function SignInSection({ person, revision, isMe, settle }: SignInSectionProps) {
  const styles = useStyles();
  const words = useManageTexts().manage.people.signIn;
  const text = useText();
  const query = useAsked(
    'manage accounts',
    useCallback((bridge: Bridge) => bridge.accounts(), []),
  );
  const { refetch } = query;
  const known = query.data?.accounts.find((account) => account.person === person.id);
  return (
    <section className={styles.place} aria-labelledby="person-sign-in">
      <h2 className={text.section} id="person-sign-in">
        {words.title}
      </h2>
      <p className={text.support}>
        {person.suspended ? words.isSuspended : known === undefined ? '' : words.states[known.state]}
      </p>
      <ActionError error={query.error} again={refetch} />
      {isMe ? (
        <p className={text.quiet}>{words.isYou}</p>
      ) : (
        <>
          {person.suspended || known === undefined ? null : (
            <Invite person={person} state={known.state} onInvited={refetch} />
          )}
          <Ends person={person} revision={revision} settle={settle} />
        </>
      )}
    </section>
  );
}

function Invite({ person, state, onInvited }: { person: Person; state: State; onInvited: () => void }) {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.people.signIn;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (invitation !== null) heading.current?.focus();
  }, [invitation]);
  const { run, busy, error } = useAction(
    useCallback(async () => {
      setInvitation(await bridge.invite(person.id));
      onInvited();
    }, [bridge, person.id, onInvited]),
  );
  const isNew = state === 'no sign-in';
  return (
    <div>
      {isNew ? (
        <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => run()}>
          {words.invite(person.name)}
        </Button>
      ) : (
        <ConfirmedButton
          label={words.newCode(person.name)}
          about={words.newCodeAbout[state]}
          doIt={words.makeCode}
          busy={busy}
          run={() => run()}
        />
      )}
      <ActionError error={error} />
      {invitation === null ? null : (
        <div className={layout.above8}>
          <p ref={heading} tabIndex={-1} role="status" className={text.plain} style={{ outline: 'none' }}>
            {words.told(person.name, moments.full(invitation.ends))}
          </p>
          <p className={mergeClasses(text.plain, styles.code)}>{invitation.link ?? invitation.code}</p>
          <div className={mergeClasses(layout.row, layout.wrap)}>
            {invitation.link === null ? null : (
              <CopyText text={invitation.link} words={{ ...words.byHand, copy: words.copyLink }} main />
            )}
            <CopyText
              text={invitation.code}
              words={{ ...words.byHand, copy: words.copyCode }}
              main={invitation.link === null}
            />
          </div>
        </div>
      )}
    </div>
  );
}

function Ends({ person, revision, settle }: Omit<SignInSectionProps, 'isMe'>) {
  const words = useManageTexts().manage.people.signIn;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const [said, setSaid] = useState('');
  const ending = useAction(
    useCallback(async () => {
      await bridge.endSessions(person.id);
      setSaid(words.signedOut(person.name));
    }, [bridge, person, words]),
  );
  const suspend = (suspended: boolean) =>
    settle.run({
      edits: [{ type: 'person', key: person.id, field: 'suspended', value: suspended }],
      base: revision,
      said: suspended ? words.suspended(person.name) : words.isBack(person.name),
    });
  return (
    <>
      <div className={mergeClasses(layout.row, layout.wrap)}>
        {person.suspended ? (
          <Button size="small" disabledFocusable={settle.busy} onClick={() => suspend(false)}>
            {words.letIn(person.name)}
          </Button>
        ) : (
          <>
            <ConfirmedButton
              label={words.signOut}
              about={words.signOutAbout(person.name)}
              doIt={words.signOutDo(person.name)}
              busy={ending.busy}
              run={() => ending.run()}
            />
            <ConfirmedButton
              label={words.suspend(person.name)}
              about={words.suspendAbout(Math.max(person.owns, person.updates))}
              doIt={words.suspendDo(person.name)}
              busy={settle.busy}
              run={() => suspend(true)}
            />
          </>
        )}
      </div>
      <p role="status" className={text.support}>
        {said}
      </p>
      <ActionError error={ending.error} />
    </>
  );
}
