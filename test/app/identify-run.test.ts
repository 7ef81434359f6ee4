/** What is found out of a run: its settings by file, versions by asking, and nothing that is guessed. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { checkerCommand, launcherPython } from '#app/run/checker-command.ts'
import { type IdentifiedRun, identifyRun } from '#app/run/identify-run.ts'
import { lockedVersion } from '#app/run/locked-version.ts'
import { mypyPluginPackage } from '#checkers/mypy/plugins.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckConfig } from '#config/config.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { CheckerProcess, ProcessResult } from '#ports/checker-process.ts'
import { ifAvailable, mypyExecutable, tscCommand } from '#test/support/checkers.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'

const check: CheckConfig = {
  checker: 'auto',
  command: null,
  args: [],
  workingDirectory: '.',
  inputFile: null,
  exitCode: null,
  timeLimitMs: null,
}
const silent: CheckerProcess = { run: async () => ({ kind: 'not-found' }), locate: async () => null }

function identified(
  name: CheckerName,
  texts: Readonly<Record<string, string>>,
  {
    cwd = '/repo',
    process = silent,
    ...config
  }: Partial<CheckConfig> & { cwd?: string; process?: CheckerProcess } = {},
): Promise<IdentifiedRun> {
  return identifyRun(checkerFor(name), {
    base: { root: '/repo', spelledRoot: '/repo', cwd },
    files: memoryFiles(texts),
    digest: shaDigest,
    started: { check: { ...check, ...config }, process },
  })
}

describe('the files of a run', () => {
  const texts = {
    '/repo/pyproject.toml': '[tool.mypy]\nexclude = "gen/"\n',
    '/repo/uv.lock': '',
    '/repo/package-lock.json': '{}',
    '/repo/api/requirements-dev.txt': '',
    '/repo/api/requirements.md': '',
    '/repo/web/poetry.lock': '',
  }

  it('are named from the root, wherever the checker runs', async () => {
    const { run } = await identified('mypy', texts, {
      cwd: '/repo/api',
      args: ['src', '../lib/a.py', '/repo/web'],
    })
    expect(run.configFiles.map(({ path }) => path)).toEqual(['pyproject.toml'])
    expect(run.scope).toMatchObject({
      named: ['api/src', 'lib/a.py', 'web'],
      folder: 'api',
      excludePatterns: ['gen/'],
    })
  })

  it('tell which of its words decide how much the checker says, and keep no other word', async () => {
    const args = ['--strict', '--python-executable', '/home/a/python', '--disable-error-code', 'misc', 'src']
    expect((await identified('mypy', texts, { args })).run.flags).toEqual([
      '--strict',
      '--disable-error-code=misc',
    ])
    expect((await identified('mypy', texts)).run.flags).toEqual([])
    expect((await identified('mypy', texts, { command: ['make', 'types'] })).run).not.toHaveProperty('flags')
    const rust = { command: ['cargo', 'clippy', '--all-targets', '--', '-Aclippy::all'] as const }
    expect((await identified('clippy', texts, rust)).run.flags).toEqual(['--allow=clippy::all'])
  })

  it('include the lockfiles of the checker’s language, at the root and where it runs', async () => {
    const { run } = await identified('mypy', texts, { cwd: '/repo/api' })
    expect(run.lockfiles.map(({ path }) => path)).toEqual(['uv.lock', 'api/requirements-dev.txt'])
    expect((await identified('tsc', texts)).run.lockfiles.map(({ path }) => path)).toEqual([
      'package-lock.json',
    ])
  })

  it('tell that pyrefly had none and took a preset, which an empty file changes', async () => {
    const none = await identified('pyrefly', {})
    const empty = await identified('pyrefly', { '/repo/pyrefly.toml': '' })
    const other = await identified('pyrefly', { '/repo/mypy.ini': '[mypy]\n' })
    const digests = [none, empty, other].map(({ checker }) => checker.configuration)
    expect(new Set(digests).size).toBe(3)
    expect([none, empty, other].map(({ run }) => run.configFiles.map(({ path }) => path))).toEqual([
      [],
      ['pyrefly.toml'],
      ['mypy.ini'],
    ])
  })

  it('decide the configuration’s digest by what the checker reads of them', async () => {
    const digestOf = async (text: string): Promise<string | null> =>
      (await identified('mypy', { '/repo/pyproject.toml': text })).checker.configuration
    expect(await digestOf('[project]\nname = "b"\n[tool.mypy]\nstrict = true # always\n')).toBe(
      await digestOf('[tool.mypy]\nstrict = true\n'),
    )
    expect(await digestOf('[tool.mypy]\nstrict = false\n')).not.toBe(
      await digestOf('[tool.mypy]\nstrict = true\n'),
    )
  })
})

describe('the configuration’s digest', () => {
  it('does not depend on how the checker is started, but on its own words', async () => {
    const digestOf = async (command: readonly string[]): Promise<string | null> =>
      (await identified('mypy', {}, { command })).checker.configuration
    expect(await digestOf(['uv', 'run', 'mypy', 'src'])).toBe(await digestOf(['/venv/bin/mypy', 'src']))
    expect(await digestOf(['mypy', 'src', 'lib'])).not.toBe(await digestOf(['mypy', 'src']))
    expect(await digestOf(['make', 'types'])).not.toBe(await digestOf(['make', 'more-types']))
  })
})

describe('a command line', () => {
  const parts = (name: CheckerName, command: readonly string[]): object | null =>
    checkerCommand(checkerFor(name), { ...check, command })

  it.each([
    [['uv', 'run', 'mypy', 'src'], { launcher: ['uv', 'run', 'mypy'], args: ['src'] }],
    [['python3.12', '-m', 'mypy', '-p', 'a'], { launcher: ['python3.12', '-m', 'mypy'], args: ['-p', 'a'] }],
    [['./venv/bin/mypy', '.'], { launcher: ['./venv/bin/mypy'], args: ['.'] }],
    [['make', 'types'], null],
    [['./ci/run.sh', 'mypy', 'src'], null],
  ])('%j is %j', (command, expected) => {
    expect(parts('mypy', command)).toEqual(expected)
  })

  it('of a package script shows no words', () => {
    expect(parts('tsc', ['npm', 'run', 'tsc'])).toEqual({ launcher: ['npm', 'run', 'tsc'], args: null })
  })

  it.each([
    [
      ['uv', 'run', 'mypy'],
      ['uv', 'run', 'python'],
    ],
    [
      ['poetry', 'run', 'python', '-m', 'mypy'],
      ['poetry', 'run', 'python'],
    ],
    [['python3', '-m', 'mypy'], ['python3']],
    [['uvx', 'mypy'], null],
    [['mypy'], null],
  ] as const)('%j shows the interpreter %j', (launcher, expected) => {
    expect(launcherPython({ launcher, args: [] })).toEqual(expected)
  })
})

describe('the language', () => {
  /** A process that answers as an interpreter of this version that has one package. */
  const python = (version: string): CheckerProcess & { readonly asked: string[][] } => {
    const asked: string[][] = []
    return {
      asked,
      locate: async (program) => `/usr/bin/${program}`,
      run: async ({ argv }) => {
        asked.push([...argv])
        const names = argv.slice(argv.indexOf('-c') + 2)
        const stdout = [version, ...names.map((name) => (name === 'pydantic' ? '2.9.0' : '-'))].join('\n')
        return argv.includes('-c') ? exited(`${stdout}\n`) : exited('mypy 1.19.0 (compiled: yes)\n')
      },
    }
  }
  const exited = (stdout: string): ProcessResult => ({ kind: 'exited', code: 0, stdout, stderr: '' })

  it('is what the configuration says, before what the interpreter says', async () => {
    const texts = { '/repo/mypy.ini': '[mypy]\npython_version = 3.9\n' }
    const { run } = await identified('mypy', texts, { process: python('3.12.1') })
    expect(run.language).toEqual({ name: 'Python', version: '3.9' })
  })

  it('is that of the interpreter that the checker names in its first line', async () => {
    const process = python('3.12.1')
    const { run } = await identified(
      'mypy',
      { '/usr/bin/mypy': '#!/venv/bin/python3.12\nimport mypy\n' },
      { process },
    )
    expect(run.language).toEqual({ name: 'Python', version: '3.12.1' })
    expect(process.asked.map(([program]) => program)).toEqual(['/venv/bin/python3.12', 'mypy'])
  })

  it('is not known when nothing answers', async () => {
    expect((await identified('mypy', {})).run.language).toEqual({ name: 'Python', version: null })
    const odd: CheckerProcess = { ...silent, run: async () => exited('hello\n') }
    expect((await identified('pyright', {}, { process: odd })).run.language?.version).toBeNull()
  })

  it('comes with the versions of plugins, from the interpreter or else from a lockfile', async () => {
    const texts = {
      '/repo/mypy.ini': '[mypy]\nplugins = pydantic.mypy, mypy_django_plugin.main, own/plugin.py\n',
      '/repo/uv.lock': '[[package]]\nname = "django_stubs"\nversion = "5.1"\n',
    }
    const command = ['uv', 'run', 'mypy']
    const { run } = await identified('mypy', texts, { command, process: python('3.12.1') })
    expect(run.plugins).toEqual([
      { name: 'pydantic.mypy', version: '2.9.0' },
      { name: 'mypy_django_plugin.main', version: '5.1' },
      { name: 'own/plugin.py', version: null },
    ])
  })
})

