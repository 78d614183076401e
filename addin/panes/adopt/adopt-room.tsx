// Adopt, from the first look to the bound table: what the person said so far, and which step is open. The proposal is pure:
// each correction plans it anew.
import { Button, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CellRules } from '../../../domain/adopt/cell-rules';
import { mappingOf } from '../../../domain/adopt/agree';
import { agreedMatches } from '../../../domain/adopt/recognise';
import { locate } from '../../../domain/adopt/figures/locate';
import { propose, type Corrections } from '../../../domain/adopt/propose';
import type { TableShape } from '../../../domain/adopt/table/find-table';
import { AppError } from '../../../domain/errors';
import type { Calendar } from '../../../domain/period/period';
import type { Adoption, AdoptDesk, Trial } from '../../flows/adopt/adopt';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { LoadingLines } from '../../ui/loading-lines';
import { Page } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { DryPage } from './dry-page';
import { BroughtIn, Done } from './done-pages';
import { MeanPage } from './mean-page';
import type { MadePi } from './new-pi';
import { PastePage } from './paste-page';

export interface AdoptRoomProps {
  /** The adopted table to look at again; without it, what the active sheet holds. */
  readonly tableId: string | null;
  readonly calendar: Calendar;
  readonly onAdopted: (tableId: string) => void;
  readonly onWork: () => void;
}

type Matches = ReadonlyMap<string, string | null>;

const cornerOf = ({ headings, columns }: TableShape) => `${headings[0] ?? -1} ${columns[0] ?? -1}`;

