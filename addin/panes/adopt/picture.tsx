// The table as it is read, in small: which rows are titles, headings, figures, totals and footnotes.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { textIn } from '../../../domain/adopt/table/area';
import type { RowKind } from '../../../domain/adopt/table/row-kind';
import type { Proposal } from '../../../domain/adopt/propose';
import { FORCED, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { columnName } from './column-groups';

const MOST_COLUMNS = 12;
const MOST_OF_A_KIND = 2;

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    margin: '8px 16px 0',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: {
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    width: '100%',
  },
  cell: {
    padding: '2px 6px',
    whiteSpace: 'nowrap',
    maxWidth: '96px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    textAlign: 'left',
    fontWeight: 400,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  kind: {
    color: tokens.colorNeutralForeground2,
    position: 'sticky',
    left: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
  figures: {
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    [FORCED]: { borderLeft: '3px solid Highlight' },
  },
  heading: { fontWeight: 600, backgroundColor: tokens.colorNeutralBackground2 },
  aside: { color: tokens.colorNeutralForeground3 },
  letters: { color: tokens.colorNeutralForeground3 },
});

/** Rows to show: all headings, and the first of each other kind, with what was left out between them. */
function chosen(rows: readonly RowKind[]): number[] {
  const seen = new Map<RowKind, number>();
  return rows.flatMap((kind, r) => {
    if (kind === 'blank' || kind === 'outside') return [];
    const n = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, n);
    return n <= (kind === 'heading' ? 4 : MOST_OF_A_KIND) ? [r] : [];
  });
}

export function Picture({ proposal }: { proposal: Proposal }) {
  const styles = useStyles();
  const text = useText();
  const { means } = useAdoptTexts();
  const { area, shape } = proposal;
  const columns = shape.columns.slice(0, MOST_COLUMNS);
  return (
    <div className={styles.scroll} role="region" aria-label={means.picture} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={mergeClasses(styles.cell, styles.letters)} scope="col">
              {''}
            </th>
            {columns.map((c) => (
              <th key={c} className={mergeClasses(styles.cell, styles.letters)} scope="col">
                {columnName(proposal, c)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chosen(shape.rows).map((r) => {
            const kind = shape.rows[r] ?? 'outside';
            const look = kind === 'heading' ? styles.heading : kind === 'data' ? undefined : styles.aside;
            return (
              <tr key={r}>
                <th scope="row" className={mergeClasses(styles.cell, styles.kind, kind === 'data' && styles.figures)}>
                  {means.rowKinds[kind]}
                </th>
                {columns.map((c) => (
                  <td key={c} className={mergeClasses(styles.cell, look, text.plain)}>
                    {textIn(area.cells[r]?.[c]).slice(0, 40)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
