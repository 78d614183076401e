// A labelled line to type in, with what is wrong with it said below in words.
import { mergeClasses } from '@fluentui/react-components';
import { useId, type InputHTMLAttributes } from 'react';
import { useInput } from './input-style';
import { useLayout, useText } from './styles';

interface FieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete' | 'autoFocus' | 'spellCheck' | 'inputMode' | 'readOnly'
> {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** What stands below it: what to know before typing. */
  readonly hint?: string | undefined;
  /** What is wrong, in words. */
  readonly wrong?: string | undefined;
}

export function Field({ label, value, onType, hint, wrong, ...input }: FieldProps) {
  const styles = useInput();
  const layout = useLayout();
  const text = useText();
  const id = useId();
  const below = wrong ?? hint;
  return (
    <div className={layout.above12}>
      <label htmlFor={id} className={mergeClasses(styles.label, text.bold)}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={styles.input}
        value={value}
        aria-invalid={wrong !== undefined}
        {...(below === undefined ? {} : { 'aria-describedby': `${id}-below` })}
        onChange={(event) => onType(event.target.value)}
      />
      {below === undefined ? null : (
        <p
          id={`${id}-below`}
          role={wrong === undefined ? undefined : 'alert'}
          className={mergeClasses(
            wrong === undefined ? text.quiet : text.support,
            layout.above4,
            wrong !== undefined && styles.wrong,
          )}
        >
          {below}
        </p>
      )}
    </div>
  );
}
