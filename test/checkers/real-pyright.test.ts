/**
 * The real pyright and basedpyright, run on copies of test/trees: what they find, how they fail. The newest
 * of each, because they are slow; what earlier ones print is in test/cases.
 */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import {
  basedpyrightCommand,
  copyOfTree,
  ifAvailable,
  pyrightCommand,
  pyrightWorld,
  runChecker,
  type Start,
} from '#test/support/checkers.ts'
import { errorsOf, kill, problemOf, type Read, read } from '#test/support/readings.ts'

const folders: string[] = []
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

const installed = await Promise.all(
  (
    [
      { name: 'pyright', version: '1.1.414', errors: 43, install: pyrightCommand },
      { name: 'basedpyright', version: '1.40.2', errors: 46, install: basedpyrightCommand },
    ] as const
  ).map(async ({ install, ...checker }) => ({
    ...checker,
    start: await ifAvailable(`${checker.name} ${checker.version}`, () => install(checker.version)),
  })),
)

/** What test/trees/python/pyright-quoted-text and pyright-warnings say, together. */
const everySeverity = {
  reportDeprecated: 'warning',
  reportMissingModuleSource: 'information',
  reportUnusedExpression: 'warning',
  reportUnusedCoroutine: 'warning',
}

/** The text names no end of a range. */
function withoutEnds({ diagnostics }: Read): readonly unknown[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, endLine: null, endColumn: null }))
}

