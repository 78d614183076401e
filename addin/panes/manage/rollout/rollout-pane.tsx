// Manage › Roll-out: one of the six models or an own one, as phases; and who gains and loses what, before it is set.
import { Button, Field, Input, RadioGroup, Radio, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { rolloutFrom } from '../../../../domain/access/rollout-models';
import { sameValue } from '../../../../domain/figure';
import { ROLLOUT, rolloutModels, type Phase, type Rollout } from '../../../../domain/records/rollout';
import type { Edit } from '../../../../domain/sync/change-set';
import type { RolloutAnswer, RolloutPreview } from '../../../../domain/wire-rollout';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useBridge } from '../../../ui/data/bridge-context';
import { useAsked } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import { Page, Section } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { AskedPart } from '../asked-part';
import { useManageTexts } from '../manage-texts';
import { SettledLine } from '../../../ui/settle/settled-line';
import { useSettle, type Settle } from '../../../ui/settle/use-settle';
import { PhaseForm } from './phase-form';
import { PreviewSection } from './preview-section';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px', padding: '8px 16px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: '12px' },
  narrow: { minWidth: 0 },
});

export function RolloutPane() {
  const { manage } = useManageTexts();
  const query = useAsked(
    'manage rollout',
    useCallback((bridge: Bridge) => bridge.rollout(), []),
  );
  // Kept above the page, which begins anew with each answer.
  const settle = useSettle(useCallback(() => undefined, []));
  return (
    <AskedPart query={query} reading={manage.rollout.reading}>
      {(answer) => (
        <RolloutPage key={answer.revision} answer={answer} settle={settle} error={query.error} again={query.refetch} />
      )}
    </AskedPart>
  );
}

const none: Rollout = { key: ROLLOUT, model: 'own', viewing: 'own', phases: [] };
const asEdits = ({ model, viewing, phases }: Rollout): Edit[] => [
  { type: 'rollout', key: ROLLOUT, field: 'model', value: model },
  { type: 'rollout', key: ROLLOUT, field: 'viewing', value: viewing },
  { type: 'rollout', key: ROLLOUT, field: 'phases', value: phases.map((phase) => ({ ...phase })) },
];

interface RolloutPageProps {
  readonly answer: RolloutAnswer;
  readonly error: unknown;
  readonly again: () => void;
  readonly settle: Settle;
}

function RolloutPage({ answer, error, again, settle }: RolloutPageProps) {
  const styles = useStyles();
  const words = useManageTexts().manage.rollout;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const [draft, setDraft] = useState<Rollout>(answer.rollout ?? none);
  const [start, setStart] = useState(answer.asAt);
  const [seen, setSeen] = useState<{ readonly of: Rollout; readonly preview: RolloutPreview } | null>(null);
  const looking = useAction(
    useCallback(async () => setSeen({ of: draft, preview: await bridge.previewRollout(draft) }), [bridge, draft]),
  );
  // What was asked for stands below the phases: the focus goes there.
  useEffect(() => {
    if (seen !== null) document.getElementById('rollout-preview')?.focus();
  }, [seen]);
  const departments = answer.units.filter(({ depth }) => depth === 1).map(({ code }) => code);
  const isSame = answer.rollout !== null && sameValue({ ...draft }, { ...answer.rollout });
  const isSeen = seen?.of === draft;
  const isShut = !isSeen || isSame || settle.busy;
  const change = (next: Partial<Rollout>) => setDraft({ ...draft, model: 'own', ...next });
  const from = (model: Rollout['model'], day: string) =>
    model === 'own' ? { ...draft, model } : rolloutFrom({ model, from: day, departments });
  const setPhase = (at: number, phase: Phase) =>
    change({ phases: draft.phases.map((old, i) => (i === at ? phase : old)) });
  const open = (answer.rollout?.phases ?? []).filter((phase) => phase.from <= answer.asAt).length;
  const footer = (
    <>
      <Button
        appearance={isSeen ? 'secondary' : 'primary'}
        className={layout.full}
        disabledFocusable={looking.busy || isSame}
        onClick={() => looking.run()}
      >
        {words.preview}
      </Button>
      <Button
        appearance={isSeen ? 'primary' : 'secondary'}
        size="large"
        className={layout.full}
        disabledFocusable={isShut}
        onClick={() =>
          isShut ? undefined : settle.run({ edits: asEdits(draft), base: answer.revision, said: words.saved })
        }
      >
        {words.save}
      </Button>
      <p className={mergeClasses(text.quiet, text.centre)}>{isSeen ? words.oneStep : words.previewFirst}</p>
    </>
  );
  return (
    <Page footer={footer}>
      <p className={mergeClasses(text.support, layout.side)}>
        {answer.rollout === null ? words.none : words.now(answer.rollout.model, open, answer.rollout.phases.length)}
      </p>
      <div className={layout.side}>
        <ActionError error={error ?? looking.error} again={again} />
      </div>
      <SettledLine settle={settle} />
      <div className={styles.form}>
        <div className={styles.pair}>
          <Field label={words.model}>
            <Select
              value={draft.model}
              onChange={(_, data) => {
                const model = rolloutModels.find((m) => m === data.value) ?? 'own';
                setDraft(from(model, start));
              }}
            >
              {rolloutModels.map((model) => (
                <option key={model} value={model}>
                  {words.models[model]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.start}>
            <Input
              type="date"
              value={start}
              input={{ className: styles.narrow }}
              disabled={draft.model === 'own'}
              onChange={(_, data) => {
                setStart(data.value);
                if (data.value !== '') setDraft(from(draft.model, data.value));
              }}
            />
          </Field>
        </div>
        <Field label={words.viewing}>
          <RadioGroup
            value={draft.viewing}
            onChange={(_, data) => change({ viewing: data.value === 'everything' ? 'everything' : 'own' })}
          >
            <Radio value="own" label={words.viewings.own} />
            <Radio value="everything" label={words.viewings.everything} />
          </RadioGroup>
        </Field>
      </div>
      {draft.phases.map((phase, at) => (
        <PhaseForm
          key={at}
          number={at + 1}
          phase={phase}
          units={answer.units}
          onChange={(next) => setPhase(at, next)}
          onRemove={() => change({ phases: draft.phases.filter((_, i) => i !== at) })}
        />
      ))}
      <div className={layout.pad}>
        <Button
          size="small"
          onClick={() =>
            change({
              phases: [
                ...draft.phases,
                { from: answer.asAt, units: null, modules: ['PIs'], roles: ['super user', 'owner', 'updater'] },
              ],
            })
          }
        >
          {words.addPhase}
        </Button>
      </div>
      {looking.busy ? (
        <p role="status" className={mergeClasses(text.support, layout.side)}>
          {words.previewing}
        </p>
      ) : null}
      {seen === null || !isSeen ? null : (
        <Section title={words.previewTitle} id="rollout-preview" ruled>
          <PreviewSection preview={seen.preview} />
        </Section>
      )}
    </Page>
  );
}
