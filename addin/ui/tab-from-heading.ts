// Tab from a heading. Pages put the focus on their heading (tabindex -1); office.js looks the focused element up among those
// that Tab stops at, does not find it, and hands the focus to Excel's grid. So Tab is answered here before it hears of it.

const STOPS = 'a[href], button, input, select, textarea, [tabindex]';

/** Answers Tab where the focus is on something that Tab does not stop at. Returns how to stop that. */
export function tabFromHeadings(document: Document): () => void {
  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.defaultPrevented) return;
    if (!(target instanceof HTMLElement) || target.tabIndex >= 0) return;
    const next = nextStop(document, target, event.shiftKey);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

function nextStop(document: Document, from: HTMLElement, isBack: boolean): HTMLElement | undefined {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (e) => e.tabIndex >= 0 && !e.matches(':disabled, [data-tabster-dummy]') && e.getClientRects().length > 0,
  );
  const side = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const there = stops.filter((e) => (from.compareDocumentPosition(e) & side) !== 0);
  return isBack ? there.at(-1) : there[0];
}
