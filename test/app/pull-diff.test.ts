/** Which lines a pull request shows as changed, by real git and by the patches that GitHub tells. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { addedLines } from '#adapters/github/file-answer.ts'
import { pullDiff } from '#app/action/pull-diff.ts'
import type { ChangedFile, LineRange } from '#model/change.ts'
import { storedPath } from '#model/ids.ts'
import { lineAddress } from '#render/line-link.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha, shaOf } from '#test/support/shas.ts'

const event = {
  kind: 'pull-request',
  pull: { number: 7, headSha: shaOf(2), baseRef: 'main', baseSha: shaOf(1) },
} as const

function fileOf(path: string, lines?: readonly LineRange[]): ChangedFile {
  return { path: storedPath(path), previous: null, deleted: false, ...(lines === undefined ? {} : { lines }) }
}

describe('by git', () => {
  let origin: GitRepository

  beforeAll(async () => {
    origin = await createGitRepository()
  })

  afterAll(async () => {
    await origin[Symbol.asyncDispose]()
  })

  test('they are the lines that the change added or edited, in a renamed file too', async () => {
    const text = Array.from({ length: 40 }, (_, line) => `line ${line + 1}\n`)
    const base = await origin.commit({ 'a.py': text.join(''), 'old.py': text.join(''), 'gone.py': 'x\n' })
    const edited = [
      ...text.slice(0, 9),
      'edited\n',
      ...text.slice(10, 30),
      'added\n',
      'added\n',
      ...text.slice(30),
    ]
    const head = await origin.commit({
      'a.py': edited.join(''),
      'renamed.py': [...text.slice(0, 39), 'last\n'].join(''),
      'new.py': 'x = 1\n',
    })
    const repo = gitRepo(origin.directory, hermeticGit)
    const [from, to] = [checkedSha(base), checkedSha(head)]
    const files = await repo.changedFiles(from, to)
    const diff = pullDiff({ event, files, lineMap: await repo.lineMap(from, to) }, sha256)
    const linesOf = (path: string) => diff?.files.get(path)?.lines
    expect(linesOf('a.py')).toEqual([
      { start: 10, end: 10 },
      { start: 31, end: 32 },
    ])
    expect(linesOf('renamed.py')).toEqual([{ start: 40, end: 40 }])
    expect(linesOf('new.py')).toEqual([{ start: 1, end: Number.POSITIVE_INFINITY }])
    expect(linesOf('gone.py')).toBeUndefined()
    expect(diff?.files.get('a.py')?.anchor).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('by GitHub’s patches', () => {
  test.each([
    ['@@ -0,0 +1,2 @@\n+a\n+b', [{ start: 1, end: 2 }]],
    ['@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file', [{ start: 1, end: 1 }]],
    [
      '@@ -3,4 +3,5 @@ def f():\n a\n-b\n+c\n+d\n e\n@@ -20,2 +21,3 @@\n x\n+++ y\n z',
      [
        { start: 4, end: 5 },
        { start: 22, end: 22 },
      ],
    ],
    ['@@ -5,2 +4,0 @@\n-a\n-b', []],
    ['', []],
  ] as const)('%j has %j', (patch, ranges) => {
    expect(addedLines(patch)).toEqual(ranges)
  })

  test('they count where git does not know both commits', () => {
    const lines = [{ start: 4, end: 5 }]
    const diff = pullDiff({ event, files: [fileOf('a.py', lines), fileOf('b.py')], lineMap: null }, sha256)
    expect([...(diff?.files.values() ?? [])].map((file) => file.lines)).toEqual([lines, []])
  })
})

test('a link leads to the change only from a line that it shows, and only at the head', () => {
  const hosted = {
    url: 'https://github.com/acme/shop',
    commit: shaOf(2),
    runUrl: '',
    reportUrl: null,
    diff: { pull: 7, files: new Map([['a.py', { anchor: 'beef', lines: [{ start: 4, end: 5 }] }]]) },
  }
  const at = (line: number, commit = shaOf(2)) => lineAddress({ path: 'a.py', line }, hosted, commit)
  expect(at(5)).toBe('https://github.com/acme/shop/pull/7/files#diff-beefR5')
  expect(at(6)).toBe(`https://github.com/acme/shop/blob/${shaOf(2)}/a.py#L6`)
  expect(at(5, shaOf(1))).toBe(`https://github.com/acme/shop/blob/${shaOf(1)}/a.py#L5`)
  expect(lineAddress({ path: '../a.py', line: 5 }, hosted, shaOf(2))).toBeNull()
})

test('a run that is for no pull request has no page of changes', () => {
  const branch = { kind: 'branch', branch: 'main', pushed: true, before: null } as const
  expect(pullDiff({ event: branch, files: [fileOf('a.py')], lineMap: null }, sha256)).toBeNull()
})
