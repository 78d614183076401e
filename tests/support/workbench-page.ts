// One person's browser: the workbench with the pane beside the grid, as `npm start` shows it.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Frame, Page } from 'playwright-core';
import { openPage } from '../../tools/browser/launch.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const artefacts = path.join(root, '.artefacts');
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Desk {
  readonly page: Page;
  readonly pane: Frame;
  /** What went wrong in the page without anybody seeing it. */
  readonly faults: readonly string[];
  /** Signs in through the pane's own list. */
  signIn(name: string): Promise<void>;
  type(address: string, text: string): Promise<void>;
  shown(address: string): Promise<string>;
  formula(address: string): Promise<string>;
  /** Address of the cell of a PI under a header, wherever it stands now. The header is in row 4. */
  place(code: string, header: string): Promise<string>;
  /** A picture of the whole page, and one of the pane alone at its width. */
  picture(name: string): Promise<void>;
  /** A sheet as pages of paper, kept beside the pictures; answers how many there are, and what is on them. */
  print(sheet: string, name: string): Promise<{ readonly pages: number; readonly html: string }>;
  /** Accessibility findings in the pane, as `rule: target`. */
  findings(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openDesk(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
  /** What is done to the page before it is gone to. */
  before: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Desk> {
  const page = await openPage(browser, { viewport: { width: 1280, height: 800 }, ...options });
  await before(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('requestfailed', (request) => faults.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
  await page.goto(address);
  await page.waitForFunction(() => typeof window.workbench === 'object');
  await page.evaluate(() => window.workbench.whenReady());
  const pane = page.frames().find((f) => f.url().includes('/addin/'));
  if (!pane) throw new Error('The page shows no pane.');
  const read = (where: string) => page.evaluate((a) => window.workbench.read(a), where);

  return {
    page,
    pane,
    faults,
    async signIn(name) {
      await pane.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await pane.getByRole('tab', { name: /My work/ }).waitFor();
    },
    async type(where, text) {
      const taken = await page.evaluate(([a, t]) => window.workbench.type(a ?? '', t ?? ''), [where, text]);
      if (!taken) throw new Error(`${where} did not take “${text}”.`);
    },
    shown: async (where) => (await read(where)).text,
    formula: async (where) => String((await read(where)).formula),
    async place(code, header) {
      const letters = 'ABCDEFGHIJKLMN'.split('');
      const heads = await Promise.all(letters.map(async (l) => (await read(`${l}4`)).text));
      const [codes, column] = [letters[heads.indexOf('Code')], letters[heads.indexOf(header)]];
      for (let row = 5; row < 60; row++)
        if ((await read(`${codes ?? 'A'}${row}`)).text === code) return `${column ?? '?'}${row}`;
      throw new Error(`No ${header} of ${code} in ${heads.join(', ')}`);
    },
    async picture(name) {
      fs.mkdirSync(artefacts, { recursive: true });
      await page.screenshot({ path: path.join(artefacts, `${name}.png`) });
      await (await pane.frameElement()).screenshot({ path: path.join(artefacts, `${name}-pane.png`) });
    },
    async print(sheet, name) {
      const html = await page.evaluate((s) => window.workbench.printed(s), sheet);
      const paper = await openPage(browser, {});
      await paper.setContent(html);
      fs.mkdirSync(artefacts, { recursive: true });
      const file = path.join(artefacts, `${name}.pdf`);
      const pdf = await paper.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
      await paper.context().close();
      return { pages: pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0, html };
    },
    async findings() {
      await pane.evaluate(axeSource);
      const found = await pane.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: {
            run(o: object): Promise<{ violations: { id: string; nodes: { target: unknown[]; html: string }[] }[] }>;
          };
        };
        // A colour half-way to another is nobody's: what moves without end, as a progress line, is not waited for.
        const moving = document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity);
        await Promise.all(moving.map((animation) => animation.finished.catch(() => undefined)));
        const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
        return violations.flatMap((v) =>
          v.nodes.map((n) => ({ rule: v.id, target: String(n.target[0]), html: n.html })),
        );
      });
      // Fluent's Tabster keeps hidden focus sentinels at both ends of tab lists and arrow groups.
      return found.filter((f) => !f.html.includes('data-tabster-dummy')).map((f) => `${f.rule}: ${f.target}`);
    },
    close: () => page.context().close(),
  };
}
