// Manage › Duplicates: PIs that may be one, group by group; one is opened to be merged, with what that will do before it does.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DuplicatePi, Duplicates } from '../../../../domain/wire-duplicates';
import type { Edit } from '../../../../domain/sync/change-set';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useAsked } from '../../../ui/data/queries';
import { PiCode } from '../../../ui/open-pi';
import { Page, Section } from '../../../ui/page';
import { SettledLine } from '../../../ui/settle/settled-line';
import { useSettle, type Settle } from '../../../ui/settle/use-settle';
import { useLayout, useText } from '../../../ui/styles';
import { AskedPart } from '../asked-part';
import { useManageTexts } from '../manage-texts';
import { ApartPart } from './apart-part';
import { MergeForm } from './merge-form';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '4px 16px 0' },
  pi: { padding: '4px 0' },
  line: { display: 'block', overflowWrap: 'anywhere' },
});

export function DuplicatesPane() {
  const { manage } = useManageTexts();
  const query = useAsked(
    'manage duplicates',
    useCallback((bridge: Bridge) => bridge.duplicates(), []),
  );
  return (
    <AskedPart query={query} reading={manage.duplicates.reading}>
      {(answer) => <DuplicatesPage answer={answer} error={query.error} again={query.refetch} />}
    </AskedPart>
  );
}

type Group = Duplicates['groups'][number];
const idOf = ({ pis }: Group) => pis.map(({ code }) => code).join(' ');

function DuplicatesPage({ answer, error, again }: { answer: Duplicates; error: unknown; again: () => void }) {
  const words = useManageTexts().manage.duplicates;
  const text = useText();
  const layout = useLayout();
  const [opened, setOpened] = useState<string | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const settle = useSettle(close);
  const { groups, total, apart } = answer;
  const tellApart = ({ pis }: Group) => {
    const codes = pis.map(({ code }) => code);
    settle.run({
      ...{ edits: apartEdits(pis), base: answer.revision },
      ...{ said: words.toldApart(codes), note: words.apartNote(codes) },
    });
  };
  return (
    <Page>
      <p className={mergeClasses(text.support, layout.side)} {...(total === 0 && { role: 'status' })}>
        {[words.gist(total), ...(total === 0 ? [] : [words.about])].join(' ')}
      </p>
      <div className={layout.side}>
        <ActionError error={error} again={again} />
      </div>
      <SettledLine settle={settle} />
      {groups.map((group, i) => (
        <GroupSection
          key={idOf(group)}
          id={`duplicates-${i}`}
          ruled={i > 0}
          isOpen={opened === idOf(group)}
          onOpen={() => setOpened(idOf(group))}
          onApart={() => tellApart(group)}
          {...{ group, settle, onClose: close }}
        />
      ))}
      {groups.length < total ? (
        <p className={mergeClasses(text.quiet, layout.pad)}>{words.firstOf(groups.length, total)}</p>
      ) : null}
      {apart.total === 0 ? null : <ApartPart {...{ apart, settle }} base={answer.revision} />}
    </Page>
  );
}

/** Each is told apart from those that come after it. */
function apartEdits(pis: readonly DuplicatePi[]): Edit[] {
  const codes = pis.map(({ code }) => code).sort();
  return codes.slice(0, -1).map((code, i) => {
    const known = pis.find((pi) => pi.code === code)?.apartFrom ?? [];
    const value = [...new Set([...known, ...codes.slice(i + 1)])].sort();
    return { type: 'indicator', key: code, field: 'apartFrom', value };
  });
}

interface GroupSectionProps {
  readonly group: Group;
  readonly id: string;
  readonly ruled: boolean;
  readonly isOpen: boolean;
  readonly settle: Settle;
  readonly onOpen: () => void;
  readonly onApart: () => void;
  readonly onClose: () => void;
}

function GroupSection({ group, id, ruled, isOpen, settle, onOpen, onApart, onClose }: GroupSectionProps) {
  const styles = useStyles();
  const words = useManageTexts().manage.duplicates;
  const layout = useLayout();
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  // Left without a merge, the focus goes back to where it came from; after one it is on what came of it.
  const isLeft = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && isLeft.current) place.current?.querySelector('button')?.focus();
    isLeft.current = false;
    wasOpen.current = isOpen;
  }, [isOpen]);
  const leave = () => {
    isLeft.current = true;
    onClose();
  };
  return (
    <Section title={words.reason(group.reason, group.sameUnit)} id={id} ruled={ruled}>
      <ul className={styles.list} aria-labelledby={id}>
        {group.pis.map((pi) => (
          <li key={pi.code} className={styles.pi}>
            <AboutPi pi={pi} />
          </li>
        ))}
      </ul>
      {isOpen ? (
        <MergeForm pis={group.pis} settle={settle} onClose={leave} />
      ) : (
        <div ref={place} className={mergeClasses(layout.row, layout.wrap, layout.side, layout.above4)}>
          <Button
            size="small"
            aria-label={words.mergeOf(group.pis.map(({ code }) => code))}
            disabledFocusable={settle.busy}
            onClick={onOpen}
          >
            {words.merge}
          </Button>
          <Button
            size="small"
            aria-label={words.apartOf(group.pis.map(({ code }) => code))}
            disabledFocusable={settle.busy}
            onClick={onApart}
          >
            {words.apart}
          </Button>
        </div>
      )}
    </Section>
  );
}

function AboutPi({ pi }: { pi: DuplicatePi }) {
  const styles = useStyles();
  const words = useManageTexts().manage.duplicates;
  const text = useText();
  return (
    <>
      <span className={styles.line}>
        <PiCode code={pi.code} /> {pi.name}
      </span>
      <span className={mergeClasses(text.quiet, styles.line)}>{pi.unit}</span>
      <span className={mergeClasses(text.quiet, styles.line)}>
        {[words.figures(pi.figures, pi.last), words.owner(pi.owner)].join(' · ')}
      </span>
    </>
  );
}
