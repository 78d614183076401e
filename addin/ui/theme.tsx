// Light and dark as Excel has them, with the three colours of status added as tokens.
// In high contrast the browser replaces colours by the system's own; shapes, words and borders carry the meaning then.
import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  mergeClasses,
  tokens,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

export type Shade = 'light' | 'dark';

interface PaneTheme extends Theme {
  readonly piGreen: string;
  readonly piAmber: string;
  readonly piRed: string;
}

const themes: Record<Shade, PaneTheme> = {
  light: { ...webLightTheme, piGreen: '#0b7a4b', piAmber: '#c27400', piRed: '#b10e1c' },
  dark: { ...webDarkTheme, piGreen: '#6ccb8a', piAmber: '#f2b544', piRed: '#eb6a75' },
};

/** The colours of status. They paint shapes only, never words. */
export const statusColour = { green: 'var(--piGreen)', amber: 'var(--piAmber)', red: 'var(--piRed)' } as const;

const DARK = '(prefers-color-scheme: dark)';

function watchSystem(listener: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

function systemShade(): Shade {
  return window.matchMedia(DARK).matches ? 'dark' : 'light';
}

const useStaticStyles = makeStaticStyles({ 'html, body, #root': { height: '100%', margin: 0 } });
const useStyles = makeStyles({
  all: {
    height: '100%',
    colorScheme: 'light',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: 'tabular-nums',
    overflow: 'hidden',
  },
  dark: { colorScheme: 'dark' },
});

/** Themes what stands inside. `shade` is Excel's own where Excel says it; without it the system decides. */
export function PaneTheme({ shade, children }: { shade?: Shade | undefined; children: ReactNode }) {
  useStaticStyles();
  const styles = useStyles();
  const system = useSyncExternalStore(watchSystem, systemShade);
  const used = shade ?? system;
  return (
    // What is styled on the provider itself, Fluent copies to its popovers: hence a box of our own inside.
    <FluentProvider theme={themes[used]} style={{ height: '100%' }}>
      <div className={mergeClasses(styles.all, used === 'dark' && styles.dark)}>{children}</div>
    </FluentProvider>
  );
}
