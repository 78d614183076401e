// Manage: which part of it is open, and the button that chooses one. What a part shows, and its footer, are its own.
import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { useState } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary';
import { Menu } from '../../ui/menu';
import { useManageTexts } from './manage-texts';
import type { PartProps } from './part';
import { manageParts } from './parts';

const useStyles = makeStyles({
  room: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  head: { flexShrink: 0, padding: '12px 16px 0 8px' },
  heading: { margin: 0, fontWeight: 'inherit' },
  choose: {
    minWidth: 0,
    padding: '0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    flexDirection: 'row-reverse',
  },
  part: {
    flexGrow: 1,
    minHeight: 0,
    // Fields keep within the pane, however long what they offer is.
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0 },
    '& .fui-Input, & .fui-Select, & select, & input': { minWidth: 0, maxWidth: '100%' },
    '& .fui-Input, & .fui-Select, & select': { width: '100%' },
  },
});

export function ManageRoom({ me }: PartProps) {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const parts = manageParts.filter((part) => part.may(me));
  const [chosen, setChosen] = useState(parts[0]?.id);
  const open = parts.find((part) => part.id === chosen) ?? parts[0];
  if (!open) return null;
  const { Page } = open;
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1 className={styles.heading}>
          <Menu
            label={manage.choose(manage.parts[open.id])}
            content={manage.parts[open.id]}
            icon={<ChevronDown16Regular />}
            className={styles.choose}
            side="left"
            choices={parts.map((part) => ({
              ...{ id: part.id, label: manage.parts[part.id], checked: part === open },
              choose: () => setChosen(part.id),
            }))}
          />
        </h1>
      </div>
      <div className={styles.part}>
        <ErrorBoundary resetKey={open.id}>
          <Page me={me} />
        </ErrorBoundary>
      </div>
    </div>
  );
}
