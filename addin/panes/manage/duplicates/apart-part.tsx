// PIs that were told apart, each pair with the way back: for everybody who looks after both.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Duplicates } from '../../../../domain/wire-duplicates';
import { PiCode } from '../../../ui/open-pi';
import { Section } from '../../../ui/page';
import type { Settle } from '../../../ui/settle/use-settle';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '4px 16px 16px' },
  pair: { padding: '4px 0' },
  line: { display: 'block', overflowWrap: 'anywhere' },
});

const ID = 'duplicates-apart';

interface ApartPartProps {
  readonly apart: Duplicates['apart'];
  readonly base: number;
  readonly settle: Settle;
}

export function ApartPart({ apart: { pairs, total }, base, settle }: ApartPartProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const words = useManageTexts().manage.duplicates;
  return (
    <Section title={words.apartTitle} id={ID} aside={String(total)} ruled>
      <ul className={styles.list} aria-labelledby={ID}>
        {pairs.map(({ code, name, other, otherName, apartFrom }) => {
          const left = apartFrom.filter((own) => own !== other);
          return (
            <li key={`${code} ${other}`} className={styles.pair}>
              <span className={styles.line}>
                <PiCode code={code} /> {name}
              </span>
              <span className={styles.line}>
                <PiCode code={other} /> {otherName}
              </span>
              <Button
                size="small"
                appearance="subtle"
                aria-label={words.againOf([code, other])}
                disabledFocusable={settle.busy}
                onClick={() =>
                  settle.run({
                    edits: [
                      { type: 'indicator', key: code, field: 'apartFrom', value: left.length === 0 ? null : left },
                    ],
                    ...{ base, said: words.again([code, other]), note: words.again([code, other]) },
                  })
                }
              >
                {words.mayBeOne}
              </Button>
            </li>
          );
        })}
      </ul>
      {pairs.length < total ? (
        <p className={mergeClasses(text.quiet, layout.side)}>{words.firstApart(pairs.length)}</p>
      ) : null}
    </Section>
  );
}
