/** Another commit's files for a while: what was there comes back byte for byte, whatever ends the process. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, lstat, readdir, readFile, readlink, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { otherRevision } from '#adapters/tree/other-revision.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha } from '#test/support/shas.ts'

const script = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const guard = [process.execPath, script('src/entry/cli.ts'), '--restore-tree'] as const
/** One that dies with everything else, as in a power cut. */
const noGuard = ['sh', '-c', 'echo ready; exec cat'] as const

let repository: GitRepository
let base: string

/** Every kind of difference between two commits. */
beforeEach(async () => {
  repository = await createGitRepository()
  base = await repository.commit({
    '.gitignore': '*.log\ncache/\n',
    'same.py': 'same\n',
    'edited.py': 'old\n',
    'gone.py': 'gone\n',
    'file-now.py/inner.py': 'was a folder\n',
    'folder-now': 'was a file\n',
    'deep/er/gone.py': 'gone\n',
    'mode.sh': '#!/bin/sh\n',
    'ünï "code".py': 'old\n',
    link: 'a file\n',
  })
  await repository.commit({
    '.gitignore': '*.log\ncache/\n',
    'same.py': 'same\n',
    'edited.py': 'new\n',
    'added/new.py': 'new\n',
    'file-now.py': 'is a file\n',
    'folder-now/inner.py': 'is a folder\n',
    'mode.sh': '#!/bin/sh\n',
    'ünï "code".py': 'new\n',
  })
  const at = (name: string) => join(repository.directory, name)
  await symlink('same.py', at('link'))
  await chmod(at('mode.sh'), 0o755)
  await repository.git('add', '--all')
  await repository.git('commit', '--quiet', '--message', 'modes and links')
  // What git does not see: other line ends by its own rules, narrower modes, old times, ignored files.
  await repository.git('config', 'core.autocrlf', 'true')
  await writeFile(at('edited.py'), 'new\r\n')
  await repository.git('add', '--renormalize', 'edited.py')
  await chmod(at('same.py'), 0o600)
  await utimes(at('edited.py'), 1_600_000_000, 1_600_000_000)
  await writeFile(at('added/notes.log'), 'mine\n')
  return () => repository[Symbol.asyncDispose]()
})

/** Everything but the git directory, with modes and times. */
async function everything(folder = repository.directory, prefix = ''): Promise<readonly string[]> {
  const lines: string[] = []
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name)
    const found = await lstat(path)
    if (found.isDirectory()) {
      lines.push(...(name === '.git' ? [] : await everything(path, `${prefix}${name}/`)))
    } else {
      const content = found.isSymbolicLink() ? await readlink(path) : await readFile(path, 'hex')
      lines.push(`${prefix}${name} ${found.mode.toString(8)} ${found.mtimeMs} ${content}`)
    }
  }
  return lines
}

/** Paths and contents alone, of what git knows. */
const contents = async (): Promise<readonly string[]> =>
  (await everything())
    .map((line) => line.replace(/ (\d+) [\d.]+ (\S*)$/, ' $2'))
    .filter((line) => !line.includes('.log '))

const other = () => otherRevision(repository.directory, { environment: hermeticGit, guard, place: 'desk' })
const at = (commit: string) => ({ commit: checkedSha(commit) })

/** Another process that holds the base until it is ended. */
async function holder(watch: readonly string[]): Promise<ReturnType<typeof spawn>> {
  const args = [script('test/support/held-revision.ts'), repository.directory, base, ...watch]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
  expect(String(said[0])).toBe('held\n')
  return child
}

