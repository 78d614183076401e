// Manage › Audit: who changed what of a PI, by a person, in a push; the same as a file; and the end of the chain.
import { Button, Field, Input, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState, type FormEvent } from 'react';
import { maySet } from '../../../../domain/access/policy';
import type { AuditQuery } from '../../../../domain/wire-audit';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useBridge } from '../../../ui/data/bridge-context';
import { useAsked } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import { Page, Section } from '../../../ui/page';
import { Row, RowList } from '../../../ui/row-list';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { PartProps } from '../part';
import { ChainCheck } from './chain-check';
import { ChainHead } from './chain-head';
import { saveFile } from './save-file';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '8px 16px 4px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: '12px' },
  narrow: { minWidth: 0 },
  about: { display: 'block', overflowWrap: 'anywhere' },
});
const kinds = ['pi', 'person', 'push', 'all'] as const;
type Kind = (typeof kinds)[number];

/** A value in one line. */
function shown(value: unknown, blank: string): string {
  if (value === null) return blank;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

export function AuditPane({ me }: PartProps) {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.audit;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const [kind, setKind] = useState<Kind>('pi');
  const [of, setOf] = useState('');
  const [days, setDays] = useState({ from: '', to: '' });
  const [asked, setAsked] = useState<AuditQuery | null>(null);
  const [said, setSaid] = useState('');
  const query = useAsked(
    asked === null ? null : `manage audit ${JSON.stringify(asked)}`,
    useCallback((b: Bridge) => b.audit(asked ?? {}), [asked]),
  );
  const saving = useAction(
    useCallback(
      async (format: 'xlsx' | 'csv') => {
        const file = await bridge.auditFile({ ...(asked ?? {}), format });
        saveFile(file);
        setSaid(words.saved(file.name));
      },
      [bridge, asked, words],
    ),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind !== 'all' && of.trim() === '') return;
    setSaid('');
    setAsked({
      ...(kind !== 'all' && { [kind]: of.trim() }),
      ...(days.from !== '' && { from: days.from }),
      ...(days.to !== '' && { to: days.to }),
    });
  };
  const { data } = query;
  return (
    <Page>
      <p className={mergeClasses(text.support, layout.side)}>{words.about}</p>
      <form className={styles.form} onSubmit={submit} aria-label={words.of}>
        <div className={styles.pair}>
          <Field label={words.of}>
            <Select value={kind} onChange={(_, d) => setKind(kinds.find((k) => k === d.value) ?? 'pi')}>
              {kinds.map((k) => (
                <option key={k} value={k}>
                  {words.kinds[k]}
                </option>
              ))}
            </Select>
          </Field>
          {kind === 'all' ? null : (
            <Field label={words[kind]}>
              <Input value={of} input={{ className: styles.narrow }} onChange={(_, d) => setOf(d.value)} />
            </Field>
          )}
        </div>
        <div className={styles.pair}>
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={words[end]}>
              <Input
                type="date"
                value={days[end]}
                input={{ className: styles.narrow }}
                onChange={(_, d) => setDays({ ...days, [end]: d.value })}
              />
            </Field>
          ))}
        </div>
        <div>
          <Button type="submit" appearance="primary">
            {words.find}
          </Button>
        </div>
      </form>
      <div className={layout.side}>
        <p role="status" className={text.support}>
          {said !== ''
            ? said
            : data === undefined
              ? ''
              : data.rows.length === 0
                ? words.nothing
                : words.found(data.rows.length, data.more)}
        </p>
        <ActionError error={query.error ?? saving.error} />
      </div>
      {data === undefined || data.rows.length === 0 ? null : (
        <Section title={words.list} id="audit-rows">
          <div className={mergeClasses(layout.row, layout.side)}>
            {(['xlsx', 'csv'] as const).map((format) => (
              <Button key={format} size="small" disabledFocusable={saving.busy} onClick={() => saving.run(format)}>
                {words[format]}
              </Button>
            ))}
          </div>
          <RowList
            items={data.rows}
            labelledBy="audit-rows"
            id={(row) => `${row.revision} ${row.type} ${row.key} ${row.field}`}
            row={(row) => (
              <Row>
                <span className={layout.grow}>
                  <span className={text.bold}>{row.key.replace('|', ' · ')}</span> {row.field}
                  <span className={mergeClasses(text.support, styles.about)}>
                    {words.change(shown(row.before, words.blank), shown(row.after, words.blank))}
                  </span>
                  <span className={mergeClasses(text.quiet, styles.about)}>
                    {[row.name, moments.full(row.at), row.kind, ...(row.note === null ? [] : [row.note])].join(' · ')}
                  </span>
                </span>
              </Row>
            )}
          />
        </Section>
      )}
      {maySet({ ...me, suspended: false }) ? (
        <>
          <ChainCheck />
          <ChainHead />
        </>
      ) : null}
    </Page>
  );
}
