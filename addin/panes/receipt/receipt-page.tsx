// The receipt of a push: what was taken, when, how the figures stand now, and what is left.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircle24Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useEffect, useId, useRef } from 'react';
import type { Receipt, Work } from '../../../domain/wire';
import type { Changes, RefreshAccount, RollUpMove } from '../../flows/outcomes';
import { PiCode } from '../../ui/open-pi';
import { CopyText } from '../../ui/copy-text';
import { Page, Section } from '../../ui/page';
import { RefreshAccountLine } from '../../ui/work/refresh-account';
import { Row, RowList } from '../../ui/row-list';
import { StatusSign } from '../../ui/status-sign';
import { FORCED, useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { statusColour } from '../../ui/theme';
import { MovesList } from '../../ui/work/moves-list';
import { UndoButton, UndoResult, useUndo } from '../../ui/work/undo';
import { WhatIsLeft } from './what-is-left';
import { receiptRows, receiptText } from './receipt-rows';
import type { ReceiptRow } from './receipt-rows';

const useStyles = makeStyles({
  head: { padding: '20px 16px 8px', display: 'flex', alignItems: 'flex-start', columnGap: '12px' },
  tick: { color: statusColour.green, display: 'inline-flex', paddingTop: '2px', [FORCED]: { color: 'CanvasText' } },
  actions: { padding: '0 16px 4px 52px' },
  sign: { minWidth: '88px', flexShrink: 0, paddingLeft: '8px', boxSizing: 'border-box' },
  heading: { outlineStyle: 'none' },
});

export interface ReceiptPageProps {
  readonly receipt: Receipt;
  readonly sent: Changes | null;
  /** Roll-ups that it moved. */
  readonly moves: readonly RollUpMove[];
  readonly refreshed: RefreshAccount | null;
  /** My work as it is after the push; `null` until it is known. */
  readonly work: Work | null;
  /** Unsent edits in the table now. */
  readonly unsent: number;
  readonly onChanges: () => void;
}

export function ReceiptPage({ receipt, sent, moves, refreshed, work, unsent, onChanges }: ReceiptPageProps) {
  const styles = useStyles();
  const texts = useTexts();
  const words = texts.receipt;
  const text = useText();
  const layout = useLayout();
  const [standing, moved] = [useId(), useId()];
  const rows = receiptRows(receipt, sent, texts);
  // Of several periods the code alone does not say which.
  const dated = new Set(rows.map((r) => r.label)).size > 1;
  const { values, notes, other } = receipt.counts;
  const cells = values + notes + other;
  const heading = useRef<HTMLHeadingElement>(null);
  const undo = useUndo(receipt.pushId);
  useEffect(() => heading.current?.focus(), [receipt.pushId]);
  return (
    <Page
      footer={
        unsent > 0 ? (
          <>
            <p className={mergeClasses(text.support, text.centre)}>{words.editsSince(unsent)}</p>
            <Button size="large" className={layout.full} onClick={onChanges}>
              {words.showChanges}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className={styles.head}>
        <span className={styles.tick} aria-hidden="true">
          <CheckmarkCircle24Filled />
        </span>
        <div className={layout.column}>
          <h1 className={mergeClasses(text.big, styles.heading)} tabIndex={-1} ref={heading}>
            {words.title(cells)}
          </h1>
          <p className={text.support}>{words.about(receipt.counts, sent?.sheet ?? texts.frame.name)}</p>
          <p className={text.quiet}>{words.stamp(texts.moments.full(receipt.at), receipt.revision)}</p>
        </div>
      </div>
      <div className={mergeClasses(styles.actions, layout.row, layout.wrap)}>
        <UndoButton undo={undo} what={words.title(cells)} />
        <CopyText text={receiptText(receipt, sent, rows, texts)} words={texts.receipt} />
      </div>
      <div className={layout.side}>
        <UndoResult undo={undo} cells={cells} />
      </div>
      {rows.length === 0 ? null : (
        <Section title={words.standing} id={standing} ruled>
          <RowList
            items={rows}
            labelledBy={standing}
            id={(r) => r.key}
            row={(r) => <Standing row={r} dated={dated} />}
          />
        </Section>
      )}
      {moves.length === 0 ? null : (
        <Section title={words.moved(moves.length)} id={moved} ruled>
          <MovesList moves={moves} labelledBy={moved} />
        </Section>
      )}
      {refreshed === null || refreshed.values + refreshed.rowsAdded === 0 ? null : (
        <Section title={words.alsoChanged} id="in-your-sheet" ruled>
          <div className={layout.side}>
            <RefreshAccountLine account={refreshed} />
          </div>
        </Section>
      )}
      <WhatIsLeft sent={sent} work={work} />
    </Page>
  );
}

function Standing({ row, dated }: { row: ReceiptRow; dated: boolean }) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const about = [...(dated && row.label !== '' ? [`${row.label}.`] : []), ...row.remarks];
  return (
    <Row>
      <div className={mergeClasses(layout.column, layout.grow)}>
        <div className={layout.row} style={{ columnGap: 0 }}>
          <span className={layout.grow}>
            <PiCode code={row.code} />
          </span>
          {row.isDefinition ? null : row.figure === null ? (
            <span className={text.support}>{texts.receipt.noteOnly}</span>
          ) : (
            <span className={text.bold}>{row.figure}</span>
          )}
          {row.status === null ? null : (
            <span className={styles.sign}>
              <StatusSign status={row.status} />
            </span>
          )}
        </div>
        {about.length === 0 ? null : <span className={text.quiet}>{about.join(' ')}</span>}
      </div>
    </Row>
  );
}
