// The PIs that were found, thirty thousand if need be: only the rows in sight are there. One Tab stop: arrows move, Space
// selects, Enter opens the PI's page.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckboxChecked20Filled } from '@fluentui/react-icons/svg/checkbox-checked';
import { CheckboxUnchecked20Regular } from '@fluentui/react-icons/svg/checkbox-unchecked';
import { use, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ExploreItem } from '../../../domain/wire-explore';
import { OpenPiContext } from '../../ui/open-pi';
import { Spoken } from '../../ui/spoken';
import { OverdueSign, StatusSign } from '../../ui/status-sign';
import { FORCED, useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { TrendSign } from '../../ui/trend-sign';
import { useExploreTexts } from './explore-texts';

/** Height of a row: the same for all, so that where each stands is known without it. */
const ROW = 52;
/** So many more are drawn above and below. */
const BESIDE = 6;

const useStyles = makeStyles({
  list: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    position: 'relative',
    outlineStyle: 'none',
    scrollbarWidth: 'thin',
    ':focus-visible': { boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}` },
    [FORCED]: { ':focus-visible': { outline: '2px solid Highlight', outlineOffset: '-2px' } },
  },
  row: {
    position: 'absolute',
    left: 0,
    right: 0,
    height: `${ROW}px`,
    padding: '6px 16px 6px 14px',
    boxSizing: 'border-box',
    display: 'flex',
    columnGap: '10px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: {
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-3px',
    borderRadius: tokens.borderRadiusMedium,
    [FORCED]: { outlineColor: 'Highlight' },
  },
  check: { flexShrink: 0, color: tokens.colorNeutralForeground3, paddingTop: '1px' },
  checked: { color: tokens.colorBrandForeground1, [FORCED]: { color: 'Highlight' } },
  end: { flexShrink: 0, maxWidth: '112px', alignItems: 'flex-start' },
  figure: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
});

export interface PiListProps {
  readonly total: number;
  readonly rows: ReadonlyMap<number, ExploreItem>;
  readonly show: (first: number, last: number) => void;
  readonly isSelected: (code: string) => boolean;
  readonly onToggle: (item: ExploreItem) => void;
}

export function PiList({ total, rows, show, isSelected, onToggle }: PiListProps) {
  const styles = useStyles();
  const words = useExploreTexts();
  const open = use(OpenPiContext);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 20 });
  const [at, setAt] = useState(0);
  const [focused, setFocused] = useState(false);
  const active = Math.min(at, Math.max(0, total - 1));

  const measure = () => {
    const box = list.current;
    if (!box) return;
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - BESIDE);
    const last = Math.ceil((box.scrollTop + (box.clientHeight || 600)) / ROW) + BESIDE;
    setRange((known) => (known.first === first && known.last === last ? known : { first, last }));
  };
  useEffect(measure, [total]);
  useEffect(() => {
    if (total > 0) show(range.first, Math.min(range.last, total - 1));
  }, [show, range, total]);

  const move = (next: number) => {
    const to = Math.max(0, Math.min(total - 1, next));
    setAt(to);
    const box = list.current;
    if (!box) return;
    if (to * ROW < box.scrollTop) box.scrollTop = to * ROW;
    else if ((to + 1) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (to + 1) * ROW - box.clientHeight;
    measure();
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? ROW) / ROW) - 1);
    const steps: Partial<Record<string, number>> = {
      ...{ ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: total - 1 },
      ...{ PageDown: active + page, PageUp: active - page },
    };
    const next = steps[event.key];
    const item = rows.get(active);
    if (next !== undefined) move(next);
    else if (event.key === ' ' && item) onToggle(item);
    else if (event.key === 'Enter' && item && list.current) open?.(item.code, list.current);
    else return;
    event.preventDefault();
  };
  const shown = Array.from(
    { length: Math.max(0, Math.min(range.last, total - 1) - range.first + 1) },
    (_, i) => range.first + i,
  );
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label={`${words.list}. ${words.keys}`}
      aria-multiselectable="true"
      aria-activedescendant={total > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onScroll={measure}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onKeyDown={press}
    >
      <div style={{ height: total * ROW }} role="presentation">
        {shown.map((row) => (
          <PiRow
            key={row}
            id={`${id}-${row}`}
            row={row}
            total={total}
            item={rows.get(row)}
            isActive={focused && row === active}
            isSelected={isSelected}
            onPress={(item) => {
              setAt(row);
              onToggle(item);
            }}
            onOpen={(item) => (list.current ? open?.(item.code, list.current) : undefined)}
          />
        ))}
      </div>
    </div>
  );
}

interface PiRowProps {
  readonly id: string;
  readonly row: number;
  readonly total: number;
  readonly item: ExploreItem | undefined;
  readonly isActive: boolean;
  readonly isSelected: (code: string) => boolean;
  readonly onPress: (item: ExploreItem) => void;
  readonly onOpen: (item: ExploreItem) => void;
}

function PiRow({ id, row, total, item, isActive, isSelected, onPress, onOpen }: PiRowProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const texts = useTexts();
  const words = useExploreTexts();
  const place = { top: row * ROW };
  const own = { id, role: 'option', 'aria-posinset': row + 1, 'aria-setsize': total } as const;
  if (!item)
    return <div {...own} className={styles.row} style={place} aria-selected="false" aria-label={words.looking} />;
  const selected = isSelected(item.code);
  const { value, status, shortTrend, overdue, period } = item;
  const figure = value === null ? '–' : texts.figure(value, item);
  return (
    <div
      {...own}
      className={mergeClasses(styles.row, isActive && styles.active)}
      style={place}
      aria-selected={selected}
      onClick={() => onPress(item)}
      onDoubleClick={() => onOpen(item)}
    >
      <span className={mergeClasses(styles.check, selected && styles.checked)} aria-hidden="true">
        {selected ? <CheckboxChecked20Filled /> : <CheckboxUnchecked20Regular />}
      </span>
      <span className={mergeClasses(layout.column, layout.grow)}>
        <span className={layout.row}>
          <span
            className={text.bold}
            onClick={(event) => {
              event.stopPropagation();
              onOpen(item);
            }}
          >
            {item.code}
          </span>
          <Spoken>{', '}</Spoken>
          <span className={mergeClasses(text.quiet, text.cut)}>{item.unit}</span>
        </span>
        <Spoken>{', '}</Spoken>
        <span className={mergeClasses(text.support, text.cut)}>{item.name}</span>
      </span>
      <Spoken>{item.owner === null ? ', ' : `, ${item.owner}, `}</Spoken>
      <span className={mergeClasses(layout.column, styles.end)}>
        <span className={layout.row} style={{ columnGap: 4 }}>
          <span className={mergeClasses(styles.figure, text.cut)}>{figure}</span>
          {value === null ? null : (
            <TrendSign
              direction={shortTrend}
              spoken={`, ${period ?? ''}, ${words.trend} ${words.direction[shortTrend]}, `}
            />
          )}
        </span>
        <Spoken>{', '}</Spoken>
        <span className={text.support}>{overdue ? <OverdueSign /> : <StatusSign status={status} />}</span>
      </span>
    </div>
  );
}
