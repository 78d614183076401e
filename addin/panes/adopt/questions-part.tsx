// What is asked once for the whole table: its period where it names none, and spellings that may mean two things.
import { Button, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { label, type Calendar, type PeriodKey } from '../../../domain/period/period';
import { parsePeriod } from '../../../domain/period/reading/parse-period';
import type { PeriodChoice, Spelling } from '../../../domain/period/reading/reading';
import type { Question } from '../../../domain/adopt/propose';
import { Section } from '../../ui/page';
import { useAdoptTexts } from './adopt-texts';
import { ASKS } from './use-kept-focus';

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: '12px', padding: '4px 16px 8px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '8px' },
  narrow: { minWidth: 0 },
});

interface QuestionsPartProps {
  readonly questions: readonly Question[];
  /** What was said of spellings. */
  readonly choices: readonly PeriodChoice[];
  readonly tablePeriod: PeriodKey | null;
  readonly calendar: Calendar;
  readonly onPeriod: (period: PeriodKey) => void;
  readonly onChoice: (choice: PeriodChoice) => void;
}

type SpellingQuestion = Extract<Question, { readonly kind: 'spelling' }>;

export function QuestionsPart({ questions, choices, tablePeriod, calendar, onPeriod, onChoice }: QuestionsPartProps) {
  const styles = useStyles();
  const { means } = useAdoptTexts();
  // What was answered stays where it is, to be answered otherwise.
  const [known, setKnown] = useState<ReadonlyMap<Spelling, SpellingQuestion>>(new Map());
  const asked = questions.filter((q) => q.kind === 'spelling');
  if (asked.some((q) => !known.has(q.spelling)))
    setKnown(new Map([...known, ...asked.map((q) => [q.spelling, q] as const)]));
  const saidOf = (spelling: Spelling) => choices.find((c) => c.spelling === spelling)?.meaning ?? '';
  const spellings = [...known.values()].filter(
    (q) => saidOf(q.spelling) !== '' || asked.some((a) => a.spelling === q.spelling),
  );
  const isPeriod = questions.some((q) => q.kind === 'period') || tablePeriod !== null;
  if (spellings.length === 0 && !isPeriod) return null;
  return (
    <Section title={means.asked} ruled>
      <div className={styles.list}>
        {isPeriod ? (
          <PeriodField
            key={tablePeriod ?? ''}
            message={questions.find((q) => q.kind === 'period')?.message ?? ''}
            period={tablePeriod}
            calendar={calendar}
            onPeriod={onPeriod}
          />
        ) : null}
        {spellings.map((q) => (
          <div key={q.spelling} {...(saidOf(q.spelling) === '' && ASKS)}>
            <Field label={q.message}>
              <Select
                value={saidOf(q.spelling)}
                onChange={(_, data) => {
                  const meant = q.meanings.find((m) => m.meaning === data.value);
                  if (meant) onChoice({ spelling: q.spelling, meaning: meant.meaning });
                }}
              >
                {saidOf(q.spelling) === '' ? <option value="">{means.choosePeriod}</option> : null}
                {q.meanings.map((m) => (
                  <option key={m.meaning} value={m.meaning}>
                    {means.meaning(m.meaning, m.period === null ? '' : label(m.period, calendar))}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        ))}
      </div>
    </Section>
  );
}

interface PeriodFieldProps {
  readonly message: string;
  readonly period: PeriodKey | null;
  readonly calendar: Calendar;
  readonly onPeriod: (period: PeriodKey) => void;
}

function PeriodField({ message, period, calendar, onPeriod }: PeriodFieldProps) {
  const styles = useStyles();
  const { means } = useAdoptTexts();
  const [typed, setTyped] = useState(period === null ? '' : label(period, calendar));
  const [wrong, setWrong] = useState('');
  const take = () => {
    if (typed.trim() === '') return;
    const read = parsePeriod(typed.trim(), { calendar });
    if (read.kind === 'period') {
      setWrong('');
      onPeriod(read.period);
    } else setWrong(read.message);
  };
  return (
    <Field
      {...(period === null && ASKS)}
      label={message || means.tablePeriod}
      hint={means.tablePeriodHint}
      {...(wrong !== '' && { validationMessage: wrong })}
    >
      <div className={styles.pair}>
        <Input
          value={typed}
          input={{ className: styles.narrow, 'aria-label': means.tablePeriod }}
          onChange={(_, data) => setTyped(data.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Else the same press would go on to the button that the focus moves to.
            event.preventDefault();
            take();
          }}
        />
        <Button onClick={take}>{means.right}</Button>
      </div>
    </Field>
  );
}
