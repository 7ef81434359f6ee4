/** Edits tried in place: only the project's own files, and what was there comes back byte for byte. */
import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { editableTree } from '#adapters/tree/editable-tree.ts'
import { storedPath } from '#model/ids.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'

const cli = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url))
const guard = [process.execPath, cli, '--restore-tree'] as const

let repository: GitRepository
const at = (name: string): string => join(repository.directory, name)
const tree = () => editableTree(repository.directory, { environment: hermeticGit, guard })
const edit = (path: string, before: string, after: string) => ({ path: storedPath(path), before, after })

beforeEach(async () => {
  repository = await createGitRepository()
  await repository.commit({ '.gitignore': 'made/\n', 'a.py': 'old\r\n', 'alone/b.py': '\uFEFFold' })
  await utimes(at('a.py'), 1_600_000_000, 1_600_000_000)
  return () => repository[Symbol.asyncDispose]()
})

test('a file is read with its line ends and its byte order mark, known to git or not yet', async () => {
  await writeFile(at('fresh.py'), 'x = 1\n')
  expect(await tree().read(storedPath('a.py'))).toEqual({ kind: 'text', text: 'old\r\n' })
  expect(await tree().read(storedPath('alone/b.py'))).toEqual({ kind: 'text', text: '\uFEFFold' })
  expect(await tree().read(storedPath('fresh.py'))).toEqual({ kind: 'text', text: 'x = 1\n' })
})

test('what is not the project’s own, or no text, is refused', async () => {
  for (const path of ['made/c.py', 'node_modules/d.py', 'latin.py']) {
    await mkdir(dirname(at(path)), { recursive: true })
    await writeFile(at(path), path === 'latin.py' ? Buffer.from([0xe9, 0x0a]) : 'x = 1\n')
  }
  await symlink('a.py', at('link.py'))
  await symlink('alone', at('linked'))
  const reasons: Record<string, string> = {}
  for (const path of [
    'made/c.py',
    'node_modules/d.py',
    'latin.py',
    'link.py',
    'linked/b.py',
    '../a.py',
    at('a.py'),
    'alone',
    'gone.py',
  ]) {
    const read = await tree().read(storedPath(path))
    reasons[path.replace(repository.directory, '')] = read.kind === 'refused' ? read.reason : read.kind
  }
  expect(reasons).toEqual({
    'made/c.py': 'foreign',
    'node_modules/d.py': 'foreign',
    'latin.py': 'encoding',
    'link.py': 'link',
    'linked/b.py': 'link',
    '../a.py': 'outside',
    '/a.py': 'outside',
    alone: 'missing',
    'gone.py': 'missing',
  })
})

describe('edits that are tried', () => {
  const edits = [edit('a.py', 'old\r\n', 'new\r\n'), edit('alone/b.py', '\uFEFFold', '\uFEFFnew')]

  test('are there for a while, and originals come back with their times, their folder and no trace', async () => {
    const folder = await stat(at('alone'))
    const during = await tree().during(edits, async () => [
      await readFile(at('a.py'), 'utf8'),
      await readFile(at('alone/b.py'), 'utf8'),
    ])
    expect(during).toEqual(['new\r\n', '\uFEFFnew'])
    expect(await readFile(at('a.py'), 'utf8')).toBe('old\r\n')
    expect((await stat(at('a.py'))).mtimeMs).toBe(1_600_000_000_000)
    expect(await readFile(at('alone/b.py'), 'utf8')).toBe('\uFEFFold')
    expect((await stat(at('alone'))).ino).toBe(folder.ino)
    expect(await repository.git('status', '--porcelain')).toBe('')
    expect((await readdir(at('.git'))).filter((name) => name.includes('type-ratchet'))).toEqual([])
  })

  test('may follow each other at once: what watched the first ones does not touch the next', async () => {
    const seen: string[] = []
    for (const after of ['one', 'two']) {
      const next = [edit('a.py', 'old\r\n', after)]
      await tree().during(next, async () => seen.push(await readFile(at('a.py'), 'utf8')))
    }
    expect(seen).toEqual(['one', 'two'])
    expect(await readFile(at('a.py'), 'utf8')).toBe('old\r\n')
  })

  test('go away when the run fails', async () => {
    await expect(tree().during(edits, () => Promise.reject(new Error('crashed')))).rejects.toThrow('crashed')
    expect(await readFile(at('a.py'), 'utf8')).toBe('old\r\n')
  })

  test('are not tried on a file that somebody changed', async () => {
    await writeFile(at('alone/b.py'), 'mine')
    expect(await rejectedProblem(() => tree().during(edits, async () => undefined))).toEqual({
      kind: 'edited-meanwhile',
      files: ['alone/b.py'],
    })
    expect(await readFile(at('a.py'), 'utf8')).toBe('old\r\n')
  })
})

test('nothing is written when one file was changed meanwhile, else everything', async () => {
  await writeFile(at('alone/b.py'), 'mine')
  const edits = [edit('a.py', 'old\r\n', 'new\r\n'), edit('alone/b.py', '\uFEFFold', 'new')]
  expect(await rejectedProblem(() => tree().write(edits))).toEqual({
    kind: 'edited-meanwhile',
    files: ['alone/b.py'],
  })
  expect(await readFile(at('a.py'), 'utf8')).toBe('old\r\n')
  await tree().write(edits.slice(0, 1))
  expect(await readFile(at('a.py'), 'utf8')).toBe('new\r\n')
})
