/** Bundles the sample action into a folder of its own, as the project's build bundles the real one. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const SAMPLE = fileURLToPath(new URL('sample-action/', import.meta.url))
/** The toolkit's dependencies call `require`; the names can't collide with those of the bundle. */
const BANNER = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);"

/** The folder for `runAction`'s `project`; it is removed at the end of its `await using` block. */
export async function bundleSampleAction(): Promise<{ readonly directory: string } & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), 'sample-action-'))
  for (const name of ['action.yml', 'package.json']) await cp(join(SAMPLE, name), join(directory, name))
  await build({
    entryPoints: [join(SAMPLE, 'main.ts')],
    outfile: join(directory, 'dist/main.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    banner: { js: BANNER },
    logLevel: 'error',
  })
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) }
}
