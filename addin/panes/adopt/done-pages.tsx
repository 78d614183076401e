// The end of Adopt: a table that is bound, or a pasted one that was brought in.
import { Button, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { Page } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';

function EndPage({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  const text = useText();
  const layout = useLayout();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Page footer={<div className={layout.row}>{children}</div>}>
      <div className={layout.pad}>
        <h1 ref={heading} tabIndex={-1} className={text.big} style={{ outline: 'none' }}>
          {title}
        </h1>
        <p className={mergeClasses(text.support, layout.above8)}>{about}</p>
      </div>
    </Page>
  );
}

export function Done({ sheet, onChanges, onWork }: { sheet: string; onChanges: () => void; onWork: () => void }) {
  const layout = useLayout();
  const { done } = useAdoptTexts();
  return (
    <EndPage title={done.title} about={done.about(sheet)}>
      <Button appearance="primary" size="large" className={layout.grow} onClick={onChanges}>
        {done.changes}
      </Button>
      <Button size="large" onClick={onWork}>
        {done.work}
      </Button>
    </EndPage>
  );
}

export function BroughtIn({ n, onWork }: { n: number; onWork: () => void }) {
  const layout = useLayout();
  const { done, paste } = useAdoptTexts();
  return (
    <EndPage title={paste.done(n)} about={paste.doneAbout}>
      <Button appearance="primary" size="large" className={layout.grow} onClick={onWork}>
        {done.work}
      </Button>
    </EndPage>
  );
}
