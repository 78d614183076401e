// A password to type: hidden, or shown where nobody looks over one's shoulder, which is how fewest slips are made.
import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { Field } from './field';
import { useTexts } from './texts-context';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** What the browser's keeper of passwords may fill in or make up. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly autoFocus?: boolean;
}

export function PasswordField(props: PasswordFieldProps) {
  const { signIn } = useTexts();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Field {...props} type={isShown ? 'text' : 'password'} spellCheck={false} />
      <Checkbox label={signIn.showPassword} checked={isShown} onChange={(_, data) => setShown(data.checked === true)} />
    </>
  );
}
