// The few measures that every screen shares: the ramp of type, the greys, rows and columns.
// Steps are 4, 8, 12 and 16; two weights; grey 1 to act on, 2 to support, 3 to skip.
import { makeStyles, tokens } from '@fluentui/react-components';

/** System colours of high contrast, where tokens no longer say anything. */
export const FORCED = '@media (forced-colors: active)';

export const useText = makeStyles({
  /** The sentence on top of a page. */
  big: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: 600 },
  section: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 600 },
  bold: { fontWeight: 600 },
  plain: { margin: 0 },
  /** Second line that supports. */
  support: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  /** Second line that may be skipped. */
  quiet: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  cut: { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 },
  oneLine: { whiteSpace: 'nowrap' },
  right: { textAlign: 'right' },
  centre: { textAlign: 'center' },
});

export const useLayout = makeStyles({
  /** Stands below a page that scrolls. */
  footer: {
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  /** A field's control that is never wider than its place. */
  control: { minWidth: 0, '& > *': { minWidth: 0, width: '100%' } },
  row: { display: 'flex', alignItems: 'center', columnGap: '8px', minWidth: 0 },
  wrap: { flexWrap: 'wrap', rowGap: '4px' },
  /** A table of figures as wide as its place. */
  table: {
    ...{ width: '100%', borderCollapse: 'collapse' },
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  tops: { alignItems: 'flex-start' },
  column: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  grow: { flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0 },
  /** Side margins of a page, with the step above and below. */
  pad: { padding: '12px 16px' },
  side: { paddingLeft: '16px', paddingRight: '16px' },
  /** Message bars stand nearer to the edge than text, so that their own text keeps its measure. */
  gutter: { paddingLeft: '8px', paddingRight: '8px' },
  full: { width: '100%' },
  /** A small link that stands by itself: a target of 24 px at least. */
  link: {
    flexShrink: 0,
    minHeight: '24px',
    minWidth: '24px',
    textAlign: 'right',
    [FORCED]: { textDecorationLine: 'underline' },
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  /** A link among the words of a sentence. */
  inlineLink: { fontSize: 'inherit', lineHeight: 'inherit' },
  icon: { color: tokens.colorNeutralForeground3, flexShrink: 0, display: 'inline-flex' },
  above4: { marginTop: '4px' },
  above8: { marginTop: '8px' },
  above12: { marginTop: '12px' },
  above16: { marginTop: '16px' },
  last: { paddingBottom: '16px' },
  /** Read by a screen reader, not seen. */
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});
