// One cell on paper: what it shows, its looks, the icon and the colours that conditional formats give it.
import type { ConditionalLook, Style } from '../engine/univer-shape';

export interface PrintedCell {
  readonly text: string;
  readonly isNumber: boolean;
  readonly style: Style;
  readonly look: ConditionalLook | null;
  /** Address that holds the picture of its icon. */
  readonly icon: string | undefined;
  /** Whether a long text may go on over what stands to the right of it. */
  readonly mayOverflow: boolean;
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const lines = { t: 'top', b: 'bottom', l: 'left', r: 'right' } as const;
const horizontal = ['', 'left', 'center', 'right'];
const vertical = ['bottom', 'top', 'middle', 'bottom'];

const cssOf = ({ style, look, isNumber, mayOverflow }: PrintedCell): string => {
  const all: Style = { ...style, ...look?.style };
  const css: string[] = [];
  if (all.bg?.rgb) css.push(`background:${all.bg.rgb}`);
  if (all.cl?.rgb) css.push(`color:${all.cl.rgb}`);
  if (all.bl === 1) css.push('font-weight:700');
  if (all.it === 1) css.push('font-style:italic');
  if (all.fs) css.push(`font-size:${all.fs}pt`);
  const side = horizontal[all.ht ?? 0] || (isNumber ? 'right' : 'left');
  css.push(`text-align:${side}`, `vertical-align:${vertical[all.vt ?? 0] ?? 'bottom'}`);
  if (all.tb === 3) css.push('white-space:pre-wrap', 'overflow-wrap:anywhere');
  else if (mayOverflow) css.push('overflow:visible');
  for (const [name, edge] of Object.entries(lines)) {
    const line = all.bd?.[name as keyof typeof lines];
    if (line) css.push(`border-${edge}:0.5pt solid ${line.cl?.rgb ?? '#000000'}`);
  }
  return css.join(';');
};

export const cellHtml = (cell: PrintedCell): string => {
  const icon = cell.icon === undefined ? '' : `<img src="${escapeHtml(cell.icon)}" alt="">`;
  const text = cell.look?.isShowValue === false ? '' : escapeHtml(cell.text);
  return `<td style="${escapeHtml(cssOf(cell))}">${icon}${text}</td>`;
};
