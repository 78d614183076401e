// npm run build: production bundles into dist/. Arguments go to webpack (-- --config-name addin).
import { buildAll, runWebpack } from './run/bundles.mjs';

const args = process.argv.slice(2);
process.exitCode = args.length > 0 ? await runWebpack(args) : await buildAll();
