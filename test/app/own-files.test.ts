/** What `--staged` and `--changed` look at. */
import { expect, test } from 'vitest'
import type { LocalRun } from '#app/local/local-run.ts'
import { narrowed } from '#app/local/own-files.ts'
import { checkerFor } from '#checkers/registry.ts'
import { storedPath } from '#model/ids.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { noRepo } from '#test/support/fakes/fake-repo.ts'

function runOf(checker: CheckerName, cwd = '/repo'): LocalRun {
  return {
    checker: checkerFor(checker),
    base: { root: '/repo', spelledRoot: '/repo', cwd },
    name: checker,
    source: {
      check: {
        checker,
        command: null,
        args: ['--strict'],
        workingDirectory: '.',
        inputFile: null,
        exitCode: null,
        timeLimitMs: null,
      },
      text: null,
      piped: false,
      root: '/repo',
      cwd: null,
      name: null,
      leg: null,
    },
  }
}

const repoWith = (...paths: readonly string[]) => ({
  repo: () => ({ ...noRepo, ownFiles: async () => paths.map(storedPath) }),
})

test('a checker that takes files is given those that it looks at', async () => {
  const part = await narrowed(runOf('mypy'), 'staged', repoWith('a.py', 'b.ts', 'notes.md', '-odd.py'))
  expect(part).toMatchObject({
    partial: true,
    here: { source: { check: { args: ['--strict', 'a.py', './-odd.py'] } } },
  })
})

test('and in a folder those below it, named from there', async () => {
  const part = await narrowed(
    runOf('mypy', '/repo/api'),
    'changed',
    repoWith('api/a.py', 'apis/b.py', 'c.py'),
  )
  expect(part?.here.source.check.args).toEqual(['--strict', 'a.py'])
})

test('a checker that needs the whole project looks at all of it', async () => {
  const part = await narrowed(runOf('tsc'), 'staged', repoWith('a.ts'))
  expect(part).toMatchObject({ partial: false, here: { source: { check: { args: ['--strict'] } } } })
})

test('without such a file nothing is to be run', async () => {
  for (const checker of ['mypy', 'tsc'] as const) {
    expect(await narrowed(runOf(checker), 'staged', repoWith('notes.md'))).toBeNull()
  }
})

test('without git nobody knows', async () => {
  const asking = narrowed(runOf('mypy'), 'changed', { repo: () => noRepo })
  expect(await rejectedProblem(() => asking)).toEqual({
    kind: 'usage',
    mistake: { kind: 'files-need-git', option: '--changed' },
  })
})
