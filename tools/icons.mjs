// npm run icons: draws addin/assets/*.png from the SVG sources beside them, in every size that Office asks for.
// The PNGs are committed, so that a build needs no browser.
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser, openPage } from './browser/launch.mjs';
import { root } from './run/children.mjs';

const RIBBON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const assets = path.join(root, 'addin/assets');
const source = path.join(assets, 'source');

const browser = await launchBrowser();
try {
  for (const file of fs.readdirSync(source).filter((name) => name.endsWith('.svg'))) {
    const name = path.basename(file, '.svg');
    const svg = fs.readFileSync(path.join(source, file), 'utf8');
    const sizes = name === 'bridge' ? [...RIBBON_SIZES, 128] : RIBBON_SIZES;
    for (const size of sizes) {
      const page = await openPage(browser, { viewport: { width: size, height: size } });
      await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      await page.screenshot({ path: path.join(assets, `${name}-${size}.png`), omitBackground: true });
      await page.context().close();
    }
    console.log(`${name}: ${sizes.join(', ')} px`);
  }
} finally {
  await browser.close();
}