describe('another commit', () => {
  test('has exactly its own files, and the index and the branch stay', async () => {
    const before = await everything()
    const state = async () => [
      await repository.git('status', '--porcelain'),
      await repository.git('rev-parse', 'HEAD'),
    ]
    const told = await state()
    const index = () => readFile(join(repository.directory, '.git/index'), 'hex')
    const known = await index()
    const { result: during } = await other().during(at(base), contents)
    expect(await everything()).toEqual(before)
    expect(await index()).toBe(known)
    expect(await state()).toEqual(told)
    await repository.git('checkout', '--quiet', base)
    expect(during).toEqual(await contents())
  })

  test('goes away when what was done with it fails', async () => {
    const before = await everything()
    const failing = other().during(at(base), () => Promise.reject(new Error('the checker crashed')))
    await expect(failing).rejects.toThrow('the checker crashed')
    expect(await everything()).toEqual(before)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'is gone before the process is, when it is ended by %s',
    async (signal) => {
      const before = await everything()
      const child = await holder(guard)
      expect(await everything()).not.toEqual(before)
      child.kill(signal)
      expect(await once(child, 'close')).toEqual([null, signal])
      expect(await everything()).toEqual(before)
    },
  )

  test('goes away when the process is killed', async () => {
    const before = await everything()
    const child = await holder(guard)
    expect(await everything()).not.toEqual(before)
    child.kill('SIGKILL')
    await once(child, 'close')
    await putBackByNow()
    expect(await everything()).toEqual(before)
  })

  test('goes away with the next use when everything was ended at once', async () => {
    const before = await everything()
    const child = await holder(noGuard)
    expect(await rejectedProblem(() => other().during(at(base), contents))).toMatchObject({
      kind: 'tree-unchangeable',
      reason: 'another check of a base commit is at work in it',
    })
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(await everything()).not.toEqual(before)
    await other().during(at(base), contents)
    expect(await everything()).toEqual(before)
  })

  test('keeps what somebody edited meanwhile', async () => {
    const before = await everything()
    const place = join(repository.directory, 'edited.py')
    await other().during(at(base), () => writeFile(place, 'mine\n'))
    expect(await readFile(`${place}.edited-meanwhile`, 'utf8')).toBe('mine\n')
    expect((await everything()).filter((line) => !line.includes('.edited-meanwhile'))).toEqual(before)
  })

  test('is what git calls it', async () => {
    expect(await other().commitOf('HEAD~2')).toBe(base)
    expect(await other().commitOf('--help')).toBeNull()
    expect(await other().commitOf('nowhere')).toBeNull()
  })
})

describe('nothing is moved', () => {
  test.each([
    ['an edited file', 'same.py', { kind: 'tree-edited', files: ['same.py'] }],
    ['a file that git does not know', 'draft.py', { kind: 'tree-edited', files: ['draft.py'] }],
  ])('with %s', async (_what, name, problem) => {
    await writeFile(join(repository.directory, name), 'mine\n')
    const before = await everything()
    expect(await rejectedProblem(() => other().during(at(base), contents))).toEqual(problem)
    expect(await everything()).toEqual(before)
  })

  test('where an ignored file would be overwritten', async () => {
    const early = await repository.git('rev-parse', 'HEAD')
    await repository.git('branch', 'early')
    await writeFile(join(repository.directory, 'trace.log'), 'committed once\n')
    await repository.git('add', '--force', 'trace.log')
    await repository.git('commit', '--quiet', '--message', 'a log')
    const withLog = (await repository.git('rev-parse', 'HEAD')).trim()
    await repository.git('checkout', '--quiet', early.trim())
    await writeFile(join(repository.directory, 'trace.log'), 'mine\n')
    const before = await everything()
    expect(await rejectedProblem(() => other().during(at(withLog), contents))).toEqual({
      kind: 'tree-in-the-way',
      files: ['trace.log'],
    })
    expect(await everything()).toEqual(before)
  })

  test('outside a working copy', async () => {
    const nowhere = otherRevision('/', { environment: hermeticGit, guard, place: 'desk' })
    expect(await rejectedProblem(() => nowhere.during(at(base), contents))).toMatchObject({
      kind: 'tree-unchangeable',
    })
  })
})

/** The process that puts things back works on its own; the test's own limit ends a wait without an end. */
async function putBackByNow(): Promise<void> {
  while ((await readdir(join(repository.directory, '.git'))).includes('type-ratchet-against')) {
    await wait(20)
  }
}
