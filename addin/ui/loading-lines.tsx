// Grey lines where text will stand. They show after 300 ms only, so that a quick answer does not flash.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FORCED, useLayout } from './styles';

const useStyles = makeStyles({
  lines: {
    padding: '16px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    opacity: 0,
    animationName: { to: { opacity: 1 } },
    animationDelay: '300ms',
    animationDuration: '1ms',
    animationFillMode: 'forwards',
  },
  line: {
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    [FORCED]: { border: '1px solid GrayText' },
  },
  short: { width: '60%' },
});

export function LoadingLines({ label, lines = 6 }: { label: string; lines?: number }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <div role="status">
      <span className={layout.spoken}>{label}</span>
      <div className={styles.lines} aria-hidden="true">
        {Array.from({ length: lines }, (_, i) => (
          <div key={i} className={mergeClasses(styles.line, i % 2 === 1 && styles.short)} />
        ))}
      </div>
    </div>
  );
}
