/** How the entries become the shipped files. */
import { type BuildOptions, build, type Plugin } from 'esbuild'

/** CommonJS packages inside an ES module need these three; the names can't collide with bundled code. */
const requireShim = [
  "import{createRequire as __cr}from'node:module'",
  "import{fileURLToPath as __f}from'node:url'",
  "import{dirname as __d}from'node:path'",
  'const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename)',
].join(';')

const shared = {
  bundle: true,
  metafile: true,
  platform: 'node',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
} as const satisfies BuildOptions

/**
 * Into `outdir`, which should be empty. `plugins` change sources on their way, for tests of what is missing then. Gives the files
 * that went in, from here.
 */
export async function bundle(outdir: string, plugins: Plugin[] = []): Promise<readonly string[]> {
  const action = await build({
    ...shared,
    outdir,
    plugins,
    entryPoints: ['src/entry/action.ts', 'src/entry/post.ts', 'src/entry/merge.ts', 'src/entry/publish.ts'],
    target: 'node24',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: `${requireShim};` },
  })
  // The command line loads no GitHub code, so it shares no chunk with the action and runs under Node 20.
  const cli = await build({
    ...shared,
    outdir,
    plugins,
    entryPoints: ['src/entry/cli.ts'],
    target: 'node20.19',
    splitting: true,
    chunkNames: 'cli/[name]-[hash]',
    banner: { js: `${requireShim};` },
  })
  return [action, cli].flatMap(({ metafile }) => Object.keys(metafile.inputs))
}
