// What a heading or a PI counts: a number that may be half typed.
import { Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { isWeight } from './draft';

const useStyles = makeStyles({ input: { width: '72px', minWidth: 0 } });

interface WeightInputProps {
  /** NaN while nothing is typed. */
  readonly weight: number;
  readonly onWeight: (weight: number) => void;
  /** Spoken where the field has no label of its own. */
  readonly label?: string;
  readonly small?: boolean;
}

export function WeightInput({ weight, onWeight, label, small = false }: WeightInputProps) {
  const styles = useStyles();
  return (
    <Input
      type="number"
      min={0}
      max={1000}
      step="any"
      size={small ? 'small' : 'medium'}
      className={mergeClasses(styles.input)}
      input={{ style: { minWidth: 0 }, ...(!isWeight(weight) && { 'aria-invalid': true }) }}
      {...(label !== undefined && { 'aria-label': label })}
      value={Number.isNaN(weight) ? '' : String(weight)}
      onChange={(_, { value }) => onWeight(value.trim() === '' ? NaN : Number(value))}
    />
  );
}
