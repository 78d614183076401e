// The small search box above a long list to tick from.
import { Input } from '@fluentui/react-components';
import { useLayout } from '../../ui/styles';
import { useExploreTexts } from './explore-texts';

interface NarrowInputProps {
  readonly value: string;
  readonly onTyped: (value: string) => void;
}

export function NarrowInput({ value, onTyped }: NarrowInputProps) {
  const layout = useLayout();
  const { narrow } = useExploreTexts();
  return (
    <Input
      size="small"
      type="search"
      className={layout.full}
      value={value}
      aria-label={narrow}
      placeholder={narrow}
      onChange={(_, data) => onTyped(data.value)}
    />
  );
}