describe('a plugin’s package', () => {
  it.each([
    ['pydantic.mypy', 'pydantic'],
    ['mypy_django_plugin.main', 'django-stubs'],
    ['mypy_zope:plugin', 'mypy-zope'],
    ['./plugins/own.py:main', null],
  ])('of %s is %s', (plugin, name) => {
    expect(mypyPluginPackage(plugin)).toBe(name)
  })

  it.each([
    ['poetry.lock', '[[package]]\nname = "Pydantic"\nversion = "2.5"\n'],
    ['pylock.toml', '[[packages]]\nname = "pydantic"\nversion = "2.5"\n'],
    ['requirements.txt', 'a==1\npydantic[email]==2.5 ; python_version > "3" \\\n  --hash=sha256:00\n'],
  ])('is pinned in %s', (path, text) => {
    expect(lockedVersion('pydantic', { path, text })).toBe('2.5')
    expect(lockedVersion('numpy', { path, text })).toBeNull()
  })
})

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))

describe('the real thing', () => {
  const tree = join(import.meta.dirname, '../trees/python/shop')
  const base = { root: tree, spelledRoot: tree, cwd: tree }
  const environment = { PATH: process.env['PATH'] ?? '' }

  it.skipIf(mypy === null)('mypy in a virtual environment tells all', async () => {
    const { checker, run } = await identifyRun(checkerFor('mypy'), {
      base,
      files: nodeFiles,
      digest: shaDigest,
      started: { check: { ...check, command: [mypy ?? '', '.'] }, process: spawnedChecker(environment) },
    })
    expect(checker.version).toBe('2.4.1')
    expect(run.language?.version).toMatch(/^3\.\d+\.\d+$/)
    expect(run.scope.named).toEqual([''])
  })

  it('tsc tells its version and the Node it runs in', async () => {
    const { checker, run } = await identifyRun(checkerFor('tsc'), {
      base,
      files: nodeFiles,
      digest: shaDigest,
      started: { check: { ...check, command: tscCommand(5) }, process: spawnedChecker(environment) },
    })
    expect(checker.version).toMatch(/^5\./)
    expect(run.language).toEqual({ name: 'Node', version: expect.stringMatching(/^\d+\./) })
  })
})
