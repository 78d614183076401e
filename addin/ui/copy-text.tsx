// Copies a text. A pane is a frame inside Excel, where the clipboard may be refused: then the text stands here selected, for
// Ctrl+C.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useRef, useState } from 'react';
import { useLayout, useText } from './styles';

const useStyles = makeStyles({
  area: {
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export interface CopyTextProps {
  readonly text: string;
  readonly words: {
    readonly copy: string;
    readonly copied: string;
    /** Above the text, where the clipboard is refused. */
    readonly copyByHand: string;
  };
  /** The button that a person will press most likely now. */
  readonly main?: boolean;
}

export function CopyText({ text, words, main }: CopyTextProps) {
  const own = useStyles();
  const styles = useText();
  const layout = useLayout();
  const [done, setDone] = useState<'copied' | 'refused' | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (done === 'refused') area.current?.select();
  }, [done]);
  const copy = () => {
    // Where there is no clipboard at all, the promise is rejected as well.
    const written = Promise.resolve().then(() => navigator.clipboard.writeText(text));
    written.then(
      () => setDone('copied'),
      () => setDone('refused'),
    );
  };
  return (
    <>
      <Button size="small" appearance={main === true ? 'primary' : 'subtle'} icon={<Copy16Regular />} onClick={copy}>
        {words.copy}
      </Button>
      <span role="status" className={styles.quiet}>
        {done === 'copied' ? words.copied : ''}
      </span>
      {done === 'refused' ? (
        <label className={mergeClasses(layout.column, layout.full, styles.quiet)}>
          {words.copyByHand}
          <textarea readOnly value={text} ref={area} rows={4} className={own.area} />
        </label>
      ) : null}
    </>
  );
}
