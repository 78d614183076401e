// Whether periods are open for recording: for which frequency and unit, the last ones as a list, and what is said of all
// up to a day. What is chosen is opened, closed or locked in the footer.
import { Button, Field, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { recordingState } from '../../../../domain/period/recording';
import { frequencies, type Frequency } from '../../../../domain/period/period';
import type { RecordingAnswer } from '../../../../domain/wire-settings';
import { keyOf } from '../../../../domain/records/record-type';
import { ActionError } from '../../../ui/broken-world';
import { Page, Section } from '../../../ui/page';
import { Row, RowList } from '../../../ui/row-list';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import { SettledLine } from '../../../ui/settle/settled-line';
import type { Settle } from '../../../ui/settle/use-settle';
import { PeriodList } from './period-list';
import { PeriodsFooter } from './periods-footer';

const useStyles = makeStyles({
  asked: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    columnGap: '12px',
    padding: '4px 16px 0',
  },
  narrow: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

interface PeriodsPageProps {
  readonly answer: RecordingAnswer;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly onAsk: (asked: { readonly frequency?: Frequency; readonly unit?: string }) => void;
  readonly settle: Settle;
  /** Whether it can be asked anew, and what broke when it last was. */
  readonly query: { readonly error: unknown; readonly refetch: () => void };
}

export function PeriodsPage({ answer, chosen, onChosen, onAsk, settle, query }: PeriodsPageProps) {
  const styles = useStyles();
  const texts = useManageTexts();
  const words = texts.manage.periods;
  const text = useText();
  const layout = useLayout();
  const { frequency, unit, unitPath, units, said, periods } = answer;
  const states = periods.map(({ period }) => recordingState(period, unitPath, said));
  const count = (state: string) => states.filter((one) => one === state).length;
  const unitName = units.find(({ code }) => code === unit)?.name ?? unit;
  return (
    <Page
      {...(chosen.size > 0 && {
        footer: (
          <PeriodsFooter key={[...chosen].join()} answer={answer} chosen={chosen} unitName={unitName} settle={settle} />
        ),
      })}
    >
      <p className={mergeClasses(text.support, layout.side)}>
        {words.gist(count('open'), count('closed'), count('locked'))}
      </p>
      <div className={styles.asked}>
        <Field label={words.frequency}>
          <Select
            className={styles.narrow}
            value={frequency}
            onChange={(_, data) => onAsk({ frequency: frequencies.find((one) => one === data.value) ?? frequency })}
          >
            {answer.frequencies.map((one) => (
              <option key={one.frequency} value={one.frequency}>
                {words.frequencyOf(one.frequency, one.pis)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.unit}>
          <Select className={styles.narrow} value={unit} onChange={(_, data) => onAsk({ unit: data.value })}>
            {units.map(({ code, name, depth }) => (
              <option key={code} value={code}>
                {words.unitAt(name, depth)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={layout.side}>
        <ActionError error={query.error} again={query.refetch} />
      </div>
      <SettledLine settle={settle} />
      <Section title={words.list(frequency)} id="periods-list">
        <PeriodList answer={answer} chosen={chosen} onChosen={onChosen} />
      </Section>
      <Standing answer={answer} settle={settle} />
    </Page>
  );
}

/** What is said of all periods up to a day, for the unit itself: each can be taken back. */
function Standing({
  answer: { said, unit, frequency, revision },
  settle,
}: Pick<PeriodsPageProps, 'answer' | 'settle'>) {
  const texts = useManageTexts();
  const words = texts.manage.periods;
  const layout = useLayout();
  const own = said.frequencies.filter((one) => one.unit === unit);
  if (own.length === 0) return null;
  return (
    <Section title={words.standing} id="periods-standing" ruled>
      <RowList
        items={[...own].sort((a, b) => (a.upTo < b.upTo ? 1 : -1))}
        labelledBy="periods-standing"
        id={(one) => one.upTo}
        row={(one) => {
          const what = words.standingOf(one.state, frequency, texts.moments.fullDay(one.upTo));
          const key = keyOf(frequency, unit, one.upTo);
          const edits = [{ type: 'recording-frequency' as const, key, field: 'state', value: null }];
          return (
            <Row>
              <span className={layout.grow}>{what}</span>
              <Button
                size="small"
                aria-label={words.takeBackOf(what)}
                disabledFocusable={settle.busy}
                onClick={() => settle.run({ edits, base: revision, said: words.tookBack(what) })}
              >
                {words.takeBack}
              </Button>
            </Row>
          );
        }}
      />
    </Section>
  );
}
