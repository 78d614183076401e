// The targets of a year on a PI's page: one figure, spread over the year, looked at and set in one step.
import { Button, Field, Input, Link, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useId, useState } from 'react';
import type { IndicatorPage } from '../../../domain/wire-indicators';
import { SettledLine } from '../../ui/settle/settled-line';
import { useSettle } from '../../ui/settle/use-settle';
import { Spoken } from '../../ui/spoken';
import { useLayout, useText } from '../../ui/styles';
import { usePiTexts } from './pi-texts';
import { spreads, spreadsOf, yearDraft, type Spread } from './year-draft';

const useStyles = makeStyles({
  form: {
    ...{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
    ...{ columnGap: '12px', rowGap: '12px', padding: '8px 16px' },
  },
  wide: { gridColumn: '1 / -1' },
  label: { textAlign: 'start', fontWeight: 400, padding: '2px 0' },
  figure: { textAlign: 'right', padding: '2px 0' },
  buttons: { display: 'flex', columnGap: '8px', gridColumn: '1 / -1' },
});

export function YearTargets({ page }: { page: IndicatorPage }) {
  const styles = useStyles();
  const texts = usePiTexts();
  const words = texts.pi.year;
  const layout = useLayout();
  const text = useText();
  const caption = useId();
  const { definition, targetYears = [] } = page;
  const offered = spreadsOf(definition);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState('');
  const [spread, setSpread] = useState<Spread>(offered[0] ?? 'flat');
  const settle = useSettle(useCallback(() => setTyped(''), []));
  const year = targetYears[at];
  if (year === undefined) return null;
  if (!isOpen)
    return (
      <div className={layout.side}>
        <Link as="button" className={layout.link} onClick={() => setOpen(true)}>
          {words.open}
        </Link>
        <SettledLine settle={settle} />
      </div>
    );
  const { targets, edits, shut, wrong } = yearDraft(definition, year, typed, spread);
  // Blank takes targets away only where somebody came to type one.
  const isBlank = typed.trim() === '';
  const n = isBlank ? 0 : edits.length;
  const shown = (target: number | null) => texts.figure(target, definition);
  const problem = isBlank ? undefined : wrong;
  return (
    <>
      <SettledLine settle={settle} />
      <form
        className={styles.form}
        aria-label={words.title}
        onSubmit={(event) => {
          event.preventDefault();
          if (n > 0 && !settle.busy) settle.run({ edits, base: page.revision, said: words.done(n, year.label) });
        }}
        onKeyDown={(event) => (event.key === 'Escape' ? setOpen(false) : undefined)}
      >
        <Field label={words.year}>
          <Select className={layout.control} value={String(at)} onChange={(_, data) => setAt(Number(data.value))}>
            {targetYears.map(({ label }, i) => (
              <option key={label} value={i}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.target} {...(problem !== undefined && { validationMessage: words.wrong[problem] })}>
          <Input className={layout.control} value={typed} onChange={(_, data) => setTyped(data.value)} />
        </Field>
        <Field label={words.spread} className={styles.wide}>
          <Select
            className={layout.control}
            value={spread}
            onChange={(_, data) => setSpread(spreads.find((one) => one === data.value) ?? 'flat')}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {words.spreads[one]}
              </option>
            ))}
          </Select>
        </Field>
        <table className={mergeClasses(layout.table, styles.wide)} aria-labelledby={caption}>
          <caption id={caption} className={text.quiet} style={{ textAlign: 'start' }}>
            {words.caption(year.label)}
          </caption>
          <tbody>
            {year.periods.map((period, i) => {
              const [now, then] = [year.target[i] ?? null, targets?.[i] ?? null];
              const isSame = isBlank || targets === undefined || now === then || year.state[i] !== 'open';
              return (
                <tr key={period}>
                  <th scope="row" className={styles.label}>
                    {year.labels[i]}
                  </th>
                  <td className={mergeClasses(styles.figure, text.quiet)}>{shown(now)}</td>
                  <td className={styles.figure}>
                    {isSame ? null : (
                      <>
                        <span aria-hidden="true">→ </span>
                        <Spoken>{texts.pi.history.to}</Spoken>
                        <b>{shown(then)}</b>
                      </>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {shut > 0 && !isBlank ? <p className={mergeClasses(text.support, styles.wide)}>{words.shut(shut)}</p> : null}
        <div className={styles.buttons}>
          <Button appearance="primary" type="submit" className={layout.grow} disabledFocusable={n === 0 || settle.busy}>
            {n === 0 ? texts.pi.record.nothing : words.set(n, year.label)}
          </Button>
          <Button onClick={() => setOpen(false)}>{texts.pi.record.cancel}</Button>
        </div>
      </form>
    </>
  );
}
