/** The real checkers, run on copies of test/trees: what they find is read, how they fail is named. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerName } from '#model/snapshot.ts'
import {
  copyOfTree,
  ifAvailable,
  mypyExecutable,
  nativeTsc,
  runChecker,
  type Start,
  tscCommand,
} from '#test/support/checkers.ts'
import { errorsOf, kill, limited, problemOf, read } from '#test/support/readings.ts'

const folders: string[] = []
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

/** Runs on a fresh copy of the tree. */
async function readingOf(checker: CheckerName, tree: string, start: Omit<Start, 'cwd'>): Promise<Reading> {
  const cwd = await copyOfTree(tree)
  folders.push(cwd)
  return checkerFor(checker).read(await runChecker({ ...start, cwd }))
}

const mypys = await Promise.all(
  [
    { version: '1.20.2', errors: 54 },
    { version: '2.4.1', errors: 55 },
  ].map(async ({ version, errors }) => ({
    version,
    errors,
    path: await ifAvailable(`mypy ${version}`, () => mypyExecutable(version)),
  })),
)

describe.each(mypys)('mypy $version', ({ version, path, errors }) => {
  const mypy = (...args: readonly string[]): readonly string[] => [
    path ?? '',
    '--cache-dir=/dev/null',
    ...args,
  ]
  const defaults = checkerFor('mypy').defaultArgs
  const onShop = (...args: readonly string[]): Promise<Reading> =>
    readingOf('mypy', 'python/shop', { command: mypy(...args, 'shop') })
  const problem = async (tree: string, ...args: readonly string[]): Promise<string> =>
    problemOf(await readingOf('mypy', `python/${tree}`, { command: mypy(...args) }))

  it.skipIf(path === null)('is the version that it says', async () => {
    const { stdout } = await runChecker({ command: [path ?? '', '--version'], cwd: '.' })
    expect(checkerFor('mypy').readVersion(stdout)).toBe(version)
  })

  it.skipIf(path === null)('is read with its errors and files', async () => {
    const reading = read(await onShop(...defaults, '--strict'))
    expect({ errors: errorsOf(reading), files: reading.filesChecked }).toEqual({ errors, files: 5 })
  })

  it.skipIf(path === null)('says the same in text and in JSON, diagnostic by diagnostic', async () => {
    const text = read(await onShop(...defaults, '--strict', '--show-error-end'))
    const json = read(await onShop('--strict', '--output', 'json'))
    expect(json.diagnostics).toEqual(text.diagnostics)
  })

  it.skipIf(path === null)('says the same wrapped and coloured as plain', async () => {
    const options = ['--strict', '--show-error-end']
    const plain = read(await onShop(...defaults, ...options))
    const env = { MYPY_FORCE_COLOR: '1', TERM: 'xterm-256color', MYPY_FORCE_TERMINAL_WIDTH: '50' }
    const command = mypy(...options, '--pretty', 'shop')
    const pretty = read(await readingOf('mypy', 'python/shop', { command, env }))
    expect(pretty.diagnostics).toEqual(plain.diagnostics)
  })

  it.skipIf(path === null)('is read when clean, in text and in JSON', async () => {
    for (const args of [defaults, ['--output', 'json']]) {
      const reading = await readingOf('mypy', 'python/clean', { command: mypy(...args, '.') })
      expect(read(reading).diagnostics).toEqual([])
    }
  })

  it.skipIf(path === null)('is refused when it stopped at a syntax error, in text and in JSON', async () => {
    expect(await problem('syntax-error', ...defaults, '.')).toBe('checker-stopped-early')
    expect(await problem('syntax-error', '--output', 'json', '.')).toBe('checker-stopped-early')
  })

  it.skipIf(path === null)(
    'is refused when a plugin makes it crash, with and without traceback',
    async () => {
      expect(await problem('plugin-raises', 'called.py')).toBe('checker-internal-error')
      expect(await problem('plugin-raises', '--show-traceback', 'called.py')).toBe('checker-internal-error')
      expect(await problem('plugin-raises', '--raise-exceptions', 'called.py')).toBe('checker-internal-error')
      expect(await problem('plugin-raises', '--output', 'json', 'called.py')).toBe('checker-internal-error')
      expect(await problem('plugin-broken', 'total.py')).toBe('checker-internal-error')
    },
  )

  it.skipIf(path === null)('is refused when its arguments or its configuration are wrong', async () => {
    expect(await problem('clean', '--nonsense', '.')).toBe('checker-usage-error')
    expect(await problem('clean', '--config-file', 'gone.ini', '.')).toBe('checker-bad-configuration')
    expect(await problem('clean', 'gone.py')).toBe('checker-project-missing')
    expect(await problem('plugin-missing', 'total.py')).toBe('checker-plugin-missing')
  })

  it.skipIf(path === null)('is refused when there is nothing to check', async () => {
    expect(await problem('no-files', '.')).toBe('checker-no-files')
  })

  it.skipIf(path === null)('is refused without its summary', async () => {
    expect(problemOf(await onShop('--no-error-summary'))).toBe('output-cut')
    expect(await problem('clean', '--no-error-summary', '.')).toBe('output-empty')
  })

  it.skipIf(path === null).each(['SIGKILL', 'SIGSEGV'] as const)(
    'is refused when it ends by %s',
    async (signal) => {
      const start = { command: mypy('shop'), meanwhile: kill(signal) }
      expect(await readingOf('mypy', 'python/shop', start)).toMatchObject({
        problem: { kind: 'checker-killed', signal },
      })
    },
  )

  it.skipIf(path === null)('is refused when a shell reports that it was killed', async () => {
    const script = '"$0" "$@" & kill -9 $!; wait $!'
    const command = ['sh', '-c', script, ...mypy('shop')]
    expect(await readingOf('mypy', 'python/shop', { command })).toMatchObject({
      problem: { kind: 'checker-killed', signal: 'SIGKILL' },
    })
  })

  it.skipIf(path === null || process.platform !== 'linux')(
    'is refused when it runs out of memory',
    async () => {
      // Once in forty times Python's own C code fails before Python can say MemoryError, with words of any kind.
      const { kind } = await readingOf('mypy', 'python/shop', { command: limited(60_000, mypy('shop')) })
      expect(kind).toBe('not-comparable')
    },
  )
})

