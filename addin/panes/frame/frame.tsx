// What stands around every page: tabs with the count of unsent edits, the menu, the sample's own date,
// and one line above the page where the world is broken (no connection, sign-in ended).
import { Tab, TabList, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { Key20Regular } from '@fluentui/react-icons/svg/key';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { Options20Regular } from '@fluentui/react-icons/svg/options';
import { QuestionCircle20Regular } from '@fluentui/react-icons/svg/question-circle';
import { TableLink20Regular } from '@fluentui/react-icons/svg/table-link';
import { SignOut20Regular } from '@fluentui/react-icons/svg/sign-out';
import type { ReactNode } from 'react';
import type { Me } from '../../../domain/wire';
import { Spoken } from '../../ui/spoken';
import { CountBadge } from '../../ui/count-badge';
import { mayAdopt, mayExplore } from '../../ui/may';
import { Menu } from '../../ui/menu';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

export const paneTabs = ['work', 'changes', 'explore', 'adopt', 'manage'] as const;
export type PaneTab = (typeof paneTabs)[number];

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    alignItems: 'center',
    padding: '0 4px',
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: { padding: '10px 9px' },
  /** With a fourth and a fifth tab the menu beside them must still be there at 340 px. */
  tight: { padding: '10px 3px' },
  tabs: { flexShrink: 1, minWidth: 0, overflowX: 'auto', overflowY: 'hidden', scrollbarWidth: 'none' },
  menu: { flexShrink: 0 },
  label: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  sample: {
    flexShrink: 0,
    padding: '4px 16px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  panel: { flexGrow: 1, minHeight: 0 },
  frame: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
});

interface FrameProps {
  readonly me: Me;
  /** `null` while the guide is open. */
  readonly tab: PaneTab | null;
  readonly unsent: number;
  /** Whether Adopt is open: it has a tab of its own then. */
  readonly adopting: boolean;
  readonly onAdopt: () => void;
  readonly onTab: (tab: PaneTab) => void;
  /** Opens Manage; absent where this person may manage nothing. */
  readonly onManage?: (() => void) | undefined;
  /** Whether Manage has a tab: while it is used. */
  readonly managing: boolean;
  readonly onFind: () => void;
  readonly onHelp: () => void;
  readonly onPassword: () => void;
  readonly onSignOut: () => void;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

export function Frame({ tab, unsent, managing, adopting, onTab, notice, children, ...menu }: FrameProps) {
  const { me } = menu;
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const tabStyle = mergeClasses(styles.tab, (managing || adopting) && styles.tight);
  return (
    <div className={styles.frame}>
      <header>
        <div className={styles.nav}>
          <TabList
            selectedValue={tab}
            aria-label={texts.frame.name}
            className={styles.tabs}
            onTabSelect={(_, data) => onTab(paneTabs.find((one) => one === data.value) ?? 'work')}
          >
            <Tab value="work" id="tab-work" className={tabStyle}>
              {texts.frame.myWork}
            </Tab>
            <Tab value="changes" id="tab-changes" className={tabStyle}>
              <span className={styles.label}>
                {texts.frame.changes}
                {unsent > 0 ? (
                  <>
                    <Spoken>{', '}</Spoken>
                    <CountBadge count={unsent} brand={tab === 'changes'} />
                    <Spoken>{texts.frame.unsent(unsent)}</Spoken>
                  </>
                ) : null}
              </span>
            </Tab>
            {mayExplore(me) ? (
              <Tab value="explore" id="tab-explore" className={tabStyle}>
                {texts.frame.explore}
              </Tab>
            ) : null}
            {adopting ? (
              <Tab value="adopt" id="tab-adopt" className={tabStyle}>
                {texts.frame.adopt}
              </Tab>
            ) : null}
            {managing ? (
              <Tab value="manage" id="tab-manage" className={tabStyle}>
                {texts.frame.manage}
              </Tab>
            ) : null}
          </TabList>
          <span className={layout.grow} />
          <span className={styles.menu}>
            <MoreMenu {...menu} />
          </span>
        </div>
        {me.demonstration ? (
          <p className={mergeClasses(styles.sample, text.quiet)}>
            {texts.frame.sample(me.body, texts.moments.fullDay(me.asAt))}
          </p>
        ) : null}
        {notice}
      </header>
      <main className={styles.panel}>
        {tab === null ? (
          children
        ) : (
          <div role="tabpanel" aria-labelledby={`tab-${tab}`} style={{ height: '100%' }}>
            {children}
          </div>
        )}
      </main>
    </div>
  );
}

type MoreMenuProps = Pick<FrameProps, 'me' | 'onManage' | 'onFind' | 'onAdopt' | 'onHelp' | 'onPassword' | 'onSignOut'>;

function MoreMenu({ me, onManage, onFind, onAdopt, onHelp, onPassword, onSignOut }: MoreMenuProps) {
  const { frame } = useTexts();
  const password = { id: 'password', label: frame.changePassword, icon: <Key20Regular />, choose: onPassword };
  const manage = onManage && { id: 'manage', label: frame.manage, icon: <Options20Regular />, choose: onManage };
  return (
    <Menu
      label={manage ? frame.moreAndManage : frame.more}
      icon={<MoreHorizontal20Regular />}
      side="right"
      heading={frame.signedInAs(me.name)}
      choices={[
        { id: 'find', label: frame.find, icon: <Search20Regular />, choose: onFind },
        ...(mayAdopt(me)
          ? [{ id: 'adopt', label: frame.adoptTable, icon: <TableLink20Regular />, choose: onAdopt }]
          : []),
        ...(manage ? [manage] : []),
        { id: 'help', label: frame.help, icon: <QuestionCircle20Regular />, choose: onHelp },
        ...(me.password ? [password] : []),
        { id: 'sign-out', label: frame.signOut, icon: <SignOut20Regular />, choose: onSignOut },
      ]}
    />
  );
}
