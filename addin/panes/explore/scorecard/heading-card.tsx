// One heading of a scorecard: its name, where it stands, what it counts, and its PIs, each of which can be taken out.
import { Button, Checkbox, Field, Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useLayout, useText } from '../../../ui/styles';
import { useExploreTexts } from '../explore-texts';
import { changed, isWeight, movedUp, under, weighed, withPis, without, type Draft } from './draft';
import { WeightInput } from './weight-input';

const useStyles = makeStyles({
  group: { display: 'grid', rowGap: '4px', minWidth: 0 },
  deeper: { marginLeft: '16px' },
  deepest: { marginLeft: '32px' },
  head: { display: 'flex', alignItems: 'flex-end', columnGap: '4px' },
  pis: { display: 'grid', rowGap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  pi: { display: 'flex', alignItems: 'center', columnGap: '4px', minWidth: 0 },
});

interface HeadingCardProps {
  readonly draft: Draft;
  readonly at: number;
  /** Selected PIs that stand under no heading yet. */
  readonly fresh: readonly string[];
  /** `focus` names what the keyboard goes on with, where what was pressed is gone or stands elsewhere. */
  readonly onDraft: (draft: Draft, focus?: string) => void;
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
  const isPiWrong = pis.some((pi) => !isWeight(pi.weight));
  const indent = level === 1 ? '' : level === 2 ? styles.deeper : styles.deepest;
  return (
    <div role="group" aria-label={words.heading(at + 1)} className={`${styles.group} ${indent}`}>
      <div className={styles.head}>
        <Field label={words.headingName} className={layout.grow}>
          <Input
            value={name}
            maxLength={200}
            input={{ 'data-focus': `name ${at}` } as object}
            onChange={(_, { value }) => onDraft(changed(draft, at, { name: value }))}
          />
        </Field>
        <Button
          appearance="subtle"
          icon={<ArrowUp16Regular />}
          aria-label={words.up(called)}
          data-focus={`up ${at}`}
          disabledFocusable={at === 0}
          onClick={() => (at > 0 ? onDraft(movedUp(draft, at), `up ${at - 1}`) : undefined)}
        />
        <Button
          appearance="subtle"
          icon={<Delete16Regular />}
          aria-label={words.removeHeading(called)}
          disabledFocusable={draft.headings.length === 1}
          onClick={() =>
            draft.headings.length > 1 ? onDraft(without(draft, at), `name ${Math.max(0, at - 1)}`) : undefined
          }
        />
      </div>
      <div className={styles.head}>
        <Field label={words.weight} {...(isWrong && { validationMessage: words.weightWrong })}>
          <WeightInput weight={weight} onWeight={(value) => onDraft(changed(draft, at, { weight: value }))} />
        </Field>
        {at === 0 ? null : (
          <Checkbox
            label={words.under}
            checked={level > 1}
            onChange={(_, { checked }) => onDraft(under(draft, at, checked === true))}
          />
        )}
      </div>
      <p className={text.support}>{pis.length > 0 ? words.pisWeighed(pis.length) : words.pis(0)}</p>
      <ul className={styles.pis} aria-label={words.pis(pis.length)}>
        {pis.map((pi, i) => (
          <li key={pi.code} className={styles.pi}>
            <span className={mergeClasses(layout.grow, text.oneLine)}>{pi.code}</span>
            <WeightInput
              small
              label={words.weightOf(pi.code)}
              weight={pi.weight}
              onWeight={(value) => onDraft(weighed(draft, at, pi.code, value))}
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss12Regular />}
              aria-label={words.takeOut(pi.code)}
              data-focus={`out ${at} ${i}`}
              onClick={() =>
                onDraft(
                  changed(draft, at, { pis: pis.filter(({ code }) => code !== pi.code) }),
                  pis.length === 1 ? `name ${at}` : `out ${at} ${Math.min(i, pis.length - 2)}`,
                )
              }
            />
          </li>
        ))}
      </ul>
      {isPiWrong ? <p className={text.support}>{words.weightWrong}</p> : null}
      {fresh.length > 0 ? (
        <Button size="small" onClick={() => onDraft(withPis(draft, at, fresh))}>
          {words.addSelected(fresh.length)}
        </Button>
      ) : null}
    </div>
  );
}
