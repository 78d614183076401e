// A machine without any font shows empty boxes: then the browser gets the fonts of the npm package.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  path.join(os.homedir(), '.fonts'),
  path.join(os.homedir(), '.local/share/fonts'),
];

/** @param {string[]} [folders] */
export const systemHasFonts = (folders = FOLDERS) =>
  folders.some(
    (folder) =>
      fs.existsSync(folder) &&
      fs.readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|ttc|otf)$/i.test(String(name))),
  );

/** Writes a font configuration for the unpacked browser. @param {string} folder @returns {string} its path */
export function writeFontConfig(folder) {
  const file = path.join(folder, 'fonts.conf');
  const wanted = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== wanted) fs.writeFileSync(file, wanted);
  return file;
}
