// The focus of a person who settles questions one by one: where the question that had it is gone, it goes to the next one, and
// after the last to where one goes on.
import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

/** On whatever asks something: the focus goes to the first control in it. */
export const ASKS = { 'data-asks': '' } as const;

interface Kept {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** The button with which one goes on; after the last question the focus goes there. */
export const GO_ON = 'adopt-go-on';

export function useKeptFocus(): Kept {
  const place = useRef<HTMLDivElement>(null);
  const had = useRef<{ readonly element: Element; readonly at: number } | null>(null);
  // After each change of the page: what had the focus may have gone with it.
  useEffect(() => {
    const { activeElement, body } = document;
    if (!had.current || had.current.element.isConnected || (activeElement !== null && activeElement !== body)) return;
    const all = asking(place.current);
    const next = all[Math.min(had.current.at, all.length - 1)];
    had.current = null;
    (controlIn(next) ?? document.getElementById(GO_ON))?.focus();
  });
  return {
    place,
    onFocus: ({ target }) => {
      const at = asking(place.current).findIndex((e) => e.contains(target));
      // What settles several of them stands besides: after it comes the first that is left.
      had.current = { element: target, at: Math.max(at, 0) };
    },
  };
}

/** Shows and focuses the first question. */
export function focusFirst(place: HTMLElement | null): void {
  controlIn(asking(place)[0])?.focus();
}

const asking = (place: HTMLElement | null) => [...(place?.querySelectorAll<HTMLElement>('[data-asks]') ?? [])];
const controlIn = (e: HTMLElement | undefined) =>
  e?.querySelector<HTMLElement>('[data-answers] button') ?? e?.querySelector<HTMLElement>('select, input, button');
