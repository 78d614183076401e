// Something to fix: what is wrong, one click that mends it where there is one, and the status that it would have then.
import { Button, mergeClasses } from '@fluentui/react-components';
import { Wrench16Regular } from '@fluentui/react-icons/svg/wrench';
import { useId } from 'react';
import type { PlannedIssue } from '../../../domain/sync/plan';
import { ActionError } from '../../ui/broken-world';
import { StatusSign } from '../../ui/status-sign';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { Card } from '../../ui/card';

interface IssueCardProps {
  readonly issue: PlannedIssue;
  readonly busy: boolean;
  readonly error: unknown;
  readonly chosen: boolean;
  readonly onFix: () => void;
  readonly onShow: () => void;
}

export function IssueCard({ issue, busy, error, chosen, onFix, onShow }: IssueCardProps) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const message = useId();
  const place = placeOf(issue);
  return (
    <Card
      icon={<Wrench16Regular />}
      title={texts.changes.toFix}
      name={texts.changes.toFixOf(place ?? '')}
      place={place}
      chosen={chosen}
      onShow={onShow}
    >
      <p className={text.support} id={message}>
        {issue.message}
      </p>
      {issue.fix === undefined ? null : (
        <div className={mergeClasses(layout.row, layout.wrap, layout.above8)}>
          <Button size="small" aria-describedby={message} disabledFocusable={busy} onClick={onFix}>
            {issue.fix.label}
          </Button>
          <span className={layout.grow} />
          {issue.statusAfterFix === null ? null : (
            <>
              <span className={text.quiet}>{texts.changes.thenStatus}</span>
              <StatusSign status={issue.statusAfterFix} />
            </>
          )}
        </div>
      )}
      <ActionError error={error} />
    </Card>
  );
}

/** `PS03 · F20`, `F20` or `PS03`; `null` for an issue of the whole table. */
export function placeOf(issue: PlannedIssue): string | null {
  const parts = [issue.piCode ?? '', issue.address ?? ''].filter((s) => s !== '');
  return parts.length === 0 ? null : parts.join(' · ');
}