describe.each(installed)('$name $version', ({ name, version, start, errors }) => {
  const without = start === null
  const based = name === 'basedpyright'
  const command = (...args: readonly string[]): readonly string[] => [
    ...(start ?? []),
    ...pyrightWorld.args,
    ...args,
  ]
  const json = checkerFor(name).defaultArgs
  const readingIn = async (cwd: string, run: Partial<Start>): Promise<Reading> => {
    const env = { ...pyrightWorld.env, ...run.env }
    return checkerFor(name).read(await runChecker({ command: command(...json), ...run, cwd, env }))
  }
  const readingOf = async (tree: string, run: Partial<Start> = {}): Promise<Reading> => {
    const cwd = await copyOfTree(`python/${tree}`)
    folders.push(cwd)
    return readingIn(cwd, run)
  }
  const problem = async (tree: string, ...args: readonly string[]): Promise<string> =>
    problemOf(await readingOf(tree, { command: command(...json, ...args) }))
  const problemOfText = async (tree: string): Promise<string> =>
    problemOf(await readingOf(tree, { command: command() }))

  it.skipIf(without)('is the version that it says, also inside its JSON', async () => {
    const { stdout } = await runChecker({ command: [...(start ?? []), '--version'], cwd: '.' })
    expect(checkerFor(name).readVersion(stdout)).toBe(version)
    expect(read(await readingOf('clean')).version).toBe(version)
  })

  it.skipIf(without)('is read with its errors and files', async () => {
    const reading = read(await readingOf('shop'))
    expect({ errors: errorsOf(reading), files: reading.filesChecked }).toEqual({ errors, files: 5 })
  })

  it.skipIf(without)('says the same in text, in JSON and with several processes', async () => {
    const laidOver = ['shop', 'pyright-quoted-text', 'syntax-error', 'pyright-warnings']
    const cwd = await copyOfTree(...laidOver.map((tree) => `python/${tree}`))
    folders.push(cwd)
    await writeFile(join(cwd, 'pyrightconfig.json'), JSON.stringify(everySeverity))
    const expected = withoutEnds(read(await readingIn(cwd, {})))
    expect(expected.length).toBeGreaterThan(errors)
    expect(withoutEnds(read(await readingIn(cwd, { command: command() })))).toEqual(expected)
    const annotated = { command: command(), env: { GITHUB_ACTIONS: 'true' } }
    expect(withoutEnds(read(await readingIn(cwd, annotated)))).toEqual(expected)
    const threads = { command: command(...json, '--threads', '2') }
    expect(withoutEnds(read(await readingIn(cwd, threads)))).toEqual(expected)
  })

  it.skipIf(without)('goes on behind a syntax error, in that file and in others', async () => {
    const cwd = await copyOfTree('python/syntax-error')
    folders.push(cwd)
    await writeFile(join(cwd, 'sound.py'), 'total: int = "twelve"\n')
    await writeFile(join(cwd, 'torn.py'), 'total: int = "twelve"\ndef torn(\n\nother: int = "twelve"\n')
    const files = read(await readingIn(cwd, {})).diagnostics.map(({ file, code, line }) => {
      return `${file?.slice(cwd.length + 1)}:${line} ${code}`
    })
    expect(files).toContain('sound.py:1 reportAssignmentType')
    expect(files).toContain('torn.py:1 reportAssignmentType')
  })

  it.skipIf(without)('is read when clean; as text it does not say that there was anything', async () => {
    expect(await problem('clean')).toBe('read 0')
    expect(await problemOfText('clean')).toBe('checker-no-files')
    expect(problemOf(await readingOf('clean', { command: command('--stats') }))).toBe('read 0')
  })

  it.skipIf(without)('is refused when there is nothing to check', async () => {
    expect(await problem('no-files')).toBe('checker-no-files')
    expect(await problemOfText('no-files')).toBe('checker-no-files')
  })

  it.skipIf(without)(
    'is refused when it goes on without its configuration, in text and in JSON',
    async () => {
      for (const tree of ['pyright-broken-config', 'pyright-broken-toml']) {
        expect(await problem(tree)).toBe('checker-bad-configuration')
        expect(await problemOfText(tree)).toBe('checker-bad-configuration')
      }
      expect(await problem('clean', '-p', 'gone.json')).toBe('checker-project-missing')
    },
  )

  it.skipIf(without)('is refused when a file or an entry of `include` is not there', async () => {
    expect(await problem('clean', 'gone.py')).toBe('checker-project-missing')
    expect(await problem('pyright-missing-include')).toBe('checker-project-missing')
  })

  it.skipIf(without)('is refused when it does not know an option', async () => {
    expect(await problem('clean', '--nonsense')).toBe('checker-usage-error')
    expect(await problem('clean', '--verbose')).toBe('checker-usage-error')
    expect(await problem('clean', '--help')).toBe('checker-usage-error')
  })

  it.skipIf(without)('is refused when it lost one file to a crash, in text and in JSON', async () => {
    const cwd = await copyOfTree('python/shop')
    folders.push(cwd)
    await writeFile(join(cwd, 'deep.py'), `deep = ${'('.repeat(60_000)}1${')'.repeat(60_000)}\n`)
    expect(problemOf(await readingIn(cwd, {}))).toBe('checker-internal-error')
    expect(problemOf(await readingIn(cwd, { command: command() }))).toBe('checker-internal-error')
  })

  it.skipIf(without)('is refused when the heap of V8 is exhausted', async () => {
    const env = { NODE_OPTIONS: '--max-old-space-size=30' }
    expect(problemOf(await readingOf('shop', { env }))).toBe('checker-out-of-memory')
  })

  it.skipIf(without).each(['SIGKILL', 'SIGSEGV'] as const)(
    'is refused when it ends by %s',
    async (signal) => {
      expect(await readingOf('shop', { meanwhile: kill(signal) })).toMatchObject({
        problem: { kind: 'checker-killed', signal },
      })
    },
  )

  if (based) {
    it.skipIf(without)('is read in notebooks, in all its forms', async () => {
      const cwd = await copyOfTree('python/basedpyright-notebook')
      folders.push(cwd)
      const expected = withoutEnds(read(await readingIn(cwd, {})))
      expect(expected).toHaveLength(5)
      expect(withoutEnds(read(await readingIn(cwd, { command: command() })))).toEqual(expected)
      const env = { GITHUB_ACTIONS: 'true' }
      expect(errorsOf(await readingIn(cwd, { command: command(), env }))).toBe(4)
    })

    it.skipIf(without)('prints no annotations beside its JSON', async () => {
      expect(errorsOf(await readingOf('shop', { env: { GITHUB_ACTIONS: 'true' } }))).toBe(errors)
    })

    it.skipIf(without)('leaves out what is in its own baseline, and is refused without it', async () => {
      expect(await problem('basedpyright-baseline')).toBe('read 0')
      expect(await problem('basedpyright-broken-baseline')).toBe('checker-bad-configuration')
    })
  }
})
