// Cells that the person cleared. Blank is a statement, so each asks for a tick; a ticked one can be unticked here.
import { Checkbox, Link, makeStyles, mergeClasses, useArrowNavigationGroup } from '@fluentui/react-components';
import { useId } from 'react';
import type { PlannedEdit, PushPlan } from '../../../domain/sync/plan';
import { Section } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '0 16px 0 8px' },
  item: { display: 'flex', alignItems: 'center', minHeight: '32px', columnGap: '8px' },
});

/** An edit of the plan that is a cleared cell with its tick. */
export function isTickedClear(edit: PlannedEdit): boolean {
  return edit.after === null && edit.before !== null && edit.seen === null;
}

interface ClearedListProps {
  readonly plan: PushPlan;
  readonly onTick: (edit: PlannedEdit, ticked: boolean) => void;
  readonly onShow: (edit: PlannedEdit) => void;
}

export function ClearedList({ plan, onTick, onShow }: ClearedListProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const heading = useId();
  const arrows = useArrowNavigationGroup({ axis: 'both', memorizeCurrent: true });
  const words = texts.changes;
  const ticked = plan.ready.filter(isTickedClear);
  const all = [...plan.cleared, ...ticked].sort((a, b) => a.row - b.row);
  if (all.length === 0) return null;
  return (
    <Section title={words.cleared} id={heading} aside={words.clearedTicked(ticked.length, all.length)}>
      <p className={mergeClasses(text.support, layout.side)}>{words.clearedAbout}</p>
      <ul {...arrows} className={styles.list} aria-labelledby={heading}>
        {all.map((edit) => {
          const note = edit.field === 'note';
          const [before, after] = texts.edited(edit);
          return (
            <li key={edit.id} className={styles.item}>
              <Checkbox
                className={layout.grow}
                checked={ticked.includes(edit)}
                onChange={(_, data) => onTick(edit, data.checked === true)}
                label={
                  <span>
                    <b className={text.bold}>{edit.code}</b>{' '}
                    <span className={text.support}>
                      {note
                        ? words.clearedNote
                        : words.fromTo(edit.words === null ? before : `${edit.fieldLabel}: ${before}`, after)}
                    </span>
                  </span>
                }
                input={{
                  'aria-label': words.clearedCell(
                    edit.code,
                    edit.periodLabel,
                    edit.words === null ? edit.fieldLabel.toLowerCase() : edit.fieldLabel,
                    note ? texts.quote(before) : before,
                  ),
                }}
              />
              <Link
                as="button"
                className={layout.link}
                aria-label={words.showCell(words.place(edit.code, edit.address))}
                onClick={() => onShow(edit)}
              >
                {edit.address}
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
