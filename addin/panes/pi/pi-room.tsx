// The pages that one goes through from a PI to another and back: each stays as it was left, and the focus goes back to what
// opened the one above it.
import { useEffect, useRef, useState } from 'react';
import { OpenPiContext } from '../../ui/open-pi';
import { FindPage } from './find-page';
import { PiPane } from './pi-pane';

/** What is opened first: a PI by its code, or the page that finds one. */
export type PiStart = { readonly kind: 'pi'; readonly code: string } | { readonly kind: 'find' };

type Step = PiStart & { readonly from: HTMLElement | null };

interface PiRoomProps {
  readonly start: PiStart;
  /** Back from the first page. */
  readonly onBack: () => void;
}

export function PiRoom({ start, onBack }: PiRoomProps) {
  const [steps, setSteps] = useState<readonly Step[]>([{ ...start, from: null }]);
  const left = useRef<HTMLElement | null>(null);
  useEffect(() => {
    left.current?.focus();
    left.current = null;
  }, [steps]);
  const back = () => {
    if (steps.length === 1) onBack();
    else {
      left.current = steps.at(-1)?.from ?? null;
      setSteps(steps.slice(0, -1));
    }
  };
  const open = (code: string, from: HTMLElement) => setSteps([...steps, { kind: 'pi', code, from }]);
  return (
    <OpenPiContext value={open}>
      {steps.map((step, i) => (
        <div key={i} hidden={i < steps.length - 1} style={i < steps.length - 1 ? undefined : { height: '100%' }}>
          {step.kind === 'find' ? <FindPage onBack={back} /> : <PiPane code={step.code} onBack={back} />}
        </div>
      ))}
    </OpenPiContext>
  );
}
