// How a line to type in looks, wherever one stands.
import { makeStyles, tokens } from '@fluentui/react-components';
import { FORCED } from './styles';

export const useInput = makeStyles({
  input: {
    width: '100%',
    minHeight: '32px',
    padding: '0 8px',
    boxSizing: 'border-box',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
  wrong: {
    color: tokens.colorStatusDangerForeground1,
    [FORCED]: { color: 'CanvasText' },
  },
  label: { display: 'block', marginBottom: '4px' },
});
