// Explore: find PIs by typing and by filters, select some or all of them, and insert a sheet made of them. A filter and a
// selection stay while one looks at a PI's page and comes back.
import { Checkbox, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { useCallback, useMemo, useState } from 'react';
import type { Me } from '../../../domain/wire';
import type { ExploreItem } from '../../../domain/wire-explore';
import type { PiFilter } from '../../../domain/wire-filter';
import type { SavedScorecard } from '../../../domain/wire-saved';
import { useBridge } from '../../ui/data/bridge-context';
import { ActionError } from '../../ui/broken-world';
import { useSaved } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { useLayout, useText } from '../../ui/styles';
import { useExploreTexts } from './explore-texts';
import { FilterBar } from './filter-bar';
import { InsertFooter } from './insert/insert-footer';
import type { Selection } from './insert/insert-view';
import { PiList } from './pi-list';
import { draftFrom, draftOf, type Draft, type DraftPi } from './scorecard/draft';
import { ScorecardEditor } from './scorecard/scorecard-editor';
import { MOST_SELECTED, selectedPis } from './scorecard/selected-pis';
import { useExplore } from './use-explore';

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
  const [typed, setTyped] = useState('');
  const [filters, setFilters] = useState<PiFilter>({});
  const [picked, setPicked] = useState<Picked>(nothing);
  const filter = useMemo<PiFilter>(() => {
    const { text: _, ...rest } = filters;
    return typed.trim() === '' ? rest : { ...rest, text: typed.trim() };
  }, [typed, filters]);
  const found = useExplore(filter);
  const { answer, rows } = found;
  const total = answer?.total ?? 0;
  const count = picked.all ? Math.max(0, total - picked.except.size) : picked.items.size;

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
  const editing = useEditing(selection);
  if (editing.draft !== null)
    return (
      <ScorecardEditor
        first={editing.draft.draft}
        selected={editing.draft.selected}
        base={editing.base}
        onClose={editing.close}
      />
    );
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
      <FilterBar
        filter={filter}
        answer={answer}
        onFilter={(next) =>
          change(() => {
            setFilters(next);
            setTyped(next.text ?? '');
          })
        }
      />
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
      <ActionError error={editing.error} />
      <InsertFooter
        {...{ me, selection, count, known, filter, answer }}
        said={editing.said}
        onScorecard={editing.open}
      />
    </div>
  );
}

/** A scorecard that is put together takes the place of the list, which is as it was when one comes back. */
function useEditing(selection: Selection) {
  const bridge = useBridge();
  const words = useExploreTexts().scorecard;
  const { data } = useSaved();
  const [draft, setDraft] = useState<{ readonly draft: Draft; readonly selected: readonly string[] } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const opening = useAction(
    useCallback(
      async (scorecard: SavedScorecard | null) => {
        setSaid(null);
        const pis: readonly DraftPi[] | null = await selectedPis(bridge, selection);
        if (pis === null) setSaid(words.tooMany(MOST_SELECTED));
        else
          setDraft({
            draft: scorecard === null ? draftOf(pis) : draftFrom(scorecard),
            selected: pis.map(({ code }) => code),
          });
      },
      [bridge, selection, words],
    ),
  );
  const close = useCallback((done: string | null) => {
    setSaid(done);
    setDraft(null);
  }, []);
  return { draft, said, base: data?.revision ?? 0, open: opening.run, error: opening.error, close };
}
