// People from a sheet: the cells are pasted, what they come to is said, and one button brings them in as one step.
import { Button, Field, Textarea, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { People } from '../../../../domain/wire-ownership';
import { Rich } from '../../../ui/rich';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { Settle } from '../../../ui/settle/use-settle';
import { pastePeople } from './paste-people';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '8px 16px 16px' },
  list: { margin: 0 },
});
/** Issues that are said one by one. */
const SAID = 20;

export function PasteForm({ answer, settle, onClose }: { answer: People; settle: Settle; onClose: () => void }) {
  const styles = useStyles();
  const words = useManageTexts().manage.people;
  const text = useText();
  const layout = useLayout();
  const [pasted, setPasted] = useState('');
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const { edits, added, changed, issues } = pastePeople(pasted, answer, words.pasteWrong);
  const isShut = issues.length > 0 || edits.length === 0 || settle.busy;
  return (
    <div
      ref={form}
      className={styles.form}
      role="group"
      aria-label={words.paste}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <Field label={words.pasteLabel} hint={words.pasteHint}>
        <Textarea value={pasted} rows={6} onChange={(_, data) => setPasted(data.value)} />
      </Field>
      <div role="status">
        {issues.length === 0 ? null : (
          <>
            <p className={text.plain}>{words.pasteIssues(issues.length)}</p>
            <ul className={styles.list}>
              {issues.slice(0, SAID).map(({ row, what }) => (
                <li key={row}>{words.pasteRow(row, what)}</li>
              ))}
            </ul>
          </>
        )}
        {added + changed === 0 ? null : (
          <p className={text.plain}>
            <Rich>{words.pasteWill(added, changed)}</Rich>
          </p>
        )}
      </div>
      <div className={mergeClasses(layout.row, layout.wrap)}>
        <Button
          appearance="primary"
          disabledFocusable={isShut}
          onClick={() =>
            isShut ? undefined : settle.run({ edits, base: answer.revision, said: words.pasteDone(added + changed) })
          }
        >
          {words.pasteDo(added + changed)}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </div>
  );
}
