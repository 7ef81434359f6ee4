/** The hooks of `.pre-commit-hooks.yaml` in the real pre-commit and prek, from a repository that holds what a release holds. */
import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ifAvailable, mypyExecutable, packagedProgram } from '#test/support/checkers.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { shippedProject } from '#test/support/github/action-run.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'
import { releasedManifest } from '../../scripts/release/manifest.ts'

const run = promisify(execFile)

const programs = [
  [
    'pre-commit',
    await ifAvailable('pre-commit', () =>
      packagedProgram('pre-commit', '4.7.0', { scripts: ['pre-commit'] }),
    ),
  ],
  ['prek', await ifAvailable('prek', () => packagedProgram('prek', '0.5.11'))],
] as const
const mypy = await ifAvailable('mypy', () => mypyExecutable('2.4.1'))

let home: TemporaryFolder
let released: GitRepository
let revision: string

beforeAll(async () => {
  home = await temporaryFolder()
  released = await createGitRepository()
  const { directory } = released
  for (const name of ['dist/cli.js', 'dist/cli', 'types', 'LICENSE', 'README.md', '.pre-commit-hooks.yaml']) {
    await mkdir(dirname(join(directory, name)), { recursive: true })
    await cp(join(shippedProject, name), join(directory, name), { recursive: true })
  }
  const manifest = await readFile(join(shippedProject, 'package.json'), 'utf8')
  await writeFile(join(directory, 'package.json'), releasedManifest(manifest))
  await released.git('add', '--all')
  await released.git('commit', '--quiet', '--message', 'Release')
  revision = await released.resolve('HEAD')
})
afterAll(async () => {
  await released[Symbol.asyncDispose]()
  await home[Symbol.asyncDispose]()
})

describe.each(programs)('%s', (_, program) => {
  test.skipIf(program === null || mypy === null)(
    'installs the package and lets no new error in, on commit and on push',
    async () => {
      await using project = await createGitRepository()
      await using remote = await createGitRepository()
      const cwd = project.directory
      // As a user's shell: the checker on the PATH, and nothing of this project.
      const env = {
        PATH: [dirname(program ?? ''), dirname(mypy ?? ''), process.env['PATH'] ?? ''].join(delimiter),
        HOME: home.path,
        PRE_COMMIT_HOME: join(home.path, 'pre-commit'),
        PREK_HOME: join(home.path, 'prek'),
        npm_config_cache: join(home.path, 'npm'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'octocat',
        GIT_AUTHOR_EMAIL: 'octocat@users.noreply.github.com',
        GIT_COMMITTER_NAME: 'octocat',
        GIT_COMMITTER_EMAIL: 'octocat@users.noreply.github.com',
      }
      const git = async (...args: readonly string[]) =>
        run('git', args, { cwd, env }).then(
          ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
          ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
            code,
            text: stdout + stderr,
          }),
        )
      const args = `[--checker, mypy, --max-new-errors, '0']`
      const known = 'def price() -> int:\n    return "one"\n'
      await project.commit({
        'mypy.ini': '[mypy]\n',
        'shop.py': known,
        // As `baseline write` writes it.
        'type-ratchet-baseline.tsv': await baselineOf(known),
        '.pre-commit-config.yaml': `repos:
  - repo: ${released.directory}
    rev: ${revision}
    hooks:
      - id: type-ratchet
        args: ${args}
      - id: type-ratchet-push
        args: ${args}
`,
      })
      await remote.git('config', 'receive.denyCurrentBranch', 'ignore')
      await project.git('remote', 'add', 'origin', remote.directory)
      await project.git('push', '--quiet', 'origin', 'main')
      await project.git('remote', 'set-head', 'origin', 'main')
      await project.branch('change')
      await run(program ?? '', ['install', '--hook-type', 'pre-commit', '--hook-type', 'pre-push'], {
        cwd,
        env,
      })

      const fine = `${known}\n\ndef count() -> int:\n    return 2\n`
      await writeFile(join(cwd, 'shop.py'), fine)
      expect(await git('commit', '--all', '--message', 'Count')).toMatchObject({
        code: 0,
        text: expect.stringMatching(/no new errors in staged files\.+Passed/),
      })

      await writeFile(join(cwd, 'shop.py'), `${fine}\n\ndef name() -> str:\n    return 3\n`)
      const refused = await git('commit', '--all', '--message', 'Name')
      expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('Failed') })
      expect(refused.text).toContain('Incompatible return value type (got "int", expected "str")')
      expect(refused.text).not.toContain('got "str", expected "int"')

      expect(await git('commit', '--all', '--no-verify', '--message', 'Name')).toMatchObject({ code: 0 })
      const kept = await git('push', 'origin', 'change')
      expect(kept).toMatchObject({
        code: 1,
        text: expect.stringMatching(/no new errors on this branch\.+Failed/),
      })
      expect(kept.text).toContain('got "int", expected "str"')

      await git('reset', '--quiet', '--hard', 'HEAD~1')
      expect(await git('push', 'origin', 'change')).toMatchObject({
        code: 0,
        text: expect.stringMatching(/no new errors on this branch\.+Passed/),
      })
    },
  )
})

/** Written by the shipped command line for mypy's real output of this file. */
async function baselineOf(text: string): Promise<string> {
  await using folder = await temporaryFolder()
  await folder.write('shop.py', text)
  const cli = join(shippedProject, 'dist/cli.js')
  const args = ['baseline', 'write', '--accept', '--checker', 'mypy', '--', 'shop.py']
  const env = { PATH: [dirname(mypy ?? ''), process.env['PATH'] ?? ''].join(delimiter), HOME: folder.path }
  await run(process.execPath, [cli, ...args], { cwd: folder.path, env })
  return await readFile(join(folder.path, 'type-ratchet-baseline.tsv'), 'utf8')
}
