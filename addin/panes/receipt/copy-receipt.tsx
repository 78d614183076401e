// Copies the receipt as text. A pane is a frame inside Excel, where the clipboard may be refused:
// then the text stands here selected, for Ctrl+C.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useRef, useState } from 'react';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  area: {
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export function CopyReceipt({ text }: { text: string }) {
  const texts = useTexts();
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
      <Button size="small" appearance="subtle" icon={<Copy16Regular />} onClick={copy}>
        {texts.receipt.copy}
      </Button>
      <span role="status" className={styles.quiet}>
        {done === 'copied' ? texts.receipt.copied : ''}
      </span>
      {done === 'refused' ? (
        <label className={mergeClasses(layout.column, layout.full, styles.quiet)}>
          {texts.receipt.copyByHand}
          <textarea readOnly value={text} ref={area} rows={4} className={own.area} />
        </label>
      ) : null}
    </>
  );
}
