// Explore: find PIs by typing and by filters, select some or all of them, and insert a sheet made of them. A filter and a
// selection stay while one looks at a PI's page and comes back.
import { Button, Checkbox, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useCallback, useMemo, useState } from 'react';
import type { Frequency } from '../../../domain/period/period';
import type { Me } from '../../../domain/wire';
import type { ExploreItem } from '../../../domain/wire-explore';
import type { PiFilter } from '../../../domain/wire-filter';
import { ActionError } from '../../ui/broken-world';
import { ProgressLine } from '../../ui/progress-line';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { useExploreTexts } from './explore-texts';
import { FilterBar } from './filter-bar';
import { gridOf, trendView, type Selection } from './insert-view';
import { InsertPanel, type InsertKind } from './insert-panel';
import { PiList } from './pi-list';
import { TrendForm } from './trend-form';
import { useExplore } from './use-explore';
import { useInsert } from './use-insert';

/** Charts of more PIs than this nobody can read. */
const MOST_DRAWN = 24;

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  search: { padding: '12px 16px 0' },
  head: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    margin: '8px 0 0',
    padding: '0 16px 2px 6px',
    minHeight: '36px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  footer: {
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  main: { minHeight: '40px' },
});

type Picked =
  | { readonly all: false; readonly items: ReadonlyMap<string, ExploreItem> }
  | { readonly all: true; readonly except: ReadonlySet<string> };
const nothing: Picked = { all: false, items: new Map() };

export function ExplorePane({ me }: { me: Me }) {
  const styles = useStyles();
  const words = useExploreTexts();
  const text = useText();
  const layout = useLayout();
  const texts = useTexts();
  const [typed, setTyped] = useState('');
  const [filters, setFilters] = useState<PiFilter>({});
  const [picked, setPicked] = useState<Picked>(nothing);
  const [step, setStep] = useState<'none' | 'kinds' | 'trend'>('none');
  const filter = useMemo<PiFilter>(() => {
    const { text: _, ...rest } = filters;
    return typed.trim() === '' ? rest : { ...rest, text: typed.trim() };
  }, [typed, filters]);
  const found = useExplore(filter);
  const { answer, rows } = found;
  const total = answer?.total ?? 0;
  const count = picked.all ? Math.max(0, total - picked.except.size) : picked.items.size;
  const inserting = useInsert(useCallback(() => setStep('none'), []));

  // What is selected with "all" belongs to the filter; what was picked by hand stays when the filter changes.
  const change = (next: () => void) => {
    if (picked.all) setPicked(nothing);
    next();
  };
  const isSelected = useCallback(
    (code: string) => (picked.all ? !picked.except.has(code) : picked.items.has(code)),
    [picked],
  );
  const toggle = (item: ExploreItem) => {
    if (picked.all) {
      const except = new Set(picked.except);
      if (!except.delete(item.code)) except.add(item.code);
      setPicked({ all: true, except });
    } else {
      const items = new Map(picked.items);
      if (!items.delete(item.code)) items.set(item.code, item);
      setPicked({ all: false, items });
    }
  };
  const selection: Selection = picked.all
    ? { kind: 'all', filter, except: [...picked.except] }
    : { kind: 'some', codes: [...picked.items.keys()] };
  const known = [...(picked.all ? rows.values() : picked.items.values())].filter(({ code }) => isSelected(code));
  const drawn = known.length === count ? known.map(({ code }) => code) : [];
  const choose = (kind: InsertKind) => {
    if (kind === 'trend') setStep('trend');
    else if (kind === 'grid') inserting.open(gridOf(selection, mostOften(known), me.asAt, me.calendar), []);
    else inserting.insert(known.map(({ code }) => code));
  };
  return (
    <div className={styles.page}>
      <div className={styles.search}>
        <Input
          type="search"
          className={layout.full}
          contentBefore={<Search20Regular />}
          value={typed}
          aria-label={words.label}
          placeholder={words.label}
          onChange={(_, data) => change(() => setTyped(data.value.slice(0, 100)))}
        />
      </div>
      <FilterBar filter={filter} answer={answer} onFilter={(next) => change(() => setFilters(next))} />
      <div className={styles.head}>
        <Checkbox
          aria-label={words.selectAll(total)}
          disabled={total === 0}
          checked={count === 0 ? false : count === total ? true : 'mixed'}
          onChange={(_, { checked }) => setPicked(checked === true ? { all: true, except: new Set() } : nothing)}
        />
        <span className={mergeClasses(text.support, layout.grow)} role="status">
          {answer === null || found.looking
            ? words.looking
            : count > 0
              ? words.selected(count, Math.max(total, count))
              : words.found(total, answer.of)}
        </span>
      </div>
      <ActionError error={found.error} again={found.again} />
      {answer !== null && total === 0 && !found.looking ? (
        <p className={mergeClasses(text.support, layout.pad)}>{answer.of === 0 ? words.nothing : words.none}</p>
      ) : null}
      <PiList total={total} rows={rows} show={found.show} isSelected={isSelected} onToggle={toggle} />
      {inserting.busy ? (
        <div className={layout.side}>
          <ProgressLine share={inserting.share} label={texts.work.sheets.opening} />
        </div>
      ) : null}
      <footer className={styles.footer}>
        {step === 'kinds' ? (
          <InsertPanel
            kinds={known.length === count ? ['trend', 'grid', 'function'] : ['trend', 'grid']}
            onChoose={choose}
            onClose={() => setStep('none')}
          />
        ) : null}
        {step === 'trend' ? (
          <TrendForm
            frequency={mostOften(known)}
            mayDraw={drawn.length > 0 && drawn.length <= MOST_DRAWN}
            most={MOST_DRAWN}
            busy={inserting.busy}
            onOpen={(choice) =>
              inserting.open(trendView(selection, choice, me.asAt, me.calendar), choice.chart ? drawn : [])
            }
            onClose={() => setStep('kinds')}
          />
        ) : null}
        <p role="status" className={text.support}>
          {inserting.said}
        </p>
        <ActionError error={inserting.error} />
        {step === 'trend' ? null : (
          <Button
            appearance="primary"
            className={styles.main}
            icon={<TableAdd20Regular />}
            disabledFocusable={count === 0 || inserting.busy}
            aria-expanded={step === 'kinds'}
            onClick={() => (count === 0 ? undefined : setStep(step === 'kinds' ? 'none' : 'kinds'))}
          >
            {words.insert(count)}
          </Button>
        )}
      </footer>
    </div>
  );
}

/** How most of them are collected. */
function mostOften(items: readonly ExploreItem[]): Frequency {
  const counts = new Map<Frequency, number>();
  for (const { frequency } of items) counts.set(frequency, (counts.get(frequency) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'quarter';
}
