// To whom the chosen PIs go: the person, and the one button with its number.
import { Button, Field, Select, mergeClasses } from '@fluentui/react-components';
import type { Candidate } from '../../../../domain/wire-ownership';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { Settle } from '../../../ui/settle/use-settle';
import type { HandOver } from './hand-over';

interface HandOverFooterProps {
  readonly chosen: number;
  readonly people: readonly Candidate[];
  readonly to: string;
  readonly onTo: (id: string) => void;
  readonly plan: HandOver | null;
  readonly base: number;
  readonly settle: Settle;
}

export function HandOverFooter({ chosen, people, to, onTo, plan, base, settle }: HandOverFooterProps) {
  const words = useManageTexts().manage.ownership;
  const layout = useLayout();
  const text = useText();
  const name = people.find(({ id }) => id === to)?.name ?? to;
  const isNothing = plan !== null && plan.edits.length === 0;
  const isShut = plan === null || isNothing || settle.busy;
  const press = () => {
    if (plan === null || isShut) return;
    settle.run({ edits: plan.edits, base, said: words.done(chosen, name), note: words.note(name) });
  };
  return (
    <>
      <Field label={words.newOwner(chosen)}>
        <Select value={to} onChange={(_, data) => onTo(data.value)}>
          <option value="">{words.chooseOwner}</option>
          {people
            .filter(({ left }) => !left)
            .map((person) => (
              <option key={person.id} value={person.id}>
                {words.candidate(person.name, person.unit)}
              </option>
            ))}
        </Select>
      </Field>
      <Button
        appearance="primary"
        size="large"
        className={mergeClasses(layout.full)}
        disabledFocusable={isShut}
        onClick={press}
      >
        {words.handOver(chosen)}
      </Button>
      <p className={mergeClasses(text.quiet, text.centre)}>{isNothing ? words.nothing : words.oneStep}</p>
    </>
  );
}
