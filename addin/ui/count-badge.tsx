// A number beside a word: how many wait. The name of what it stands on says the number too.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FORCED } from './styles';

const useStyles = makeStyles({
  badge: {
    minWidth: '16px',
    height: '16px',
    padding: '0 4px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '16px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground5,
    [FORCED]: { outline: '1px solid' },
  },
  brand: { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackground },
});

export function CountBadge({ count, brand }: { count: number; brand: boolean }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.badge, brand && styles.brand)}>{count > 99 ? '99+' : count}</span>;
}