describe.each([
  { major: 5, version: '5.9.3' },
  { major: 6, version: '6.0.3' },
  { major: 7, version: '7.0.2' },
] as const)('tsc $version', ({ major, version }) => {
  const tsc = (...args: readonly string[]): readonly string[] => [...tscCommand(major), ...args]
  const defaults = checkerFor('tsc').defaultArgs
  const onShop = (...args: readonly string[]): Promise<Reading> =>
    readingOf('tsc', 'typescript/shop', { command: tsc(...args) })
  const problem = async (tree: string, ...args: readonly string[]): Promise<string> =>
    problemOf(await readingOf('tsc', `typescript/${tree}`, { command: tsc(...args) }))

  it('is the version that it says', async () => {
    const { stdout } = await runChecker({ command: tsc('--version'), cwd: '.' })
    expect(checkerFor('tsc').readVersion(stdout)).toBe(version)
  })

  it('is read with its errors', async () => {
    expect(errorsOf(read(await onShop(...defaults)))).toBe(39)
  })

  it('says the same plain and pretty, except for the notes of the pretty form', async () => {
    const plain = read(await onShop(...defaults))
    const pretty = read(await onShop('--pretty'))
    expect(pretty.diagnostics.map((diagnostic) => ({ ...diagnostic, notes: [] }))).toEqual(plain.diagnostics)
  })

  it('is read when clean', async () => {
    const reading = await readingOf('tsc', 'typescript/clean', { command: tsc(...defaults) })
    expect(read(reading).diagnostics).toEqual([])
  })

  it('is refused when a syntax error kept it from looking at types, also in one project of a build', async () => {
    expect(await problem('syntax-error', ...defaults)).toBe('checker-stopped-early')
    expect(await problem('syntax-error', '--pretty')).toBe('checker-stopped-early')
    expect(await problem('types-in-javascript', ...defaults)).toBe('checker-stopped-early')
    expect(await problem('build-syntax-error', '--build', ...defaults)).toBe('checker-stopped-early')
  })

  it('is refused when an option or a missing library kept it from looking at types', async () => {
    expect(await problem('missing-types', ...defaults)).toBe('checker-stopped-early')
    expect(await problem('outside-root', ...defaults)).toBe('checker-stopped-early')
    expect(await problem('no-library', ...defaults)).toBe('checker-stopped-early')
    expect(await problem('missing-file', ...defaults)).toBe('checker-stopped-early')
    expect(await problem('project-cycle', '--build', ...defaults)).toBe('checker-stopped-early')
  })

  it('is read when all that looks like syntax was found by the checker', async () => {
    expect(await problem('grammar-only', ...defaults)).toBe('read 2')
    expect(await problem('regular-expressions', ...defaults)).toBe('read 5')
    expect(await problem('checked-javascript', ...defaults)).toBe('read 5')
  })

  it('is refused when its project is missing or empty', async () => {
    expect(await problem('clean', ...defaults, '-p', 'gone.json')).toBe('checker-project-missing')
    expect(await problem('no-project', ...defaults, '-p', '.')).toBe('checker-project-missing')
    expect(await problem('no-project', ...defaults)).toBe('checker-project-missing')
    expect(await problem('missing-extends', ...defaults)).toBe('checker-project-missing')
    expect(await problem('no-inputs', ...defaults)).toBe('checker-no-files')
  })

  it('proves its end, and says how many files it had, in the words that we start it with', async () => {
    const { proofArgs = [] } = checkerFor('tsc')
    const files = async (tree: string, ...args: readonly string[]): Promise<number | null> => {
      const cwd = await copyOfTree(`typescript/${tree}`)
      folders.push(cwd)
      const output = await runChecker({ command: tsc(...args, ...defaults, ...proofArgs), cwd })
      return read(checkerFor('tsc').read({ ...output, asked: true })).filesChecked
    }
    const [clean, shop, build] = [
      await files('clean'),
      await files('shop'),
      await files('project-references', '--build'),
    ]
    expect(clean).toBeGreaterThan(0)
    expect(shop).toBeGreaterThan(5)
    // Two projects, each with the library.
    expect(build).toBeGreaterThan(2 * ((clean ?? 0) - 1))
  })

  it('is refused when its project only refers to others, and read when those are built or named', async () => {
    const { proofArgs = [] } = checkerFor('tsc')
    expect(await problem('solution', ...defaults, ...proofArgs)).toBe('checker-no-files')
    expect(await problem('solution', ...defaults, ...proofArgs, '-p', 'tsconfig.json')).toBe(
      'checker-no-files',
    )
    expect(await problem('solution', '--build', ...defaults, ...proofArgs)).toBe('read 1')
    expect(await problem('solution', '-b', ...defaults, ...proofArgs)).toBe('read 1')
    expect(await problem('solution', ...defaults, ...proofArgs, '-p', 'tsconfig.app.json')).toBe('read 1')
  })

  it('is refused when one project of a build stopped, whatever the other says', async () => {
    expect(await problem('build-regular-expression', '--build', ...defaults)).toBe('checker-stopped-early')
    const rows = ['--build', ...defaults, '--diagnostics']
    expect(await problem('build-regular-expression', ...rows)).toBe('checker-stopped-early')
    expect(await problem('shared-file', '--build', ...defaults)).toBe('read 3')
  })

  it('is refused when it prints its usage or does not know an option', async () => {
    expect(await problem('clean', '--help')).toBe('checker-usage-error')
    expect(await problem('clean', '--nonsense')).toBe('checker-usage-error')
  })

  it.each(['SIGKILL', 'SIGSEGV'] as const)('is refused when it ends by %s', async (signal) => {
    const start = { command: tsc(...defaults), meanwhile: kill(signal) }
    expect(await readingOf('tsc', 'typescript/shop', start)).toMatchObject({
      problem: { kind: 'checker-killed', signal },
    })
  })

  if (major !== 7) {
    it('is refused when the heap of V8 is exhausted', async () => {
      const env = { NODE_OPTIONS: '--max-old-space-size=20' }
      const reading = await readingOf('tsc', 'typescript/shop', { command: tsc(...defaults), env })
      expect(problemOf(reading)).toBe('checker-out-of-memory')
    })
  }

  if (major === 7 && process.platform === 'linux') {
    it('is refused when Go gets no memory', async () => {
      const command = limited(400_000, [nativeTsc(), ...defaults])
      expect(problemOf(await readingOf('tsc', 'typescript/shop', { command }))).toBe('checker-out-of-memory')
    })
  }

  if (major !== 7) {
    it('is refused when it crashes', async () => {
      const cwd = await copyOfTree('typescript/clean')
      folders.push(cwd)
      const nested = `export const deep = ${'('.repeat(60_000)}1${')'.repeat(60_000)}\n`
      await writeFile(join(cwd, 'tidy.ts'), nested)
      const output = await runChecker({ command: tsc(...defaults), cwd })
      expect(problemOf(checkerFor('tsc').read(output))).toBe('checker-crashed')
    })
  }
})
