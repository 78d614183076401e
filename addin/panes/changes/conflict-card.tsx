// A conflict: before, mine and theirs, each with its status. Nothing is chosen beforehand, arrows only move,
// Enter or Space chooses; a mind can be changed while the card stands.
import { Radio, RadioGroup, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BranchCompare16Regular } from '@fluentui/react-icons/svg/branch-compare';
import type { KeyboardEvent } from 'react';
import type { PlannedConflict } from '../../../domain/sync/plan';
import type { Status } from '../../../domain/performance/status';
import { ActionError } from '../../ui/broken-world';
import { StatusSign } from '../../ui/status-sign';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { Card } from '../../ui/card';

export type Choice = 'mine' | 'theirs';

const useStyles = makeStyles({
  group: { display: 'block' },
  version: {
    display: 'grid',
    gridTemplateColumns: 'minmax(84px, 1fr) auto 84px',
    alignItems: 'center',
    minHeight: '32px',
  },
  figure: { textAlign: 'right', paddingRight: '16px', fontWeight: 600 },
  label: { color: tokens.colorNeutralForeground1 },
  light: { fontWeight: 400 },
  indent: { paddingLeft: '36px' },
  note: { margin: '0 0 4px 36px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quote: {
    margin: '4px 0 4px 36px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    paddingLeft: '8px',
    overflowWrap: 'anywhere',
  },
});

interface ConflictCardProps {
  readonly conflict: PlannedConflict;
  readonly choice: Choice | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly chosen: boolean;
  readonly now: string;
  readonly onChoose: (choice: Choice) => void;
  readonly onShow: () => void;
}

export function ConflictCard(props: ConflictCardProps) {
  const { conflict, choice, busy } = props;
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const words = texts.changes;
  const isNote = conflict.words !== null || conflict.field === 'note';
  const question =
    conflict.words !== null
      ? words.whichField(conflict.fieldLabel)
      : isNote
        ? words.whichNote(conflict.periodLabel)
        : words.whichFigure(conflict.periodLabel);
  const [before, mine] = texts.edited(conflict);
  const theirs = texts.theirs(conflict);
  const choose = (value: string) => {
    if (!busy) props.onChoose(value === 'theirs' ? 'theirs' : 'mine');
  };
  return (
    <Card
      icon={<BranchCompare16Regular />}
      title={words.conflict}
      name={words.conflictOf(conflict.code, conflict.periodLabel === '' ? conflict.fieldLabel : conflict.periodLabel)}
      place={words.place(conflict.code, conflict.address)}
      chosen={props.chosen}
      onShow={props.onShow}
    >
      <p className={mergeClasses(text.support)}>
        {words.changedSince(conflict.by)} {question}
      </p>
      <div className={mergeClasses(styles.version, text.support, layout.above4)}>
        <span className={styles.indent}>{words.before}</span>
        {isNote ? null : (
          <>
            <span className={mergeClasses(styles.figure, styles.light)}>{before}</span>
            <Sign status={conflict.statusBefore} />
          </>
        )}
      </div>
      {isNote ? <p className={mergeClasses(text.support, styles.note)}>{before}</p> : null}
      <RadioGroup
        className={styles.group}
        aria-label={`${conflict.code}: ${question}`}
        value={choice ?? ''}
        onChange={(_, data) => choose(data.value)}
        onKeyDown={(event) => moveOrChoose(event, choose)}
      >
        <Version value="mine" words={words.mine} shown={mine} status={conflict.statusAfter} isNote={isNote} />
        <Version value="theirs" words={words.theirs} shown={theirs} status={conflict.statusTheirs} isNote={isNote} />
      </RadioGroup>
      <div className={mergeClasses(text.support, styles.quote)}>
        {conflict.theirNote === null || isNote ? null : (
          <>
            {texts.quote(conflict.theirNote)}
            <br />
          </>
        )}
        <span className={text.quiet}>{words.by(conflict.by, texts.moments.moment(conflict.at, props.now))}</span>
      </div>
      <p role="status" className={mergeClasses(text.support, styles.indent)}>
        {choice === null || busy ? '' : choice === 'mine' ? words.keptMine : words.tookTheirs}
      </p>
      <ActionError error={props.error} />
    </Card>
  );
}

interface VersionProps {
  readonly value: Choice;
  readonly words: string;
  readonly shown: string;
  readonly status: Status | null;
  readonly isNote: boolean;
}

function Version({ value, words, shown, status, isNote }: VersionProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const name = texts.changes.choice(words, shown, isNote || status === null ? '' : texts.status.word[status]);
  return (
    <>
      <div className={styles.version}>
        <Radio value={value} label={<span className={styles.label}>{words}</span>} input={{ 'aria-label': name }} />
        {isNote ? null : (
          <>
            <span className={styles.figure} aria-hidden="true">
              {shown}
            </span>
            <span aria-hidden="true">
              <Sign status={status} />
            </span>
          </>
        )}
      </div>
      {isNote ? (
        <p className={mergeClasses(text.support, styles.note)} aria-hidden="true">
          {shown}
        </p>
      ) : null}
    </>
  );
}

/** The sign of a figure's status, where it has one. */
function Sign({ status }: { status: Status | null }) {
  return status === null ? null : <StatusSign status={status} />;
}

/** Choosing "Theirs" writes into the sheet, so that an arrow key must not choose by passing. */
function moveOrChoose(event: KeyboardEvent<HTMLElement>, choose: (value: string) => void): void {
  const here = event.target;
  if (!(here instanceof HTMLInputElement)) return;
  if (event.key === 'Enter' && !event.ctrlKey) {
    event.preventDefault();
    choose(here.value);
    return;
  }
  const forward = event.key === 'ArrowDown' || event.key === 'ArrowRight';
  const back = event.key === 'ArrowUp' || event.key === 'ArrowLeft';
  if (!forward && !back) return;
  event.preventDefault();
  const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const next = (radios.indexOf(here) + (forward ? 1 : radios.length - 1)) % radios.length;
  radios[next]?.focus();
}