export function AdoptRoom({ tableId, calendar, onAdopted, onWork }: AdoptRoomProps) {
  const bridge = useBridge();
  const stale = useStale();
  const texts = useAdoptTexts();
  const layout = useLayout();
  const text = useText();
  const [tools, setTools] = useState<Adoption | null>(null);
  const [desk, setDesk] = useState<AdoptDesk | null>(null);
  const [said, setSaid] = useState<Corrections>({});
  const [matches, setMatches] = useState<Matches>(new Map());
  const [trial, setTrial] = useState<Trial | null>(null);
  const [trying, setTrying] = useState<number | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [pasting, setPasting] = useState(false);
  const [broughtIn, setBroughtIn] = useState<number | null>(null);
  const wanted = useRef(0);

  const look = useAction(
    useCallback(async () => {
      const own = await bridge.adoption();
      const seen = await own.look(tableId ?? undefined);
      setTools(own);
      setDesk(seen);
      setSaid(seen.start);
      setMatches(agreedMatches(seen.bound?.mapping ?? seen.recognised?.mapping ?? null));
      setTrial(null);
    }, [bridge, tableId]),
  );
  const { run: lookNow } = look;
  const paste = useAction(
    useCallback(
      async (pasted: string) => {
        const own = await bridge.adoption();
        const seen = await own.lookAtText(pasted);
        setTools(own);
        setDesk(seen);
        setSaid(seen.start);
        setMatches(agreedMatches(seen.recognised?.mapping ?? null));
        setTrial(null);
        setPasting(false);
      },
      [bridge],
    ),
  );
  useEffect(() => lookNow(), [lookNow]);

  const proposal = useMemo(
    () =>
      desk && desk.sheet.area.cells.length > 0
        ? propose(desk.sheet.area, { ...desk.options, corrections: said })
        : undefined,
    [desk, said],
  );

  const tryOut = useAction(
    useCallback(
      async (rules: Partial<CellRules> = {}, more: Matches = new Map(), over?: AdoptDesk, from: Matches = matches) => {
        const own = over ?? desk;
        if (!tools || !own || !proposal) return;
        const round = ++wanted.current;
        setTrying(0);
        try {
          const all = new Map([...from, ...more]);
          const mapping = mappingOf({ ...proposal, rules: { ...proposal.rules, ...rules } }, said.choices ?? [], all);
          // Of two tables with the same headings the agreed one could not be told again.
          const there = locate(own.sheet.area, mapping, calendar);
          if (there && cornerOf(there.shape) !== cornerOf(proposal.shape))
            throw new AppError('not-allowed', texts.means.twoTables);
          const result = await tools.tryOut(
            own,
            mapping,
            (share) => wanted.current === round && setTrying(share),
            () => wanted.current === round,
          );
          if (result && wanted.current === round) setTrial(result);
        } finally {
          if (wanted.current === round) setTrying(null);
        }
      },
      [tools, desk, proposal, said.choices, matches, calendar, texts],
    ),
  );
  const bind = useAction(
    useCallback(async () => {
      if (!tools || !desk || !trial) return;
      if (desk.pasted) {
        setBroughtIn(await tools.bringIn(desk, trial.mapping));
        await stale.everything();
        return;
      }
      const id = await tools.bind(desk, trial.mapping);
      setDone(id);
      await stale.everything();
    }, [tools, desk, trial, stale]),
  );
  const make = useAction(
    useCallback(
      async (made: readonly MadePi[]) => {
        if (!tools || !desk) return;
        await tools.makePis(made.map(({ pi }) => pi));
        const again = await tools.look(tableId ?? undefined);
        const next = { ...desk, pis: again.pis, options: { ...desk.options, known: again.pis } };
        setDesk(next);
        const more = new Map<string, string | null>(made.map(({ aside, pi }) => [aside.identity.is, pi.code]));
        setMatches((known) => new Map([...known, ...more]));
        tryOut.run({}, more, next);
      },
      [tools, desk, tableId, tryOut],
    ),
  );

  if (done !== null && desk) return <Done sheet={desk.sheet.sheet} onChanges={() => onAdopted(done)} onWork={onWork} />;
  if (broughtIn !== null) return <BroughtIn n={broughtIn} onWork={onWork} />;
  if (pasting)
    return (
      <PastePage
        busy={paste.busy}
        error={paste.error}
        onPaste={(pasted) => paste.run(pasted)}
        onBack={() => setPasting(false)}
      />
    );
  if (look.error !== null)
    return (
      <Page>
        <div className={layout.pad}>
          <ActionError error={look.error} again={lookNow} />
          <Button className={layout.above8} onClick={() => setPasting(true)}>
            {texts.paste.instead}
          </Button>
        </div>
      </Page>
    );
  if (!desk) return <LoadingLines label={texts.looking} />;
  if (!proposal)
    return (
      <Page>
        <div className={layout.pad}>
          <h1 className={text.title}>{texts.means.nothing}</h1>
          <p className={mergeClasses(text.support, layout.above4)}>{texts.means.nothingAbout}</p>
          <Button className={layout.above8} onClick={lookNow}>
            {texts.means.again}
          </Button>
          <Button className={layout.above8} onClick={() => setPasting(true)}>
            {texts.paste.instead}
          </Button>
        </div>
      </Page>
    );

  const correct = (change: Corrections) => setSaid((known) => ({ ...known, ...change }));
  const isOpenTrial = trial !== null;
  if (isOpenTrial)
    return (
      <DryPage
        desk={desk}
        trial={trial}
        decided={matches}
        busy={bind.busy || make.busy || trying !== null}
        error={bind.error ?? make.error ?? tryOut.error}
        actions={{
          match: (aside, code) => {
            const more = new Map([[aside.identity.is, code]]);
            setMatches((known) => new Map([...known, ...more]));
            tryOut.run({}, more);
          },
          leaveAll: (asides) => {
            const more = new Map(asides.map((a) => [a.identity.is, null] as const));
            setMatches((known) => new Map([...known, ...more]));
            tryOut.run({}, more);
          },
          make: (made) => make.run(made),
          rules: (change) => {
            correct({ rules: { ...said.rules, ...change } });
            tryOut.run(change);
          },
          show: (place) => void tools?.show(desk, place).catch(() => undefined),
          again: (is) => {
            const rest = new Map([...matches].filter(([own]) => own !== is));
            setMatches(rest);
            tryOut.run({}, undefined, undefined, rest);
          },
          back: () => setTrial(null),
          adopt: bind.run,
        }}
      />
    );
  return (
    <MeanPage
      desk={desk}
      proposal={proposal}
      choices={said.choices ?? []}
      calendar={calendar}
      trying={trying}
      error={tryOut.error}
      actions={{
        role: (column, role) =>
          correct({
            roles: new Map([...(said.roles ?? []), [column, role]]),
            checked: new Set([...(said.checked ?? [])].filter((c) => c !== column)),
          }),
        period: (column, period) => correct({ periods: new Map([...(said.periods ?? []), [column, period]]) }),
        right: (column) => correct({ checked: new Set([...(said.checked ?? []), column]) }),
        rules: (change) => correct({ rules: { ...said.rules, ...change } }),
        tablePeriod: (period) => correct({ period }),
        choice: (choice) =>
          correct({ choices: [...(said.choices ?? []).filter((c) => c.spelling !== choice.spelling), choice] }),
        turned: (turned) => setSaid({ turned }),
        again: lookNow,
        paste: () => setPasting(true),
        tryOut: () => tryOut.run(),
        cancel: () => {
          wanted.current++;
          setTrying(null);
        },
      }}
    />
  );
}
