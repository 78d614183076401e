// One edit that is ready: old and new figure with its status, or the words of a note.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { PlannedConsequence, PlannedEdit } from '../../../domain/sync/plan';
import type { Status } from '../../../domain/performance/status';
import { PiCode } from '../../ui/open-pi';
import { LinkedRow } from '../../ui/row-list';
import { Spoken } from '../../ui/spoken';
import { StatusSign } from '../../ui/status-sign';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  figures: { display: 'inline-flex', alignItems: 'center', columnGap: '6px', whiteSpace: 'nowrap' },
  after: { fontWeight: 600, textAlign: 'right', minWidth: '44px' },
  sign: { minWidth: '88px', flexShrink: 0, boxSizing: 'border-box', paddingLeft: '8px' },
});

interface EditRowProps {
  readonly edit: PlannedEdit;
  readonly consequence: PlannedConsequence | undefined;
  readonly chosen: boolean;
  /** Whether its period is shown: of a sheet with several the code does not tell rows apart. */
  readonly dated: boolean;
  readonly onShow: () => void;
}

export function EditRow({ edit, consequence, chosen, dated, onShow }: EditRowProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const words = texts.changes;
  const isText = edit.words !== null || edit.field === 'note' || edit.field === 'stage';
  const [before, after] = texts.edited(edit);
  const was = isText || edit.statusAfter === null ? null : statusLeft(edit, consequence);
  const field = edit.words === null ? edit.fieldLabel.toLowerCase() : edit.fieldLabel;
  const about = [
    dated ? edit.periodLabel : '',
    // What is no value says what it is.
    edit.field === 'value' ? '' : field,
    edit.name,
    edit.formula === null ? '' : words.formula,
    edit.seen === null ? '' : words.overTheirs,
  ].filter((s) => s !== '');
  return (
    <LinkedRow onClick={onShow} chosen={chosen}>
      <span className={mergeClasses(layout.column, layout.grow)}>
        <span className={layout.row} style={{ columnGap: 0 }}>
          <span className={layout.grow}>
            <PiCode code={edit.code} />
          </span>
          <Spoken>{`, ${edit.periodLabel === '' || (dated && !isText) ? '' : `${edit.periodLabel}, `}${isText ? '' : `${field}: `}`}</Spoken>
          {isText ? (
            <span className={mergeClasses(text.quiet, styles.sign)} style={{ width: 'auto' }}>
              {edit.field === 'note' ? (edit.before === null ? words.newNote : words.changedNote) : field}
            </span>
          ) : (
            <>
              <span className={styles.figures}>
                <span className={text.quiet}>{before}</span>
                <span className={text.quiet} aria-hidden="true">
                  →
                </span>
                <Spoken>{words.to}</Spoken>
                <span className={styles.after}>{after}</span>
              </span>
              {edit.statusAfter === null ? null : (
                <span className={styles.sign}>
                  <Spoken>{', '}</Spoken>
                  <StatusSign status={edit.statusAfter} />
                </span>
              )}
            </>
          )}
        </span>
        <span className={layout.row} style={{ columnGap: 0 }}>
          <Spoken>{', '}</Spoken>
          {isText ? (
            <span className={mergeClasses(text.support, edit.words === null && text.cut, layout.grow)}>
              {edit.words !== null ? words.fromTo(before, after) : edit.field === 'note' ? texts.quote(after) : after}
            </span>
          ) : (
            <span className={mergeClasses(text.quiet, text.cut, layout.grow)}>{about.join(' · ')}</span>
          )}
          {was === null ? null : (
            <span className={mergeClasses(text.support, styles.sign)}>
              <Spoken>{', '}</Spoken>
              {texts.status.was(was)}
            </span>
          )}
        </span>
      </span>
    </LinkedRow>
  );
}

const judged: readonly Status[] = ['green', 'amber', 'red'];

/** The status that the PI leaves by this edit: that of the figure before, or of the period before. */
function statusLeft(edit: PlannedEdit, consequence: PlannedConsequence | undefined): Status | null {
  const own = edit.statusBefore;
  const left = own !== null && judged.includes(own) ? own : (consequence?.previous?.status ?? null);
  return left !== null && judged.includes(left) && left !== edit.statusAfter ? left : null;
}
