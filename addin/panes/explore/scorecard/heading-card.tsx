// One heading of a scorecard: its name, where it stands, what it counts, and its PIs, each of which can be taken out.
import { Button, Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useLayout, useText } from '../../../ui/styles';
import { useExploreTexts } from '../explore-texts';
import { changed, isWeight, movedUp, under, withPis, without, type Draft } from './draft';

const useStyles = makeStyles({
  group: { display: 'grid', rowGap: '4px', minWidth: 0 },
  deeper: { marginLeft: '16px' },
  deepest: { marginLeft: '32px' },
  head: { display: 'flex', alignItems: 'flex-end', columnGap: '4px' },
  pis: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  pi: { minWidth: 0, padding: '0 6px', fontWeight: 400 },
  weight: { width: '88px' },
});

interface HeadingCardProps {
  readonly draft: Draft;
  readonly at: number;
  /** Selected PIs that stand under no heading yet. */
  readonly fresh: readonly string[];
  readonly onDraft: (draft: Draft) => void;
}

export function HeadingCard({ draft, at, fresh, onDraft }: HeadingCardProps) {
  const styles = useStyles();
  const words = useExploreTexts().scorecard;
  const text = useText();
  const layout = useLayout();
  const heading = draft.headings[at];
  if (!heading) return null;
  const { name, level, weight, pis } = heading;
  const called = name.trim() === '' ? words.untitled : name.trim();
  const isWrong = !isWeight(weight);
  const indent = level === 1 ? '' : level === 2 ? styles.deeper : styles.deepest;
  return (
    <div role="group" aria-label={words.heading(at + 1)} className={`${styles.group} ${indent}`}>
      <div className={styles.head}>
        <Field label={words.headingName} className={layout.grow}>
          <Input
            value={name}
            maxLength={200}
            onChange={(_, { value }) => onDraft(changed(draft, at, { name: value }))}
          />
        </Field>
        <Button
          appearance="subtle"
          icon={<ArrowUp16Regular />}
          aria-label={words.up(called)}
          disabledFocusable={at === 0}
          onClick={() => onDraft(movedUp(draft, at))}
        />
        <Button
          appearance="subtle"
          icon={<Delete16Regular />}
          aria-label={words.removeHeading(called)}
          disabledFocusable={draft.headings.length === 1}
          onClick={() => (draft.headings.length > 1 ? onDraft(without(draft, at)) : undefined)}
        />
      </div>
      <div className={styles.head}>
        <Field label={words.weight} {...(isWrong && { validationMessage: words.weightWrong })}>
          <Input
            type="number"
            min={0}
            max={1000}
            className={styles.weight}
            value={Number.isNaN(weight) ? '' : String(weight)}
            onChange={(_, { value }) =>
              onDraft(changed(draft, at, { weight: value.trim() === '' ? NaN : Number(value) }))
            }
          />
        </Field>
        {at === 0 ? null : (
          <Checkbox
            label={words.under}
            checked={level > 1}
            onChange={(_, { checked }) => onDraft(under(draft, at, checked === true))}
          />
        )}
      </div>
      <p className={text.support}>{words.pis(pis.length)}</p>
      <ul className={styles.pis} aria-label={words.pis(pis.length)}>
        {pis.map(({ code }) => (
          <li key={code}>
            <Button
              size="small"
              className={styles.pi}
              icon={<Dismiss12Regular />}
              iconPosition="after"
              aria-label={words.takeOut(code)}
              onClick={() => onDraft(changed(draft, at, { pis: pis.filter((pi) => pi.code !== code) }))}
            >
              {code}
            </Button>
          </li>
        ))}
      </ul>
      {fresh.length > 0 ? (
        <Button size="small" onClick={() => onDraft(withPis(draft, at, fresh))}>
          {words.addSelected(fresh.length)}
        </Button>
      ) : null}
    </div>
  );
}
