/** When the base commit is checked in the run of a change, what comes of it, and what never does. */
import { describe, expect, test } from 'vitest'
import { checkAtCommit } from '#app/action/base-run.ts'
import { type Recompute, recomputed } from '#app/action/recompute.ts'
import type { Baseline } from '#model/baseline.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { RunIdentity } from '#model/run-identity.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { RevisionWish } from '#ports/other-revision.ts'
import type { RunEvent } from '#ports/run-context.ts'
import { memoryPorts } from '#test/support/action-ports.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { noRepo } from '#test/support/fakes/fake-repo.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const base = shaOf(8)
const current = snapshotOf({ commit: shaOf(9), errors: 5 })
const older: Snapshot = { ...current, checker: { ...current.checker, version: '1.0.0' } }

const pull: RunEvent = {
  kind: 'pull-request',
  pull: { number: 7, headSha: shaOf(9), baseRef: 'main', baseSha: base },
}

function loaded(snapshot: Snapshot): Baseline {
  const origin = { source: 'artifact', commit: base, distance: 0, runUrl: null } as const
  return { state: 'loaded', snapshot, origin }
}

const missing: Baseline = {
  state: 'absent',
  problem: { kind: 'baseline-none', artifact: 'type-ratchet-baseline-mypy', refused: [] },
}
const unwanted: Baseline = { state: 'absent', problem: { kind: 'baseline-not-asked' } }
const unreadable: Baseline = {
  state: 'unreadable',
  problem: { kind: 'baseline-api-failed', request: 'list runs', reason: '500' },
}

interface Asked {
  readonly when?: Recompute['when']
  readonly baseline?: Baseline
  readonly event?: RunEvent
  readonly fails?: Problem
  readonly isFetched?: boolean
}

async function run({ when = 'when-missing', baseline = missing, event = pull, ...how }: Asked) {
  const repo = { ...noRepo, fetch: async () => how.isFetched ?? true }
  let checks = 0
  const recompute: Recompute = {
    when,
    check: async () => {
      checks += 1
      if (how.fails !== undefined) {
        throw new ProblemError(how.fails)
      }
      return { ...current, commit: base }
    },
  }
  const ports = memoryPorts(new FakePullRequests({ headSha: shaOf(9) }), repo)
  const found = await recomputed(
    { baseline, base, current, recompute },
    { context: runContextOf({ event }), ports },
  )
  return { ...found, checks }
}

describe('the base commit is checked', () => {
  test.each([
    ['never', missing, 0],
    ['never', loaded(older), 0],
    ['when-missing', missing, 1],
    ['when-missing', unwanted, 0],
    ['when-missing', loaded(older), 0],
    ['on-drift', missing, 1],
    ['on-drift', loaded(current), 0],
    ['on-drift', loaded(older), 1],
    ['always', loaded(current), 1],
    ['always', unwanted, 1],
    // What is wrong with a baseline must be seen.
    ['always', unreadable, 0],
  ] as const)('%s, with what is found (%#): %j', async (when, baseline, checks) => {
    expect((await run({ when, baseline })).checks).toBe(checks)
  })

  test.each([
    ['the target of a pull request', { ...pull, target: true }],
    ['a push', { kind: 'branch', branch: 'main', pushed: true, before: base }],
    ['a merge group', { kind: 'merge-group', baseSha: base, baseRef: 'main' }],
    ['another event, such as workflow_run', { kind: 'other' }],
  ] as const)('never for %s', async (_what, event) => {
    expect((await run({ when: 'always', event })).checks).toBe(0)
  })
})

