/** On a runner: wherever a process ends while another commit's files are there, the next one makes the tree what it was. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstat, mkdir, readdir, readFile, readlink, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { otherRevision, type RevisionTools } from '#adapters/tree/other-revision.ts'
import { putBack } from '#adapters/tree/put-back.ts'
import { type TreeFiles, treeFiles } from '#adapters/tree/tree-files.ts'
import { journalFolder } from '#adapters/tree/tree-journal.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha } from '#test/support/shas.ts'

/** One that does nothing, so that a test sees what the next process does. */
const noGuard = ['sh', '-c', 'echo ready; exec cat'] as const

let repository: GitRepository
let base: string
const at = (name: string): string => join(repository.directory, name)

/** Edited, added, deleted, moved between file and folder; and what git does not know. */
beforeEach(async () => {
  repository = await createGitRepository()
  const same = { '.gitignore': '*.log\nout/\n', 'same.py': 'same\n', 'mypy.ini': 'base\n' }
  base = await repository.commit({
    ...same,
    'edited.py': 'old\n',
    'gone.py': 'gone\n',
    'file-now.py/inner.py': 'was a folder\n',
    'folder-now': 'was a file\n',
    'deep/er/gone.py': 'gone\n',
  })
  await repository.commit({
    ...same,
    'mypy.ini': 'head\n',
    'edited.py': 'new\n',
    'added/new.py': 'new\n',
    'file-now.py': 'is a file\n',
    'folder-now/inner.py': 'is a folder\n',
  })
  await utimes(at('edited.py'), 1_600_000_000, 1_600_000_000)
  await mkdir(at('out'))
  await mkdir(at('node_modules/left'), { recursive: true })
  await mkdir(at('node_modules/.cache'))
  await mkdir(at('cache'))
  await writeFile(at('out/built.js'), 'of the head\n')
  await writeFile(at('out/other.js'), 'of the head\n')
  await writeFile(at('draft.py'), 'draft\n')
  await writeFile(at('trace.log'), 'trace\n')
  await symlink('same.py', at('out/link'))
  await writeFile(at('node_modules/left/index.js'), 'installed\n')
  await writeFile(at('node_modules/.cache/build-info'), 'of the head\n')
  await writeFile(at('cache/CACHEDIR.TAG'), 'Signature: 8a477f597d28d172789f06886806bc55\n')
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
      const content = found.isSymbolicLink() ? await readlink(path) : await readFile(path, 'utf8')
      const time = found.isSymbolicLink() ? 0 : Math.round(found.mtimeMs)
      lines.push(`${prefix}${name} ${found.mode.toString(8)} ${time} ${content}`)
    }
  }
  return lines
}

const other = (more: Partial<RevisionTools> = {}) =>
  otherRevision(repository.directory, {
    environment: hermeticGit,
    guard: noGuard,
    place: 'runner',
    ...more,
  })
const wish = () => ({ commit: checkedSha(base), keep: ['mypy.ini'] })

/** What a checker may do to a tree that it runs in. */
async function careless(): Promise<readonly string[]> {
  const seen = await everything()
  await writeFile(at('edited.py'), 'fixed by the checker\n')
  await writeFile(at('same.py'), 'fixed by the checker\n')
  await writeFile(at('out/built.js'), 'of the base\n')
  await writeFile(at('out/new.js'), 'of the base\n')
  await writeFile(at('node_modules/.cache/build-info'), 'of the base\n')
  await rm(at('out/other.js'))
  await rm(at('out/link'))
  await rm(at('draft.py'))
  await writeFile(at('report.xml'), 'made at the base\n')
  await mkdir(at('added'))
  await writeFile(at('added/new.py'), 'made at the base\n')
  await writeFile(at('gone.py'), 'made at the base\n')
  return seen
}

/** Ends at the step of this number, and does nothing any more, as a killed process does. */
class Killed extends Error {}
function endingAt(step: number): { readonly disk: TreeFiles; readonly steps: () => number } {
  let done = 0
  const disk = Object.fromEntries(
    Object.entries(treeFiles).map(([name, act]) => [
      name,
      (...args: readonly unknown[]) => {
        done += 1
        return done > step ? Promise.reject(new Killed()) : Reflect.apply(act, null, args)
      },
    ]),
  )
  return { disk: disk as unknown as TreeFiles, steps: () => done }
}

