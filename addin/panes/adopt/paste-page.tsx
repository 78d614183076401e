// A place to paste a table that stands on no sheet: from a report, a web page, an e-mail. Brought in once, bound to nothing.
import { Button, Field, Textarea, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { ActionError } from '../../ui/broken-world';
import { Page } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';

const useStyles = makeStyles({
  area: { '& textarea': { minHeight: '240px', fontFamily: 'monospace', whiteSpace: 'pre' } },
});

interface PastePageProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onPaste: (text: string) => void;
  readonly onBack: () => void;
}

export function PastePage({ busy, error, onPaste, onBack }: PastePageProps) {
  const styles = useStyles();
  const layout = useLayout();
  const text = useText();
  const { paste } = useAdoptTexts();
  const [pasted, setPasted] = useState('');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('textarea')?.focus(), []);
  return (
    <Page
      footer={
        <div className={layout.row}>
          <Button size="large" onClick={onBack}>
            {paste.back}
          </Button>
          <Button
            appearance="primary"
            size="large"
            className={layout.grow}
            disabledFocusable={busy || pasted.trim() === ''}
            onClick={() => onPaste(pasted)}
          >
            {paste.read}
          </Button>
        </div>
      }
    >
      <div ref={place} className={layout.pad}>
        <h1 className={text.title}>{paste.title}</h1>
        <p className={mergeClasses(text.support, layout.above4)}>{paste.about}</p>
        <Field label={paste.label} className={layout.above8}>
          <Textarea
            className={styles.area}
            resize="vertical"
            value={pasted}
            onChange={(_, data) => setPasted(data.value)}
          />
        </Field>
        <ActionError error={error} />
      </div>
    </Page>
  );
}
