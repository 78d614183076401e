// My last pushes. Where one cannot be undone the button is not there, and the reason is.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { PushSummary } from '../../../domain/wire';
import { Section } from '../../ui/page';
import { Row, RowList } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { UndoButton, UndoResult, useUndo } from '../../ui/work/undo';

const useStyles = makeStyles({ item: { width: '100%', minWidth: 0 } });

interface PushesListProps {
  readonly pushes: readonly PushSummary[];
  readonly now: string;
  readonly connected: boolean;
}

export function PushesList({ pushes, now, connected }: PushesListProps) {
  const texts = useTexts();
  const heading = useId();
  if (pushes.length === 0) return null;
  return (
    <Section title={texts.work.pushes} id={heading} ruled>
      <RowList
        items={pushes}
        labelledBy={heading}
        id={(p) => p.pushId}
        first={10}
        row={(push) => <PushRow push={push} now={now} connected={connected} />}
      />
    </Section>
  );
}

function PushRow({ push, now, connected }: { push: PushSummary; now: string; connected: boolean }) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const undo = useUndo(push.pushId);
  const title = push.kind === 'undo' ? texts.work.undoTitle(push.counts) : texts.work.pushTitle(push.counts);
  const why = push.undoneBy !== null ? texts.work.undone : push.undo.may ? null : push.undo.why;
  const source = [push.source?.sheet, why].filter((s) => s !== null && s !== undefined).join(' · ');
  const { values, notes, other } = push.counts;
  return (
    <Row>
      <div className={styles.item}>
        <div className={layout.row}>
          <span className={mergeClasses(layout.column, layout.grow)}>
            <span>{title}</span>
            <span className={text.quiet}>
              {texts.work.pushAbout(texts.moments.moment(push.at, now), source === '' ? null : source)}
            </span>
          </span>
          {push.undo.may && push.undoneBy === null && connected ? <UndoButton undo={undo} what={title} subtle /> : null}
        </div>
        <UndoResult undo={undo} cells={values + notes + other} />
      </div>
    </Row>
  );
}
