// Bundles Univer for Node, once per version: `node workbench/node/bundle-univer.mjs <output file>`.
// Takes some ten seconds; load-univer.ts calls it when the file is not there.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

const here = path.dirname(fileURLToPath(import.meta.url));
const output = path.resolve(process.argv[2] ?? '');
if (existsSync(output)) process.exit(0);
mkdirSync(path.dirname(output), { recursive: true });
// Written beside and moved into place, so that two processes that build at once do no harm.
const draft = `${output}.${process.pid}`;

const compiler = webpack({
  mode: 'none',
  target: 'node20',
  context: here,
  entry: path.join(here, 'univer-entry.mjs'),
  output: { path: path.dirname(draft), filename: path.basename(draft), library: { type: 'commonjs2' } },
  optimization: { minimize: false, concatenateModules: false },
  devtool: false,
  performance: false,
  plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
});

compiler.run((error, stats) => {
  const failed = error ?? (stats?.hasErrors() ? new Error(stats.toString({ all: false, errors: true })) : undefined);
  if (failed) {
    rmSync(draft, { force: true });
    console.error(failed.message);
    process.exitCode = 1;
  } else renameSync(draft, output);
  compiler.close(() => undefined);
});
