// A sense check: worth a look, never in the way.
import { mergeClasses } from '@fluentui/react-components';
import { Eye16Regular } from '@fluentui/react-icons/svg/eye';
import type { PlannedIssue } from '../../../domain/sync/plan';
import { RowButton } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';

interface CheckRowProps {
  readonly check: PlannedIssue;
  readonly chosen: boolean;
  readonly onShow: () => void;
}

export function CheckRow({ check, chosen, onShow }: CheckRowProps) {
  const text = useText();
  const layout = useLayout();
  return (
    <RowButton onClick={onShow} chosen={chosen}>
      <span className={layout.icon} aria-hidden="true" style={{ alignSelf: 'flex-start', paddingTop: 2 }}>
        <Eye16Regular />
      </span>
      <span className={mergeClasses(layout.column, layout.grow)}>
        <span className={layout.row}>
          <span className={mergeClasses(text.bold, layout.grow)}>{check.piCode ?? check.header ?? ''}</span>
          <span className={text.quiet}>{check.address}</span>
        </span>
        <span className={text.support}>{check.message}</span>
      </span>
    </RowButton>
  );
}
