// npm run bench: builds the benches and runs them. Arguments go to them: --quick, --out FILE.
import { runWebpack } from './run/bundles.mjs';
import { runNode } from './run/children.mjs';

const built = await runWebpack(['--config-name', 'bench']);
process.exitCode = built === 0 ? await runNode(['dist/bench/main.js', ...process.argv.slice(2)]) : built;
