// The newest figures inside docs/performance.md: what stands between its two marks is written by `npm run bench -- --docs`.
import { readFile, writeFile } from 'node:fs/promises';
import type { Figure } from './figure';
import { columns, rowOf, verdicts } from './table';

const DOCUMENT = 'docs/performance.md';
const [BEGIN, END] = ['<!-- figures: written by npm run bench -- --docs -->', '<!-- end of figures -->'];

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function section(title: string, figures: readonly Figure[]): string {
  const alignments = columns.map((_, i) => (i >= 1 && i <= 4 ? '--:' : '---'));
  return [`### ${title}`, '', row(columns), row(alignments), ...figures.map((f) => row(rowOf(f)))].join('\n');
}

/** Tables of Markdown, one for each store and scale, and the verdict. */
export function markdown(figures: readonly Figure[], command: string, day: string): string {
  const titles = [...new Set(figures.map(({ store, scale }) => `${store}, ${scale}`))];
  const sections = titles.map((title) =>
    section(
      title,
      figures.filter(({ store, scale }) => `${store}, ${scale}` === title),
    ),
  );
  const verdict = verdicts(figures)
    .split('\n')
    .map((line) => line.replace(/^ {2}/, '- '))
    .join('\n');
  return [`Measured on ${day} by \`${command}\`.`, verdict.replace(':\n', ':\n\n'), ...sections].join('\n\n');
}

/** @throws Error where the document has lost its marks */
export function withFigures(document: string, figures: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${DOCUMENT} has no place for figures: “${BEGIN}” … “${END}”.`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${document.slice(end)}`;
}

export async function writeDocument(figures: readonly Figure[], command: string, day: string): Promise<void> {
  const document = await readFile(DOCUMENT, 'utf8');
  await writeFile(DOCUMENT, withFigures(document, markdown(figures, command, day)));
}
