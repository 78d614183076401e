// How far long work has come: the browser's own progress element, as a thin line in the brand's colour.
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  line: {
    display: 'block',
    width: '100%',
    height: '4px',
    marginTop: '8px',
    accentColor: tokens.colorCompoundBrandBackground,
    // Work that is done at once shows no line.
    opacity: 0,
    animationName: { to: { opacity: 1 } },
    animationDelay: '400ms',
    animationDuration: '1ms',
    animationFillMode: 'forwards',
  },
});

/** @param share 0 to 1; without one it says only that work goes on */
export function ProgressLine({ share, label }: { share: number | undefined; label: string }) {
  const styles = useStyles();
  return <progress className={styles.line} max={1} value={share} aria-label={label} />;
}
