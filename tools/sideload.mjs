// npm run start:desktop, start:web, stop and validate: real Excel, by Microsoft's own tools. Their exit codes are
// not to be relied on (start on Linux says "not supported" and ends with 0), so what cannot work is said here.
import { root, runNode } from './run/children.mjs';

const DEBUGGING = 'node_modules/office-addin-debugging/cli.js';
const MANIFEST = 'node_modules/office-addin-manifest/cli.js';
const [action, ...args] = process.argv.slice(2);

/** @param {string} text */
function refuse(text) {
  console.error(text);
  return 1;
}

async function desktop() {
  if (process.platform === 'linux') {
    return refuse(
      'Linux has no desktop Excel. Try the workbench (npm start), or Excel on the web (npm run start:web).',
    );
  }
  console.log('Keep npm start running in another window: Excel loads the pane from it.');
  return runNode([DEBUGGING, 'start', 'manifest.xml', 'desktop', ...args]);
}

async function web() {
  if (!args.includes('--document')) {
    return refuse(
      'Which workbook? Give the address of one you may edit on OneDrive or SharePoint:\n  npm run start:web -- --document https://…',
    );
  }
  console.log('Keep npm start running in another window: Excel loads the pane from it.');
  return runNode([DEBUGGING, 'start', 'manifest.xml', 'web', ...args]);
}

async function stop() {
  if (process.platform === 'linux') console.log('On Linux nothing was registered, so there is little to take back.');
  return runNode([DEBUGGING, 'stop', 'manifest.xml', ...args]);
}

async function validate() {
  console.log(
    "This asks Microsoft's validation service and needs the network. npm test checks the manifest without it.",
  );
  return runNode([MANIFEST, 'validate', 'manifest.xml', ...args]);
}

const actions = new Map(Object.entries({ desktop, web, stop, validate }));
const run = actions.get(String(action));
process.chdir(root);
process.exitCode = run ? await run() : refuse(`Say one of: ${[...actions.keys()].join(', ')}.`);
