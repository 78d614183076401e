// Three bundles from one file: the add-in's pane (small, minified, hashed names), the workbench page
// (for trying only, so quick to build rather than small) and the server (packages stay outside).
// One alone: npm run build -- --config-name addin
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';

const root = path.dirname(fileURLToPath(import.meta.url));

const typescript = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'swc-loader',
    options: {
      swcrc: false,
      configFile: false,
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target,
      },
    },
  },
});

const styles = { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] };

const base = (name, mode) => ({
  name,
  mode,
  context: root,
  resolve: {
    extensions: ['.tsx', '.ts', '.js', '.json'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
  },
  cache: {
    type: 'filesystem',
    name: `${name}-${mode}`,
    cacheDirectory: path.join(root, 'node_modules/.cache/webpack'),
    buildDependencies: {
      config: [fileURLToPath(import.meta.url), path.join(root, 'package-lock.json')],
    },
  },
  performance: { hints: false },
  stats: 'errors-warnings',
});

/** The pane: what Excel loads. office.js stays a script tag to Microsoft's CDN in the page. */
const addin = (mode) => ({
  ...base('addin', mode),
  target: ['web', 'es2020'],
  // The pane; the page of a one-time link; the page in the dialog of a work account.
  entry: { taskpane: './addin/main.tsx', account: './addin/account.tsx', 'sign-in': './addin/sign-in.ts' },
  devtool: 'source-map',
  output: {
    path: path.join(root, 'dist/addin'),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
    clean: true,
  },
  module: { rules: [typescript('es2020'), styles] },
  optimization: {
    runtimeChunk: false,
    splitChunks: {
      chunks: 'all',
      cacheGroups: {
        // Packages change seldom: kept apart, an update of ours leaves them in the browser's cache.
        packages: { test: /[\\/]node_modules[\\/]/, name: 'packages', chunks: 'initial' },
      },
    },
  },
  plugins: [
    // Two thirds of Microsoft's sign-in library are ways that are ours already.
    new webpack.NormalModuleReplacementPlugin(
      /controllers\/StandardController\.mjs$/,
      path.join(root, 'addin/workbook/no-standard-controller.ts'),
    ),
    new MiniCssExtractPlugin({ filename: '[name].[contenthash:8].css' }),
    ...['taskpane', 'account', 'sign-in'].map(
      (name) =>
        new HtmlWebpackPlugin({
          filename: `${name}.html`,
          template: path.join(root, `addin/${name}.html`),
          chunks: [name],
          scriptLoading: 'defer',
          minify: false,
        }),
    ),
    new CopyWebpackPlugin({
      patterns: [
        {
          from: 'addin/assets/*.{png,json}',
          to: 'assets/[name][ext]',
          noErrorOnMissing: true,
        },
      ],
    }),
  ],
});

/** The stand-in for Excel on the web. Never part of what a body deploys, so it is not minified. */
const workbench = (mode) => ({
  ...base('workbench', mode),
  target: ['web', 'es2022'],
  // The contract is for a browser test, which loads it into the pane.
  entry: { page: './workbench/page/main.ts', contract: './workbench/contract/in-page.ts' },
  devtool: false,
  output: {
    path: path.join(root, 'dist/workbench'),
    filename: ({ chunk }) => (chunk?.name === 'contract' ? '[name].js' : '[name].[contenthash:8].js'),
    chunkFilename: '[name].[contenthash:8].js',
    assetModuleFilename: '[name].[contenthash:8][ext]',
    clean: true,
  },
  module: { rules: [typescript('es2022'), styles] },
  optimization: { minimize: false, concatenateModules: false, usedExports: false },
  plugins: [
    new MiniCssExtractPlugin({
      filename: '[name].[contenthash:8].css',
      ignoreOrder: true,
    }),
    new HtmlWebpackPlugin({
      filename: 'index.html',
      template: path.join(root, 'workbench/page/index.html'),
      chunks: ['page'],
      minify: false,
    }),
  ],
});

/** What runs in Node: our own code in one ES module, every package imported from node_modules. */
const node = (name, mode, entry) => ({
  ...base(name, mode),
  target: 'node20',
  entry,
  devtool: 'source-map',
  experiments: { outputModule: true },
  externalsType: 'module',
  externals: [
    ({ request }, done) =>
      /^(\.{0,2}\/|[a-zA-Z]:[\\/])/.test(request) ? done() : done(null, `module-import ${request}`),
  ],
  output: {
    path: path.join(root, 'dist', name),
    filename: '[name].js',
    chunkFilename: '[name].js',
    chunkFormat: 'module',
    module: true,
    library: { type: 'module' },
    clean: true,
  },
  module: {
    parser: { javascript: { importMeta: false } },
    rules: [typescript('es2022')],
  },
  optimization: { minimize: false },
});

export default (_env, { mode = 'production' }) => [
  addin(mode),
  workbench(mode),
  node('server', mode, {
    ...{ main: './server/main.ts', admin: './server/admin.ts' },
    ...{ reader: './server/import/reader.ts', verify: './server/verify.ts' },
  }),
  // The benches measure the server as a process of its own, built as it is for use.
  node('bench', mode, {
    ...{ main: './bench/main.ts', body: './bench/body.ts', server: './server/main.ts' },
    ...{ floor: './bench/floor.ts', probe: './bench/probe.ts' },
    ...{ 'peer-sqlite': './bench/peers/sqlite.ts', 'peer-lowdb': './bench/peers/plain-lowdb.ts' },
    'peer-json-server': './bench/peers/json-server.ts',
  }),
];
