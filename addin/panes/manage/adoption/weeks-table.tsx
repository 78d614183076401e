// How it went week by week, this week first: people who came in, figures that were on time, pushes. A table with headings for
// a screen reader; beside the figures a bar that the eye runs down, of which nothing is said that the figures do not say.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FORCED, useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({
  cell: { padding: '4px', fontWeight: 400, textAlign: 'start', whiteSpace: 'nowrap' },
  head: {
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'bottom',
    whiteSpace: 'normal',
  },
  figure: { textAlign: 'right' },
  none: { color: tokens.colorNeutralForeground3 },
  track: { display: 'block', width: '32px', height: '6px' },
  bar: {
    display: 'block',
    height: '100%',
    backgroundColor: tokens.colorBrandBackground,
    [FORCED]: { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },
});

export interface Weeks {
  /** `null` where it is not known how many people they are. */
  readonly signedIn: readonly number[] | null;
  readonly due: readonly number[];
  readonly onTime: readonly number[];
  readonly pushes: readonly number[];
}

interface WeeksTableProps {
  readonly title: string;
  /** Mondays, oldest first. */
  readonly mondays: readonly string[];
  readonly weeks: Weeks;
}

export function WeeksTable({ title, mondays, weeks }: WeeksTableProps) {
  const styles = useStyles();
  const layout = useLayout();
  const text = useText();
  const { manage, moments } = useManageTexts();
  const words = manage.adoption.table;
  const { signedIn, due, onTime, pushes } = weeks;
  const most = Math.max(1, ...pushes);
  const head = (content: string, ...classes: string[]) => (
    <th scope="col" className={mergeClasses(styles.cell, styles.head, ...classes)}>
      {content}
    </th>
  );
  const figure = (n: number) => (
    <td className={mergeClasses(styles.cell, styles.figure, n === 0 && styles.none)}>{n}</td>
  );
  return (
    <table className={layout.table}>
      <caption className={text.quiet} style={{ textAlign: 'start', padding: '4px' }}>
        {title}
      </caption>
      <thead>
        <tr>
          {head(words.week)}
          {signedIn ? head(words.signedIn, styles.figure) : null}
          {head(words.onTime, styles.figure)}
          {head(words.pushes, styles.figure)}
          <td className={mergeClasses(styles.cell, styles.head)} aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {mondays
          .map((monday, i) => (
            <tr key={monday}>
              <th scope="row" className={styles.cell}>
                {i === mondays.length - 1 ? words.thisWeek : moments.day(monday, monday)}
              </th>
              {signedIn ? figure(signedIn[i] ?? 0) : null}
              <td className={mergeClasses(styles.cell, styles.figure, (due[i] ?? 0) === 0 && styles.none)}>
                {words.ofDue(onTime[i] ?? 0, due[i] ?? 0)}
              </td>
              {figure(pushes[i] ?? 0)}
              <td className={styles.cell} aria-hidden="true">
                <span className={styles.track}>
                  <span className={styles.bar} style={{ width: `${((pushes[i] ?? 0) / most) * 100}%` }} />
                </span>
              </td>
            </tr>
          ))
          .reverse()}
      </tbody>
    </table>
  );
}
