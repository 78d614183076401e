// One phase: from when, for which units, what it opens, and who may record.
import { Button, Checkbox, Field, Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { modules, recorders, type Phase } from '../../../../domain/records/rollout';
import type { RolloutAnswer } from '../../../../domain/wire-rollout';
import { Section } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '4px 16px' },
  group: { border: 'none', margin: 0, padding: 0, display: 'grid' },
  legend: { padding: 0 },
  units: { maxHeight: '200px', overflowY: 'auto' },
});

interface PhaseFormProps {
  readonly number: number;
  readonly phase: Phase;
  readonly units: RolloutAnswer['units'];
  readonly onChange: (phase: Phase) => void;
  readonly onRemove: () => void;
}

/** Those of a list that are ticked, in the list's order. */
function toggled<T>(all: readonly T[], now: readonly T[], one: T, on: boolean): T[] {
  return all.filter((item) => (item === one ? on : now.includes(item)));
}

export function PhaseForm({ number, phase, units, onChange, onRemove }: PhaseFormProps) {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const words = manage.rollout;
  const text = useText();
  const layout = useLayout();
  const codes = units.map(({ code }) => code);
  const setUnits = (next: readonly string[]) => onChange({ ...phase, units: next.length === 0 ? null : [...next] });
  return (
    <Section
      title={words.phase(number)}
      id={`phase-${number}`}
      ruled
      aside={
        <Button size="small" appearance="subtle" aria-label={words.removePhase(number)} onClick={onRemove}>
          {words.remove}
        </Button>
      }
    >
      <div className={styles.form}>
        <Field label={words.from}>
          <Input
            type="date"
            value={phase.from}
            onChange={(_, data) => (data.value === '' ? undefined : onChange({ ...phase, from: data.value }))}
          />
        </Field>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{words.units}</legend>
          <Checkbox
            label={words.wholeBody}
            checked={phase.units === null}
            onChange={(_, data) => setUnits(data.checked === true ? [] : codes.slice(1, 2))}
          />
          {phase.units === null ? null : (
            <div className={styles.units}>
              {units.map((unit) => (
                <div key={unit.code} style={{ paddingLeft: `${Math.min(unit.depth, 4) * 12}px` }}>
                  <Checkbox
                    label={unit.label}
                    checked={phase.units?.includes(unit.code) === true}
                    onChange={(_, data) =>
                      setUnits(toggled(codes, phase.units ?? [], unit.code, data.checked === true))
                    }
                  />
                </div>
              ))}
            </div>
          )}
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{words.modulesLabel}</legend>
          {modules.map((module) => (
            <Checkbox
              key={module}
              label={words.modules[module]}
              checked={phase.modules.includes(module)}
              onChange={(_, data) => {
                const next = toggled(modules, phase.modules, module, data.checked === true);
                // A phase opens something.
                if (next.length > 0) onChange({ ...phase, modules: next });
              }}
            />
          ))}
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{words.recordersLabel}</legend>
          {recorders.map((one) => (
            <Checkbox
              key={one}
              label={words.recorders[one]}
              checked={phase.roles.includes(one)}
              onChange={(_, data) =>
                onChange({ ...phase, roles: toggled(recorders, phase.roles, one, data.checked === true) })
              }
            />
          ))}
          <span className={mergeClasses(text.quiet, layout.above4)}>{words.always}</span>
        </fieldset>
      </div>
    </Section>
  );
}
