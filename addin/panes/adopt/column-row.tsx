// One column: what it is called, what it is taken for, and why. Every guess is a drop-down; only what is not certain asks.
import { Button, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { ColumnGuess, ColumnPeriod } from '../../../domain/adopt/columns/column-guess';
import { isFigureRole, roles, type Role } from '../../../domain/adopt/columns/role';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { ASKS } from './use-kept-focus';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 104px) 16px minmax(0, 1fr)',
    columnGap: '8px',
    alignItems: 'center',
    padding: '4px 16px',
  },
  select: { minWidth: 0, width: '100%' },
  why: { gridColumnStart: 3, display: 'flex', flexDirection: 'column', rowGap: '4px', paddingTop: '4px' },
  heading: {
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  check: { display: 'flex', alignItems: 'center', columnGap: '4px' },
});

interface ColumnRowProps {
  readonly guess: ColumnGuess;
  readonly name: string;
  /** `Q3 2014/15` of the period that the heading names. */
  readonly periodName: string;
  /** Said below, where nothing has to be checked. */
  readonly about: string;
  readonly periods: readonly { readonly value: Exclude<ColumnPeriod, null>; readonly name: string }[];
  readonly onRole: (role: Role) => void;
  readonly onPeriod: (period: ColumnPeriod) => void;
  readonly onRight: () => void;
}

export function ColumnRow({ guess, name, periodName, about, periods, onRole, onPeriod, onRight }: ColumnRowProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const { means } = useAdoptTexts();
  const isDated = guess.period !== null && /^\d/.test(guess.period);
  const wantsPeriod = isFigureRole(guess.role) && periods.length > 0 && (!isDated || !guess.certain);
  return (
    <div className={styles.row} {...(!guess.certain && ASKS)}>
      <span className={mergeClasses(text.bold, text.support, styles.heading)}>{name}</span>
      <span className={layout.icon} aria-hidden="true">
        <ArrowRight16Regular />
      </span>
      <Select
        className={styles.select}
        aria-label={means.is(name)}
        value={guess.role}
        onChange={(_, data) => onRole(roles.find((r) => r === data.value) ?? 'none')}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {role === guess.role && isFigureRole(role)
              ? means.role(role, isDated ? periodName : '', guess.pi)
              : means.roles[role]}
          </option>
        ))}
      </Select>
      {wantsPeriod || !guess.certain || about !== '' ? (
        <div className={styles.why}>
          {wantsPeriod ? (
            <Select
              className={styles.select}
              aria-label={means.of(name)}
              value={guess.period ?? ''}
              onChange={(_, data) => onPeriod(periods.find((p) => p.value === data.value)?.value ?? null)}
            >
              {guess.period === null ? <option value="">{means.choosePeriod}</option> : null}
              {periods.map((p) => (
                <option key={p.value} value={p.value}>
                  {p.name}
                </option>
              ))}
            </Select>
          ) : null}
          {guess.certain ? (
            about === '' ? null : (
              <p className={text.quiet}>{about}</p>
            )
          ) : (
            <>
              <span className={mergeClasses(styles.check, text.bold, text.support)}>
                <QuestionCircle16Regular aria-hidden="true" />
                {means.check}
              </span>
              <p className={text.support}>{guess.why}</p>
              {isFigureRole(guess.role) && guess.period === null && periods.length > 0 ? null : (
                <span>
                  <Button size="small" aria-label={means.rightFor(name)} onClick={onRight}>
                    {means.right}
                  </Button>
                </span>
              )}
            </>
          )}
        </div>
      ) : null}
    </div>
  );
}
