/** What ends a replay of past commits, and what only leaves a commit out. */
import { expect, test } from 'vitest'
import type { LocalPorts } from '#app/local/local-run.ts'
import { replayHistory } from '#app/local/replay-history.ts'
import type { Problem } from '#model/problem.ts'
import { ProblemError } from '#model/problem.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { noRepo } from '#test/support/fakes/fake-repo.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { shaOf } from '#test/support/shas.ts'

const commits = [3, 2, 1].map((number) => ({ commit: shaOf(number), time: number * 30 * 24 * 60 * 60 }))
const check = {
  checker: 'mypy',
  command: null,
  args: [],
  workingDirectory: '.',
  inputFile: null,
  exitCode: null,
  timeLimitMs: null,
} as const
const source = { check, text: null, piped: false, root: '/repo', cwd: null, name: null, leg: null }

/** Every commit meets this problem; gives the one that ended the replay, and how many commits were tried. */
async function endedBy(
  problem: Problem,
): Promise<{ readonly kind: Problem['kind']; readonly tried: number }> {
  let tried = 0
  const ports = {
    files: memoryFiles({}),
    repo: () => ({ ...noRepo, firstParents: async () => ({ commits, shallow: false }) }),
    otherRevision: () => ({
      commitOf: async () => null,
      during: async () => {
        tried += 1
        throw new ProblemError(problem)
      },
    }),
    digest: (text: string) => text,
    log: {},
    now: () => 0,
    tell: () => undefined,
  } as unknown as LocalPorts & { readonly now: () => number; readonly tell: () => void }
  const order = { source, since: 0, every: 24 * 60 * 60, file: null }
  const { kind } = await rejectedProblem(() => replayHistory(order, ports))
  return { kind, tried }
}

test('a working copy that is edited, or is not back as it was, ends it at once', async () => {
  expect(await endedBy({ kind: 'tree-edited', files: ['a.py'] })).toEqual({ kind: 'tree-edited', tried: 1 })
  expect(
    await endedBy({ kind: 'tree-not-restored', reason: 'EACCES', files: ['a.py'], folder: '/repo/.git/x' }),
  ).toEqual({ kind: 'tree-not-restored', tried: 1 })
})

test('what is wrong with a commit leaves it out; with all of them there is nothing to write', async () => {
  const empty = { kind: 'checker-no-files', evidence: 'no files' } as const
  expect(await endedBy(empty)).toEqual({ kind: 'checker-no-files', tried: 3 })
})
