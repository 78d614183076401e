// How the cells are read, said once for the table: only what the table holds is asked.
import { Checkbox, Field, Select, makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { CellRules } from '../../../domain/adopt/cell-rules';
import { seenIn } from '../../../domain/adopt/rules';
import { rowsOf } from '../../../domain/adopt/table/find-table';
import type { Proposal } from '../../../domain/adopt/propose';
import { Section } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', padding: '0 8px' },
  fields: { display: 'grid', rowGap: '8px', padding: '4px 16px 12px' },
});

const SHOWN = 3;

interface RulesPartProps {
  readonly proposal: Proposal;
  readonly onRules: (change: Partial<CellRules>) => void;
}

export function RulesPart({ proposal, onRules }: RulesPartProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const { rules: words } = useAdoptTexts();
  const { rules } = proposal;
  const seen = useMemo(
    () => seenIn(proposal.area, rowsOf(proposal.shape, 'data'), proposal.columns),
    [proposal.area, proposal.shape, proposal.columns],
  );
  const no = new Set(['not applicable', 'n/app', 'not app']);
  const available = seen.tokens.filter((t) => !no.has(t));
  const applicable = seen.tokens.filter((t) => no.has(t));
  const list = (on: boolean, tokens: readonly string[]) => (on ? [...tokens].slice(0, 50) : []);
  return (
    <Section title={words.title} ruled>
      <p className={`${text.support} ${layout.side}`}>{words.plain}</p>
      <div className={styles.list}>
        {seen.texts.length > 0 ? (
          <Checkbox
            checked={rules.textNumbers}
            onChange={(_, data) => onRules({ textNumbers: data.checked === true })}
            label={words.textNumbers(seen.texts.slice(0, SHOWN))}
          />
        ) : null}
        {available.length > 0 ? (
          <Checkbox
            checked={rules.notAvailable.length > 0}
            onChange={(_, data) => onRules({ notAvailable: list(data.checked === true, available) })}
            label={words.notAvailable(available.slice(0, SHOWN + 2))}
          />
        ) : null}
        {applicable.length > 0 ? (
          <Checkbox
            checked={rules.notApplicable.length > 0}
            onChange={(_, data) => onRules({ notApplicable: list(data.checked === true, applicable) })}
            label={words.notApplicable(applicable)}
          />
        ) : null}
        {seen.kept.length > 0 ? (
          <Checkbox
            checked={rules.suppressed}
            onChange={(_, data) => onRules({ suppressed: data.checked === true })}
            label={words.suppressed(seen.kept.slice(0, SHOWN))}
          />
        ) : null}
        {seen.marked.length > 0 ? (
          <Checkbox
            checked={rules.marks}
            onChange={(_, data) => onRules({ marks: data.checked === true })}
            label={words.marks(seen.marked.slice(0, SHOWN))}
          />
        ) : null}
        <Checkbox
          checked={rules.zeroIsFigure}
          onChange={(_, data) => onRules({ zeroIsFigure: data.checked === true })}
          label={words.zero}
        />
      </div>
      <div className={styles.fields}>
        <Field label={words.percent}>
          <Select
            value={rules.percent ?? 'open'}
            onChange={(_, data) =>
              onRules({ percent: data.value === 'as 95' || data.value === 'as 0.95' ? data.value : null })
            }
          >
            {(['open', 'as 95', 'as 0.95'] as const).map((is) => (
              <option key={is} value={is}>
                {words.percentAre[is]}
              </option>
            ))}
          </Select>
        </Field>
        {rules.dots === 'decimal' ? null : (
          <Field label={words.dots}>
            <Select
              value={rules.dots ?? 'open'}
              onChange={(_, data) =>
                onRules({ dots: data.value === 'thousands' || data.value === 'decimal' ? data.value : null })
              }
            >
              {(['open', 'thousands', 'decimal'] as const).map((is) => (
                <option key={is} value={is}>
                  {words.dotsAre[is]}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
    </Section>
  );
}