describe('what is compared with', () => {
  test('is the base commit, and growth counts from its total', async () => {
    const { baseline, earlier, warnings } = await run({})
    expect(baseline).toMatchObject({
      state: 'loaded',
      origin: { source: 'revision', commit: base, distance: 0 },
      snapshot: { commit: base, reference: null },
    })
    expect([earlier, warnings]).toEqual([null, []])
  })

  test('keeps the reference of a baseline of the same toolchain, and starts anew after another', async () => {
    const reference = { errors: 3, commit: shaOf(2) }
    const same = await run({ when: 'always', baseline: loaded({ ...current, reference }) })
    expect(same).toMatchObject({ baseline: { snapshot: { reference } }, earlier: null })
    const other = await run({ when: 'on-drift', baseline: loaded({ ...older, reference }) })
    expect(other).toMatchObject({
      baseline: { snapshot: { reference: null } },
      earlier: { snapshot: { checker: { version: '1.0.0' } } },
    })
  })

  test.each<[string, Asked, string]>([
    ['a crash', { fails: { kind: 'checker-crashed', exit: 'exit code 2', lastLines: [] } }, 'crashed'],
    ['an edited file', { fails: { kind: 'tree-edited', files: ['a.py'] } }, '“a.py”'],
    ['a commit that can’t be had', { isFetched: false }, 'could not fetch it'],
  ])('stays what was found after %s, with the reason', async (_what, how, reason) => {
    for (const baseline of [missing, loaded(older)]) {
      const found = await run({ ...how, when: 'on-drift', baseline })
      expect(found).toMatchObject({
        baseline,
        earlier: null,
        warnings: [{ kind: 'recompute-failed', reason: expect.stringContaining(reason) }],
      })
    }
  })

  test('is nothing at all when the tree is not back', async () => {
    const fails: Problem = { kind: 'tree-not-restored', reason: 'full', files: [], folder: '/x' }
    expect(await rejectedProblem(() => run({ fails }))).toEqual(fails)
  })
})

describe('the run at the base', () => {
  const identity = (...files: readonly string[]): RunIdentity => ({
    language: null,
    plugins: [],
    arguments: null,
    configFiles: files.map((path) => ({ path, digest: 'x' })),
    lockfiles: [],
    scope: { named: [], parts: [], excludePatterns: [], folder: '' },
  })

  async function checkedWith(
    process: Partial<CheckerProcess>,
    check: (own: { readonly process: CheckerProcess }) => Promise<Snapshot>,
  ) {
    const wishes: RevisionWish[] = []
    const memory = memoryPorts(new FakePullRequests({ headSha: shaOf(9) }))
    const ports = {
      ...memory,
      process: { ...memory.process, ...process },
      otherRevision: {
        commitOf: async () => null,
        during: async <Result>(wish: RevisionWish, action: () => Promise<Result>) => {
          wishes.push(wish)
          return { result: await action(), written: 0 }
        },
      },
    }
    const head = { ...current, run: identity('mypy.ini') }
    const taking = checkAtCommit(base, head, { ports, budgetMs: 60_000, check })
    return { wishes, taking }
  }

  test('has the configuration of the change, and none of its own beside it', async () => {
    const answers = [identity('mypy.ini', 'setup.cfg'), identity('mypy.ini')]
    const { wishes, taking } = await checkedWith({}, async () => ({
      ...current,
      run: answers.shift() ?? null,
    }))
    await taking
    expect(wishes).toEqual([
      { commit: base, keep: ['mypy.ini'] },
      { commit: base, keep: ['mypy.ini', 'setup.cfg'] },
    ])
  })

  test('is ended by its budget, whatever time the checker is given', async () => {
    const limits: (number | null)[] = []
    const { taking } = await checkedWith(
      {
        run: async ({ timeLimitMs }) => {
          limits.push(timeLimitMs)
          return { kind: 'timed-out', limitMs: timeLimitMs ?? 0, survivors: 0, stdout: '', stderr: '' }
        },
      },
      async ({ process }) => {
        const invocation = { argv: ['mypy'], cwd: '/srv', onOutput: () => undefined } as const
        await process.run({ ...invocation, timeLimitMs: 1000 })
        await process.run({ ...invocation, timeLimitMs: null })
        return current
      },
    )
    expect(await rejectedProblem(() => taking)).toMatchObject({
      kind: 'recompute-failed',
      reason: 'The checker was ended after 1 minute, which is the limit of `recompute-minutes`.',
    })
    expect(limits).toEqual([1000, 60_000])
  })
})
