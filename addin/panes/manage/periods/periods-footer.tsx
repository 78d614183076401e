// What to do with the chosen periods: the choice, what it will do, and the one button with its number.
import { Button, Checkbox, Field, Radio, RadioGroup, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { recordingStates, type RecordingState } from '../../../../domain/records/recording-period';
import type { RecordingAnswer } from '../../../../domain/wire-settings';
import { Rich } from '../../../ui/rich';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { Settle } from '../../../ui/settle/use-settle';
import { foresee } from './foresee';

interface PeriodsFooterProps {
  readonly answer: RecordingAnswer;
  readonly chosen: ReadonlySet<string>;
  readonly unitName: string;
  readonly settle: Settle;
}

export function PeriodsFooter({ answer, chosen, unitName, settle }: PeriodsFooterProps) {
  const { manage } = useManageTexts();
  const words = manage.periods;
  const layout = useLayout();
  const text = useText();
  const { frequency, revision } = answer;
  const [state, setState] = useState<RecordingState | null>(null);
  const [allBefore, setAllBefore] = useState(false);
  const n = chosen.size;
  const foreseen = state === null ? null : foresee(answer, { periods: [...chosen], state, allBefore });
  const push = () => {
    if (state === null || !foreseen || foreseen.edits.length === 0) return;
    const said = words.done(state, n, frequency, unitName, allBefore);
    settle.run({ edits: foreseen.edits, base: revision, said });
  };
  const cannot = !foreseen || foreseen.edits.length === 0;
  return (
    <>
      <Field label={words.chosen(n, frequency)}>
        <RadioGroup
          layout="horizontal"
          aria-label={words.choice}
          value={state ?? ''}
          onChange={(_, data) => setState(recordingStates.find((one) => one === data.value) ?? null)}
        >
          {recordingStates.map((one) => (
            <Radio key={one} value={one} label={words.verbs[one]} />
          ))}
        </RadioGroup>
      </Field>
      <Checkbox
        checked={allBefore}
        onChange={(_, data) => setAllBefore(data.checked === true)}
        label={words.allBefore(frequency)}
      />
      <div role="status" className={text.support}>
        {state === null || !foreseen ? null : <Consequences {...{ answer, unitName, foreseen, state, allBefore }} />}
      </div>
      <Button
        appearance="primary"
        size="large"
        className={layout.full}
        disabledFocusable={cannot || settle.busy}
        onClick={push}
      >
        {state === null ? words.chooseFirst : words.button(state, n, frequency, allBefore)}
      </Button>
      <p className={mergeClasses(text.quiet, text.centre)}>{words.oneStep}</p>
    </>
  );
}

interface ConsequencesProps {
  readonly answer: RecordingAnswer;
  readonly unitName: string;
  readonly foreseen: ReturnType<typeof foresee>;
  readonly state: RecordingState;
  readonly allBefore: boolean;
}

function Consequences({ answer, unitName, foreseen, state, allBefore }: ConsequencesProps) {
  const { manage, moments } = useManageTexts();
  const words = manage.periods;
  const text = useText();
  const { moving, kept, lock, missing, edits } = foreseen;
  const nameOf = (code: string) => answer.units.find((unit) => unit.code === code)?.name ?? code;
  const isBefore = moving.length === 0 && edits.length > 0;
  return (
    <>
      <p className={text.plain}>{words.about[state]}</p>
      {moving.length > 0 ? (
        <p className={text.plain}>
          <Rich>{words.will(moving.length, state, answer.frequency, unitName)}</Rich>
          {allBefore ? ` ${words.andBefore}` : null}
        </p>
      ) : null}
      {isBefore && allBefore ? <p className={text.plain}>{words.andBefore}</p> : null}
      {missing > 0 ? (
        <p className={text.plain}>{state === 'open' ? words.giveAgain(missing) : words.missing(missing)}</p>
      ) : null}
      {kept.length > 0 && lock ? (
        <p className={text.plain}>
          {words.stayLocked(
            kept.map((row) => row.label),
            'upTo' in lock && lock.unit === answer.unit
              ? words.byAll(lock.frequency, moments.fullDay(lock.upTo))
              : words.byUnit(nameOf(lock.unit)),
          )}
        </p>
      ) : null}
      {edits.length === 0 && kept.length === 0 ? <p className={text.plain}>{words.nothing(state)}</p> : null}
    </>
  );
}
