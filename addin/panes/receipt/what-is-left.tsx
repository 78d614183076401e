// After a push: what stayed in the sheet, what is still to give, and until when there is nothing more.
import { mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { Work } from '../../../domain/wire';
import type { Changes } from '../../flows/outcomes';
import { DueRow } from '../../ui/work/due-row';
import { Section } from '../../ui/page';
import { Row, RowList } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

/** Figures still to give that are named here; the rest stands on My work. */
const NAMED = 5;

export function WhatIsLeft({ sent, work }: { sent: Changes | null; work: Work | null }) {
  const texts = useTexts();
  const words = texts.receipt;
  const text = useText();
  const layout = useLayout();
  const heading = useId();
  const stayed = sent === null ? 0 : sent.plan.issues.length + sent.plan.conflicts.length;
  const cleared = sent?.plan.cleared.length ?? 0;
  const items = work?.items ?? [];
  const line = mergeClasses(text.quiet, layout.side);
  const next = work?.next ?? null;
  return (
    <Section title={words.left} id={heading} ruled>
      {stayed > 0 ? <p className={line}>{words.stayed(stayed)}</p> : null}
      {cleared > 0 ? <p className={line}>{words.stayedCleared(cleared)}</p> : null}
      {items.length === 0 ? null : (
        <RowList
          items={items.slice(0, NAMED)}
          labelledBy={heading}
          id={(i) => `${i.code}|${i.period}`}
          row={(item) => (
            <Row>
              <DueRow item={item} showPeriod />
            </Row>
          )}
        />
      )}
      {items.length > NAMED ? <p className={line}>{words.moreDue(items.length - NAMED)}</p> : null}
      {work === null ? null : (
        <p className={mergeClasses(line, layout.last)}>
          {next === null
            ? items.length === 0
              ? words.nothingLeft
              : ''
            : (items.length === 0 ? words.nothingUntil : words.afterThat)(texts.moments.day(next.due, work.asAt))}
        </p>
      )}
    </Section>
  );
}
