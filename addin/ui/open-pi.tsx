// The code of a PI wherever it stands: a small link to its page. Inside a row that is itself a button it is no Tab stop of
// its own: right arrow goes from the row to it, left arrow back, so that rows keep their keys.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { createContext, use, type KeyboardEvent } from 'react';
import { FORCED, useText } from './styles';
import { useTexts } from './texts-context';

/** Opens a PI's page. Without it codes are words and nothing more. */
export const OpenPiContext = createContext<((code: string, from: HTMLElement) => void) | null>(null);
/** Whether what stands around is a row that is a button. */
export const InRowContext = createContext(false);

const useStyles = makeStyles({
  link: {
    margin: '-2px -4px',
    padding: '2px 4px',
    minWidth: '24px',
    minHeight: '24px',
    border: 'none',
    background: 'none',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: '20px',
    textAlign: 'start',
    textDecorationLine: 'underline',
    textDecorationColor: tokens.colorNeutralStroke1,
    textUnderlineOffset: '3px',
    cursor: 'pointer',
    pointerEvents: 'auto',
    position: 'relative',
    zIndex: 1,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink, textDecorationColor: 'currentcolor' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, [FORCED]: { outlineColor: 'Highlight' } },
  },
});

export function PiCode({ code }: { code: string }) {
  const open = use(OpenPiContext);
  const inRow = use(InRowContext);
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  if (open === null) return <span className={text.bold}>{code}</span>;
  const back = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.closest('li')?.querySelector<HTMLElement>('[data-row]')?.focus();
  };
  return (
    <button
      type="button"
      className={mergeClasses(text.bold, styles.link)}
      title={texts.frame.openPi}
      data-pi={code}
      {...(inRow && { tabIndex: -1, onKeyDown: back })}
      onClick={(event) => open(code, event.currentTarget)}
    >
      {code}
    </button>
  );
}