describe('on a runner', () => {
  test('the base has its files but the ones that stay, and what the checker writes is gone afterwards', async () => {
    const before = await everything()
    const held = await other().during(wish(), careless)
    expect(await everything()).toEqual([
      ...before.map((line) => (line.startsWith('same.py') ? expect.stringContaining('same.py') : line)),
    ])
    expect(await readFile(at('same.py'), 'utf8')).toBe('same\n')
    expect(held.written).toBeGreaterThan(6)
    const names = held.result.map((line) => line.split(' ')[0])
    expect(names).toContain('file-now.py/inner.py')
    expect(names).toContain('draft.py')
    expect(names).not.toContain('added/new.py')
    expect(held.result.find((line) => line.startsWith('mypy.ini'))).toContain('head')
    expect(await repository.git('status', '--porcelain')).toBe('?? cache/\n?? draft.py\n?? node_modules/\n')
  })

  test('a process that ends anywhere, here at 20 places and more, leaves what the next one puts back, byte for byte', async () => {
    const before = await everything()
    const whole = endingAt(Number.POSITIVE_INFINITY)
    await other({ disk: whole.disk }).during(wish(), careless)
    const all = whole.steps()
    expect(all).toBeGreaterThan(60)
    const same = before.map((line) => (line.startsWith('same.py') ? 'same.py 100644 same' : line))
    const without = (lines: readonly string[]): readonly string[] =>
      lines.map((line) => (line.startsWith('same.py') ? line.replace(/ \d+ (\S*)\s*$/, ' $1') : line))
    // All of them were tried once; that takes three times as long.
    for (let step = 0; step < all; step += 3) {
      const { disk } = endingAt(step)
      await other({ disk })
        .during(wish(), careless)
        .catch((error: unknown) => error)
      // A second one may end, too.
      await putBack(at(`.git/${journalFolder}`), {
        environment: hermeticGit,
        disk: endingAt(step % 7).disk,
      }).catch((error: unknown) => expect(error).toBeInstanceOf(Killed))
      await putBack(at(`.git/${journalFolder}`), { environment: hermeticGit })
      expect(without(await everything()), `ended at step ${step} of ${all}`).toEqual(same)
      expect(await readdir(at('.git')), `ended at step ${step}`).not.toContain(journalFolder)
    }
  })

  test('what can’t be put back is told, and is put back later', async () => {
    const before = await everything()
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    let failing = false
    const disk: TreeFiles = {
      ...treeFiles,
      mkdir: ((...args: Parameters<typeof treeFiles.mkdir>) =>
        failing ? Promise.reject(full) : treeFiles.mkdir(...args)) as typeof treeFiles.mkdir,
    }
    const held = other({ disk }).during(wish(), async () => {
      failing = true
    })
    expect(await rejectedProblem(() => held)).toMatchObject({
      kind: 'tree-not-restored',
      reason: 'there is no space left',
    })
    await putBack(at(`.git/${journalFolder}`), { environment: hermeticGit })
    expect(await everything()).toEqual(before)
  })

  test.each(['copyFile', 'writeFile', 'mkdir'] as const)(
    'a disk that is full before anything moves changes nothing (%s)',
    async (step) => {
      const before = await everything()
      const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
      const disk = { ...treeFiles, [step]: () => Promise.reject(full) }
      expect(await rejectedProblem(() => other({ disk }).during(wish(), everything))).toEqual({
        kind: 'tree-unchangeable',
        reason: 'there is no space left',
      })
      expect(await everything()).toEqual(before)
    },
  )

  test('another checkout since then is left alone', async () => {
    await other({ disk: endingAt(40).disk })
      .during(wish(), careless)
      .catch((error: unknown) => error)
    await repository.git('checkout', '--quiet', '--force', base)
    const before = await everything()
    await other().during({ commit: checkedSha(base) }, async () => undefined)
    expect(await everything()).toEqual(before)
  })

  test('two that put back at once wait for each other', async () => {
    const before = await everything()
    await other({ disk: endingAt(45).disk })
      .during(wish(), careless)
      .catch((error: unknown) => error)
    const script = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url))
    const folder = at(`.git/${journalFolder}`)
    const guards = [0, 1].map(() =>
      spawn(process.execPath, [script, '--restore-tree', folder], {
        env: hermeticGit,
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    )
    await Promise.all(guards.map((guard) => once(guard.stdout, 'data')))
    const ends = guards.map((guard) => once(guard, 'close'))
    for (const guard of guards) {
      guard.stdin.end()
    }
    await putBack(folder, { environment: hermeticGit })
    expect(await Promise.all(ends)).toEqual([
      [0, null],
      [0, null],
    ])
    expect((await everything()).map((line) => line.replace(/ \d+ (same)\s$/, ' $1'))).toEqual(
      before.map((line) => line.replace(/ \d+ (same)\s$/, ' $1')),
    )
  })
})

describe('on a runner nothing is moved', () => {
  const refused = async (reason: unknown): Promise<void> => {
    const before = await everything()
    expect(await rejectedProblem(() => other().during(wish(), everything))).toMatchObject(Object(reason))
    expect(await everything()).toEqual(before)
    expect(await readdir(at('.git'))).not.toContain(journalFolder)
  }

  test('when a file that git knows was edited', async () => {
    await writeFile(at('same.py'), 'edited\n')
    await refused({ kind: 'tree-edited', files: ['same.py'] })
  })

  test('when git does not know a file that the base has', async () => {
    await writeFile(at('gone.py'), 'generated\n')
    await refused({ kind: 'tree-in-the-way', files: ['gone.py'] })
  })

  test('when a link that git does not know leads elsewhere', async () => {
    await symlink('/tmp', at('deep'))
    await refused({ kind: 'tree-in-the-way', files: ['deep'] })
  })

  test('in a sparse checkout', async () => {
    await repository.git('config', 'core.sparseCheckout', 'true')
    await refused({ kind: 'tree-unchangeable', reason: 'it is a sparse checkout' })
  })

  test('when a file of large file storage differs', async () => {
    await writeFile(at('.git/info/attributes'), '/gone.py filter=lfs\n')
    await refused({
      kind: 'tree-unchangeable',
      reason: 'the file “gone.py” differs, and goes through the filter “lfs”',
    })
  })

  test('when a submodule differs', async () => {
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${base},vendor`)
    await mkdir(at('vendor'))
    await repository.git('commit', '--quiet', '--message', 'a submodule')
    await refused({ kind: 'tree-unchangeable', reason: 'the submodule “vendor” differs' })
  })
})
