/**
 * Bundles the entries into `dist/`. The same sources give the same bytes, under Node 24 only: npm installs
 * other versions of some packages under another Node.
 */
import { rm } from 'node:fs/promises'
import { type BuildOptions, build } from 'esbuild'
import { requireNode24 } from '../test/support/require-node-24.ts'
import { buildWebAssets } from './web-assets.ts'

/** CommonJS packages inside an ES module need these three; the names can't collide with bundled code. */
const requireShim = [
  "import{createRequire as __cr}from'node:module'",
  "import{fileURLToPath as __f}from'node:url'",
  "import{dirname as __d}from'node:path'",
  'const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename)',
].join(';')

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  outdir: 'dist',
  logLevel: 'warning',
}

requireNode24()
await buildWebAssets()
await rm('dist', { recursive: true, force: true })
await build({
  ...shared,
  entryPoints: ['src/entry/action.ts', 'src/entry/post.ts', 'src/entry/merge.ts', 'src/entry/publish.ts'],
  target: 'node24',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: `${requireShim};` },
})
// The command line loads no GitHub code, so it shares no chunk with the action and runs under Node 20.
await build({
  ...shared,
  entryPoints: ['src/entry/cli.ts'],
  target: 'node20.19',
  banner: { js: `${requireShim};` },
})
