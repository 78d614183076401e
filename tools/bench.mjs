// npm run bench and npm run bench:body: builds the benches and the server that they measure, and runs the one named by
// `--body`, or the benches. Arguments go to them.
import { endChildrenWithUs, runNode } from './run/children.mjs';
import { runWebpack } from './run/bundles.mjs';

endChildrenWithUs();
const args = process.argv.slice(2);
const isBody = args[0] === '--body';
const built = await runWebpack(['--config-name', 'bench']);
const program = isBody ? ['dist/bench/body.js', ...args.slice(1)] : ['dist/bench/main.js', ...args];
process.exitCode = built === 0 ? await runNode(program) : built;
