// What can be made of the selected PIs: above the button in the footer, a choice of sheets, and for a trend sheet its form.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DataTrending20Regular } from '@fluentui/react-icons/svg/data-trending';
import { DocumentOnePage20Regular } from '@fluentui/react-icons/svg/document-one-page';
import { GridDots20Regular } from '@fluentui/react-icons/svg/grid-dots';
import { MathFormula20Regular } from '@fluentui/react-icons/svg/math-formula';
import { TextBulletListTree20Regular } from '@fluentui/react-icons/svg/text-bullet-list-tree';
import { useEffect, useRef, type ReactElement } from 'react';
import { FORCED, useLayout, useText } from '../../../ui/styles';
import { useExploreTexts } from '../explore-texts';

export type InsertKind = 'trend' | 'snapshot' | 'scorecard' | 'grid' | 'function';

const icons: Record<InsertKind, ReactElement> = {
  trend: <DataTrending20Regular />,
  snapshot: <DocumentOnePage20Regular />,
  scorecard: <TextBulletListTree20Regular />,
  grid: <GridDots20Regular />,
  function: <MathFormula20Regular />,
};

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', margin: '0 -8px' },
  choice: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '12px',
    width: '100%',
    padding: '6px 8px',
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, [FORCED]: { outlineColor: 'Highlight' } },
  },
});

interface InsertPanelProps {
  readonly kinds: readonly InsertKind[];
  readonly onChoose: (kind: InsertKind) => void;
  readonly onClose: () => void;
}

export function InsertPanel({ kinds, onChoose, onClose }: InsertPanelProps) {
  const styles = useStyles();
  const words = useExploreTexts();
  const text = useText();
  const layout = useLayout();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const choice = (kind: InsertKind) => (
    <button key={kind} type="button" className={styles.choice} onClick={() => onChoose(kind)}>
      <span className={layout.icon} aria-hidden="true">
        {icons[kind]}
      </span>
      <span className={mergeClasses(layout.column)}>
        <span className={text.bold}>{words.kinds[kind][0]}</span>
        <span className={text.support}>{words.kinds[kind][1]}</span>
      </span>
    </button>
  );
  const sheets = kinds.filter((kind) => kind !== 'function');
  return (
    <div ref={box} onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}>
      {sheets.length > 0 ? (
        <>
          <p className={text.section}>{words.asSheet}</p>
          <div className={styles.choices}>{sheets.map(choice)}</div>
        </>
      ) : null}
      {kinds.includes('trend') ? null : <p className={text.quiet}>{words.selectFirst}</p>}
      {kinds.includes('function') ? (
        <>
          <p className={mergeClasses(text.section, layout.above8)}>{words.intoCell}</p>
          <div className={styles.choices}>{choice('function')}</div>
        </>
      ) : null}
    </div>
  );
}
