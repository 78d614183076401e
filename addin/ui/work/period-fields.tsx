// How often PIs are collected, and how many of the last periods are wanted: two fields beside each other, in each form that asks
// for them.
import { Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { frequencies, type Frequency } from '../../../domain/period/period';
import { useTexts } from '../texts-context';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '12px' },
  narrow: { minWidth: 0 },
});

/** The number that was typed, where it is a whole one from `least` to `most`. */
export function countIn(typed: string, least: number, most: number): number | undefined {
  const count = Number(typed);
  return typed.trim() !== '' && Number.isInteger(count) && count >= least && count <= most ? count : undefined;
}

interface PeriodFieldsProps {
  readonly frequency: Frequency;
  readonly onFrequency: (frequency: Frequency) => void;
  /** What is typed. */
  readonly periods: string;
  readonly onPeriods: (typed: string) => void;
  readonly least: number;
  readonly most: number;
  readonly labels: { readonly frequency: string; readonly periods: string };
  /** What is wrong with the number, in words; absent where nothing is. */
  readonly wrong: string | undefined;
}

export function PeriodFields(props: PeriodFieldsProps) {
  const { frequency, onFrequency, periods, onPeriods, least, most, labels, wrong } = props;
  const styles = useStyles();
  const names = useTexts().work.sheets.frequencies;
  return (
    <div className={styles.pair}>
      <Field label={labels.frequency}>
        <Select
          className={styles.narrow}
          value={frequency}
          onChange={(_, { value }) => onFrequency(frequencies.find((one) => one === value) ?? frequency)}
        >
          {frequencies.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={labels.periods} {...(wrong !== undefined && { validationMessage: wrong })}>
        <Input
          type="number"
          min={least}
          max={most}
          className={styles.narrow}
          input={{ className: styles.narrow }}
          value={periods}
          onChange={(_, { value }) => onPeriods(value)}
        />
      </Field>
    </div>
  );
}
