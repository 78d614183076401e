// Something set aside: a row or heading that is no PI for certain. Use one, find another, make it, or leave it out.
import { Button, Input, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AdoptDesk, NewPi, SetAside } from '../../flows/adopt/adopt';
import { foldCode } from '../../../domain/records/text';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { MakePi } from './make-pi';
import { ASKS } from './use-kept-focus';

const useStyles = makeStyles({
  card: {
    margin: '8px 16px 0',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  head: {
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  body: { padding: '8px 12px' },
  buttons: { paddingTop: '8px' },
  found: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: '4px', paddingTop: '4px' },
  pick: { textAlign: 'left', justifyContent: 'flex-start', fontWeight: 400, maxWidth: '100%' },
  title: { overflowWrap: 'anywhere' },
});

interface CardProps {
  readonly title: string;
  readonly address: string | null;
  readonly onShow: () => void;
  readonly children: ReactNode;
}

export function AskCard({ title, address, onShow, children }: CardProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const { dry } = useAdoptTexts();
  return (
    <section className={styles.card} aria-label={title} {...ASKS}>
      <div className={mergeClasses(layout.row, styles.head)}>
        <h3 className={mergeClasses(text.section, layout.grow, styles.title)}>{title}</h3>
        {address === null ? null : (
          <Link as="button" className={layout.link} aria-label={dry.show(address)} onClick={onShow}>
            {address}
          </Link>
        )}
      </div>
      <div className={styles.body} data-answers="">
        {children}
      </div>
    </section>
  );
}

const MOST = 6;

interface AsideCardProps {
  readonly aside: SetAside;
  readonly desk: AdoptDesk;
  readonly busy: boolean;
  readonly onShow: () => void;
  readonly onMatch: (code: string | null) => void;
  readonly onMake: (pi: NewPi) => void;
}

export function AsideCard({ aside, desk, busy, onShow, onMatch, onMake }: AsideCardProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const { dry } = useAdoptTexts();
  const [mode, setMode] = useState<'plain' | 'find' | 'make'>('plain');
  const [typed, setTyped] = useState('');
  const search = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (mode === 'find') search.current?.querySelector('input')?.focus();
  }, [mode]);
  const byCode = new Map(desk.pis.map((pi) => [pi.code, pi]));
  const { match } = aside;
  const candidates = match.kind === 'asked' ? match.candidates.flatMap((code) => byCode.get(code) ?? []) : [];
  const words = foldCode(typed).split(' ').filter(Boolean);
  const found =
    words.length === 0
      ? []
      : desk.pis.filter((pi) => words.every((w) => foldCode(`${pi.code} ${pi.name}`).includes(w))).slice(0, MOST);
  const called = aside.identity.pi === '' || aside.identity.code !== '' ? aside.called : [aside.called].join(' ');
  return (
    <AskCard
      title={match.kind === 'asked' ? dry.isPi(called) : dry.noPi(called)}
      address={desk.pasted ? null : aside.address}
      onShow={onShow}
    >
      {match.kind === 'asked' ? (
        <>
          {candidates.map((pi) => (
            <p key={pi.code} className={text.support}>
              <span className={text.bold}>{pi.code}</span> {pi.name}, {pi.unitName}
            </p>
          ))}
          <p className={text.quiet}>{match.why}</p>
        </>
      ) : (
        <p className={text.support}>{dry.waits}</p>
      )}
      <div className={mergeClasses(layout.row, layout.wrap, styles.buttons)}>
        {candidates.map((pi) => (
          <Button key={pi.code} size="small" disabledFocusable={busy} onClick={() => onMatch(pi.code)}>
            {dry.use(pi.code)}
          </Button>
        ))}
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={mode === 'find'}
          onClick={() => setMode(mode === 'find' ? 'plain' : 'find')}
        >
          {candidates.length > 0 ? dry.another : dry.findPi}
        </Button>
        {desk.addTo.length > 0 ? (
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={mode === 'make'}
            onClick={() => setMode(mode === 'make' ? 'plain' : 'make')}
          >
            {dry.make}
          </Button>
        ) : null}
        <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={() => onMatch(null)}>
          {dry.leave}
        </Button>
      </div>
      {mode === 'find' ? (
        <div ref={search} className={styles.found}>
          <Input
            type="search"
            value={typed}
            aria-label={dry.findPi}
            placeholder={dry.findPi}
            onChange={(_, data) => setTyped(data.value)}
            className={layout.full}
          />
          {found.map((pi) => (
            <Button
              key={pi.code}
              size="small"
              appearance="subtle"
              className={styles.pick}
              onClick={() => onMatch(pi.code)}
            >
              {`${pi.code} ${pi.name}`}
            </Button>
          ))}
        </div>
      ) : null}
      {mode === 'make' ? <MakePi aside={aside} desk={desk} busy={busy} onMake={onMake} /> : null}
    </AskCard>
  );
}
