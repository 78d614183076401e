// Manage › Rules of the site: every choice that is the body's to make, as a form. Nothing is set until it is sent as one step.
import { Button, Field, Input, Select, Textarea, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import type { SiteAnswer } from '../../../../domain/wire-settings';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { saidByFrame, useAsked } from '../../../ui/data/queries';
import { LoadingLines } from '../../../ui/loading-lines';
import { Page, Section } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { PartProps } from '../part';
import { SettledLine } from '../../../ui/settle/settled-line';
import { useSettle } from '../../../ui/settle/use-settle';
import { draftOf } from './draft';
import type { Setting } from './setting';
import { settingGroups } from './settings';

const useStyles = makeStyles({
  group: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: '12px',
    padding: '4px 16px 8px',
    '& select, & input': { minWidth: 0 },
  },
  buttons: { display: 'grid', gridTemplateColumns: '1fr auto', columnGap: '8px' },
});

const askRules = (bridge: Bridge) => bridge.siteRules();

export function RulesPane({ me }: PartProps) {
  const { manage } = useManageTexts();
  const layout = useLayout();
  const text = useText();
  const query = useAsked('manage site', askRules);
  if (query.data !== undefined) return <RulesForm me={me} answer={query.data} />;
  return (
    <Page>
      {query.error === null ? (
        <LoadingLines label={manage.rules.reading} />
      ) : (
        <div className={layout.pad}>
          {saidByFrame(query.error) ? <p className={text.support}>{manage.rules.notKnown}</p> : null}
          <ActionError error={query.error} again={query.refetch} />
        </div>
      )}
    </Page>
  );
}

function RulesForm({ me, answer }: PartProps & { answer: SiteAnswer }) {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const words = manage.rules;
  const layout = useLayout();
  const text = useText();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const settle = useSettle(useCallback(() => setTyped(new Map()), []));
  const groups = useMemo(() => settingGroups(me.calendar), [me.calendar]);
  const settings = groups.flatMap((group) => group.settings);
  const draft = draftOf(answer.rules, settings, typed);
  const n = draft.changed.length;
  const send = () => {
    const edit = { type: 'site' as const, key: 'site', field: 'rules', value: draft.rules };
    settle.run({ edits: [edit], base: answer.revision, said: words.done(n) });
  };
  const cannot = draft.wrong.size > 0 || draft.together !== null;
  return (
    <Page
      {...(n > 0 && {
        footer: (
          <>
            <p role="status" className={mergeClasses(text.support, text.centre)}>
              {draft.wrong.size > 0 ? words.toMend(draft.wrong.size) : (draft.together ?? words.effect)}
            </p>
            <div className={styles.buttons}>
              <Button
                appearance="primary"
                size="large"
                disabledFocusable={cannot || settle.busy}
                onClick={() => (cannot ? undefined : send())}
              >
                {words.set(n)}
              </Button>
              <Button size="large" onClick={() => setTyped(new Map())}>
                {words.forget}
              </Button>
            </div>
          </>
        ),
      })}
    >
      <p className={mergeClasses(text.support, layout.side)}>{answer.said ? words.about : words.allDefault}</p>
      <SettledLine settle={settle} />
      {groups.map((group, i) => (
        <Section key={group.id} title={words.groups[group.id]} id={`rules-${group.id}`} ruled={i > 0}>
          <div className={styles.group}>
            {group.settings.map((setting) => (
              <SettingField
                key={setting.id}
                setting={setting}
                value={typed.get(setting.id) ?? setting.show(answer.rules)}
                wrong={draft.wrong.get(setting.id)}
                onTyped={(value) => setTyped(new Map(typed).set(setting.id, value))}
              />
            ))}
          </div>
        </Section>
      ))}
    </Page>
  );
}

interface SettingFieldProps {
  readonly setting: Setting;
  readonly value: string;
  readonly wrong: string | undefined;
  readonly onTyped: (value: string) => void;
}

function SettingField({ setting, value, wrong, onTyped }: SettingFieldProps) {
  const words = useManageTexts().manage.rules;
  const { label, hint } = words.setting(setting.id);
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(wrong !== undefined && { validationMessage: wrong })}
    >
      {setting.options !== undefined ? (
        <Select value={value} onChange={(_, data) => onTyped(data.value)}>
          {setting.options.map((option) => (
            <option key={option} value={option}>
              {words.option(setting.id, option)}
            </option>
          ))}
        </Select>
      ) : setting.long === true ? (
        <Textarea value={value} resize="vertical" onChange={(_, data) => onTyped(data.value)} />
      ) : (
        <Input value={value} onChange={(_, data) => onTyped(data.value)} />
      )}
    </Field>
  );
}
