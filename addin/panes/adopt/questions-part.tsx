// What is asked once for the whole table: its period where it names none, and spellings that may mean two things.
import { Button, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { label, type Calendar, type PeriodKey } from '../../../domain/period/period';
import { parsePeriod } from '../../../domain/period/reading/parse-period';
import type { PeriodChoice } from '../../../domain/period/reading/reading';
import type { Question } from '../../../domain/adopt/propose';
import { Section } from '../../ui/page';
import { useAdoptTexts } from './adopt-texts';

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: '12px', padding: '4px 16px 8px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '8px' },
  narrow: { minWidth: 0 },
});

interface QuestionsPartProps {
  readonly questions: readonly Question[];
  readonly tablePeriod: PeriodKey | null;
  readonly calendar: Calendar;
  readonly onPeriod: (period: PeriodKey) => void;
  readonly onChoice: (choice: PeriodChoice) => void;
}

export function QuestionsPart({ questions, tablePeriod, calendar, onPeriod, onChoice }: QuestionsPartProps) {
  const styles = useStyles();
  const { means } = useAdoptTexts();
  if (questions.length === 0 && tablePeriod === null) return null;
  return (
    <Section title={means.asked} ruled>
      <div className={styles.list}>
        {questions.some((q) => q.kind === 'period') || tablePeriod !== null ? (
          <PeriodField
            key={tablePeriod ?? ''}
            message={questions.find((q) => q.kind === 'period')?.message ?? ''}
            period={tablePeriod}
            calendar={calendar}
            onPeriod={onPeriod}
          />
        ) : null}
        {questions.map((q) =>
          q.kind === 'spelling' ? (
            <Field key={q.spelling} label={q.message}>
              <Select
                defaultValue=""
                onChange={(_, data) => {
                  const meant = q.meanings.find((m) => m.meaning === data.value);
                  if (meant) onChoice({ spelling: q.spelling, meaning: meant.meaning });
                }}
              >
                <option value="">{means.choosePeriod}</option>
                {q.meanings.map((m) => (
                  <option key={m.meaning} value={m.meaning}>
                    {means.meaning(m.meaning, m.period === null ? '' : label(m.period, calendar))}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null,
        )}
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
      label={message || means.tablePeriod}
      hint={means.tablePeriodHint}
      {...(wrong !== '' && { validationMessage: wrong })}
    >
      <div className={styles.pair}>
        <Input
          value={typed}
          input={{ className: styles.narrow, 'aria-label': means.tablePeriod }}
          onChange={(_, data) => setTyped(data.value)}
          onKeyDown={(event) => (event.key === 'Enter' ? take() : undefined)}
        />
        <Button onClick={take}>{means.right}</Button>
      </div>
    </Field>
  );
}
