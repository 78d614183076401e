// What a merge will do, line by line: what is taken over, what stays behind and why, who owns and records it; or why it cannot be.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { MergePreview } from '../../../../domain/wire-duplicates';
import { Rich } from '../../../ui/rich';
import { RowList } from '../../../ui/row-list';
import { useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({
  line: { margin: '4px 0 0', overflowWrap: 'anywhere' },
  cell: { padding: '2px 0 2px 16px', minWidth: 0, overflowWrap: 'anywhere' },
  value: { display: 'block' },
});
/** Cells and periods that are named one by one. */
const NAMED = 5;

interface WillMergeProps {
  readonly plan: MergePreview;
  readonly keep: string;
  readonly merge: string;
}

export function WillMerge({ plan, keep, merge }: WillMergeProps) {
  const styles = useStyles();
  const words = useManageTexts().manage.duplicates;
  const text = useText();
  const { problems, taken, differ, notOpen, owner, updaters, moreUpdaters, collectedFrom } = plan;
  const line = (what: string) => (
    <p key={what} className={mergeClasses(text.plain, styles.line)}>
      <Rich>{what}</Rich>
    </p>
  );
  if (problems.length > 0)
    return (
      <>
        <p className={text.bold}>{words.cannot}</p>
        {problems.map(line)}
      </>
    );
  const labels = notOpen.labels.slice(0, NAMED);
  const more = notOpen.labels.length - labels.length;
  return (
    <>
      <p className={text.bold}>{words.willDo}</p>
      {line(
        taken.first === null || taken.last === null
          ? words.noneTaken(merge)
          : words.taken(taken.cells, taken.periods, taken.first, taken.last, merge),
      )}
      {differ.cells === 0 ? null : (
        <>
          {line(words.differ(differ.cells, keep, merge))}
          <RowList
            items={differ.items}
            label={words.differList}
            id={({ field, label }) => `${field} ${label}`}
            first={NAMED}
            row={({ label, field, kept, other }) => (
              <div className={mergeClasses(text.support, styles.cell)}>
                {words.differsAt(field, label)}
                <span className={mergeClasses(text.quiet, styles.value)}>{words.stands(kept, other)}</span>
              </div>
            )}
          />
          {differ.cells > differ.items.length ? line(words.moreDiffer(differ.cells - differ.items.length)) : null}
        </>
      )}
      {notOpen.cells === 0
        ? null
        : line(words.notOpen(notOpen.cells, [...labels, ...(more > 0 ? [words.andMore(more)] : [])], merge))}
      {collectedFrom === null ? null : line(words.collectedFrom(keep, collectedFrom))}
      {line(words.owned(keep, owner))}
      {moreUpdaters ? line(words.recorded(updaters)) : null}
      {line(words.ended(merge))}
    </>
  );
}
