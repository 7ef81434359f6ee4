/** The contract’s “Which baseline”, row by row. */
import { beforeEach, describe, expect, test } from 'vitest'
import { BaseLine } from '#app/baseline/base-line.ts'
import { type BaselineQuery, type FoundBaseline, findBaseline } from '#app/baseline/find-baseline.ts'
import type { CommitSha } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'
import { noRepo } from '#test/support/fakes/fake-repo.ts'
import { shaOf } from '#test/support/shas.ts'

const artifact = 'type-ratchet-baseline-mypy'
const [base, parent, grandparent, root] = [shaOf(4), shaOf(3), shaOf(2), shaOf(1)]
const forcedAway = shaOf(99)

let api: FakeActionsApi
let clock: FakeClock
let own: WorkflowRun

beforeEach(() => {
  api = new FakeActionsApi()
  clock = new FakeClock()
  api.lines.push([base, parent, grandparent, root])
  own = api.addRun(shaOf(50), { event: 'pull_request', headBranch: 'change', finished: false })
})

function find(query: Partial<BaselineQuery> = {}): Promise<FoundBaseline> {
  return findBaseline(api, clock, {
    artifact,
    commit: base,
    line: lineFrom(base),
    branch: 'main',
    repositoryId: 1,
    runId: own.id,
    ownWorkflowFile: null,
    workflowFile: null,
    waitMs: 180_000,
    maxBytes: 1_000_000,
    ...query,
  })
}

function lineFrom(commit: CommitSha): BaseLine {
  const at = { commit, branch: 'main', parents: null, files: null }
  return new BaseLine({ base: at, head: shaOf(50) }, { repo: noRepo, api })
}

/** A run at a commit that uploaded a baseline; the text says which one was read. */
function baselineAt(
  commit: string,
  fields: Partial<WorkflowRun> = {},
  content = `of ${commit}`,
): WorkflowRun {
  const run = api.addRun(commit, fields)
  api.upload(run, { name: artifact, content })
  return run
}

function foundAt(commit: string, distance: number, run: WorkflowRun): unknown {
  return {
    state: 'found',
    text: `of ${commit}`,
    label: `The artifact “${artifact}”`,
    origin: { source: 'artifact', artifact, commit, distance, runUrl: run.url },
  }
}

const none = { state: 'absent', problem: { kind: 'baseline-none', artifact, refused: [] } }

describe('the commit that the change sits on', () => {
  test('comes first, whatever newer and older baselines there are', async () => {
    baselineAt(parent)
    const run = baselineAt(base)
    baselineAt(grandparent)
    expect(await find()).toEqual(foundAt(base, 0, run))
  })

  test('may have failed: its baseline was uploaded before it was judged', async () => {
    const run = baselineAt(base, { finished: true, cancelled: false })
    expect(await find()).toEqual(foundAt(base, 0, run))
  })

  test('with a run still under way whose artifact is there is used at once', async () => {
    const run = baselineAt(base, { finished: false })
    expect(await find()).toEqual(foundAt(base, 0, run))
    expect(clock.now()).toBe(0)
  })

  test('with several runs gives the newest one’s', async () => {
    baselineAt(base, {}, 'of an older run')
    const run = baselineAt(base, { event: 'schedule' })
    expect(await find()).toEqual(foundAt(base, 0, run))
  })

  test('with a newer run that uploaded nothing gives the older run’s', async () => {
    const run = baselineAt(base)
    api.addRun(base)
    expect(await find()).toEqual(foundAt(base, 0, run))
  })

  test('gives the highest attempt of a run', async () => {
    const run = api.addRun(base, { attempt: 11 })
    for (const attempt of [2, 11, 10]) {
      api.upload(run, { name: `${artifact}-attempt-${attempt}`, content: `of attempt ${attempt}` })
    }
    api.upload(run, { name: artifact, content: 'of attempt 1' })
    expect(await find()).toMatchObject({
      text: 'of attempt 11',
      label: `The artifact “${artifact}-attempt-11”`,
    })
  })

  test('is not fooled by names that only start alike', async () => {
    const run = api.addRun(base)
    for (const name of [
      `${artifact}-2`,
      `${artifact}-attempt-x`,
      `${artifact}2`,
      `${artifact}-attempt-2-x`,
    ]) {
      api.upload(run, { name, content: 'of another use' })
    }
    expect(await find()).toEqual(none)
  })
})

describe('waiting', () => {
  test('goes on while a run of that commit is under way, until its baseline is there', async () => {
    const run = api.addRun(base, { finished: false })
    clock.plan(45_000, () => api.upload(run, { name: artifact, content: `of ${base}` }))
    baselineAt(parent)
    expect(await find()).toEqual(foundAt(base, 0, run))
    expect(clock.now()).toBeGreaterThanOrEqual(45_000)
    expect(clock.now()).toBeLessThan(65_000)
  })

  test('ends when the run ends without a baseline', async () => {
    const run = api.addRun(base, { finished: false })
    const older = baselineAt(parent)
    clock.plan(30_000, () => api.finish(run))
    expect(await find()).toEqual(foundAt(parent, 1, older))
    expect(clock.now()).toBeLessThan(50_000)
  })

  test('ends after baseline-wait, and the nearest ancestor is used with its distance', async () => {
    api.addRun(base, { finished: false })
    baselineAt(root)
    const run = baselineAt(grandparent)
    expect(await find({ waitMs: 25_000 })).toEqual(foundAt(grandparent, 2, run))
    expect(clock.now()).toBe(25_000)
  })

  test('does not happen with a wait of 0', async () => {
    api.addRun(base, { finished: false })
    const run = baselineAt(parent)
    expect(await find({ waitMs: 0 })).toEqual(foundAt(parent, 1, run))
    expect(clock.now()).toBe(0)
  })

  test.each([
    ['of another workflow', { workflowId: 8, workflowPath: '.github/workflows/lint.yml' }],
    ['of a pull request', { event: 'pull_request' }],
    ['of another branch', { headBranch: 'topic' }],
    ['of a fork', { headRepositoryId: 2 }],
  ])('does not happen for a run %s', async (_, fields) => {
    api.addRun(base, { finished: false, ...fields })
    await find()
    expect(clock.now()).toBe(0)
  })

  test('does not happen for this run itself, whose commit may be the base', async () => {
    own = api.addRun(base, { finished: false })
    expect(await find()).toEqual(none)
    expect(clock.now()).toBe(0)
  })
})

describe('a run is refused', () => {
  test.each([
    ['whose head is in a fork, though its branch is called main', { headRepositoryId: 2 }],
    ['whose fork was deleted', { headRepositoryId: null }],
    ['that belongs to another repository', { repositoryId: 2 }],
    ['of another branch', { headBranch: 'topic' }],
    ['without a branch', { headBranch: null }],
    ['that was cancelled', { cancelled: true }],
    ['of the event pull_request', { event: 'pull_request' }],
    ['of the event pull_request_target', { event: 'pull_request_target' }],
    ['of the event workflow_run', { event: 'workflow_run' }],
    ['of the event issue_comment', { event: 'issue_comment' }],
    ['of the event merge_group', { event: 'merge_group' }],
  ] satisfies [string, Partial<WorkflowRun>][])('%s, at the commit and at an ancestor', async (_, fields) => {
    baselineAt(base, fields)
    baselineAt(parent, fields)
    expect(await find()).toEqual(none)
    const run = baselineAt(grandparent)
    expect(await find()).toEqual(foundAt(grandparent, 2, run))
  })

  test.each(['push', 'schedule', 'workflow_dispatch'])('but not for the event %s', async (event) => {
    const run = baselineAt(parent, { event })
    expect(await find()).toEqual(foundAt(parent, 1, run))
  })

  test('that is this one: a run never is its own baseline', async () => {
    own = baselineAt(base, { finished: false })
    expect(await find()).toEqual(none)
  })
})

describe('the workflow', () => {
  const lint = { workflowId: 8, workflowPath: '.github/workflows/lint.yml' }

  test.each([base, parent])(
    'of a candidate that is another one is named in the message (%s)',
    async (commit) => {
      const run = baselineAt(commit, lint)
      const refused = `run ${run.id} was refused: it belongs to the workflow “.github/workflows/lint.yml”`
      expect(await find()).toEqual({
        state: 'absent',
        problem: { kind: 'baseline-none', artifact, refused: [refused] },
      })
    },
  )

  test('is not named for a candidate that would be refused anyway', async () => {
    baselineAt(base, { ...lint, headRepositoryId: 2 })
    baselineAt(base, { ...lint, event: 'pull_request' })
    expect(await find()).toEqual(none)
  })

  test.each(['lint.yml', '.github/workflows/lint.yml', './.github/workflows/lint.yml'])(
    'that the user named as %s is used and this one’s is not',
    async (workflowFile) => {
      baselineAt(base)
      const run = baselineAt(parent, lint)
      expect(await find({ workflowFile })).toEqual(foundAt(parent, 1, run))
    },
  )

  test('of this run is known to GitHub, and one that the user named may not be', async () => {
    api.newestRuns = async () => null
    expect(await find()).toMatchObject({ state: 'unreadable', problem: { kind: 'baseline-api-failed' } })
    expect(await find({ workflowFile: 'none.yml' })).toEqual(none)
  })

  test('is found by its whole name only', async () => {
    baselineAt(base, lint)
    expect(await find({ workflowFile: 'int.yml' })).toMatchObject({ state: 'absent' })
  })
})

describe('an ancestor', () => {
  test('is the nearest one that has a baseline', async () => {
    baselineAt(root)
    baselineAt(grandparent)
    const run = baselineAt(parent)
    expect(await find()).toEqual(foundAt(parent, 1, run))
  })

  test('may have a baseline of a re-run alone, whose name differs', async () => {
    const run = api.addRun(parent, { attempt: 2 })
    api.upload(run, { name: `${artifact}-attempt-2`, content: `of ${parent}` })
    expect(await find()).toMatchObject({ text: `of ${parent}`, origin: { distance: 1 } })
  })

  test('may have a baseline of a re-run of the workflow that the user named', async () => {
    const run = api.addRun(parent, { attempt: 2, workflowId: 8, workflowPath: '.github/workflows/ci.yml' })
    api.upload(run, { name: `${artifact}-attempt-2`, content: `of ${parent}` })
    expect(await find({ workflowFile: 'ci.yml' })).toMatchObject({ text: `of ${parent}` })
    expect(await find()).toMatchObject({ state: 'absent' })
  })

  test('is not one that was pushed away, whatever it uploaded', async () => {
    baselineAt(forcedAway)
    expect(await find()).toEqual(none)
    const run = baselineAt(root)
    expect(await find()).toEqual(foundAt(root, 3, run))
  })

  test('is not a commit that came after the base', async () => {
    const later = shaOf(5)
    api.lines[0] = [later, base, parent, grandparent, root]
    baselineAt(later)
    expect(await find()).toEqual(none)
  })

  test('that is corrupt is unreadable and not passed over for an older one', async () => {
    const damaged: Problem = { kind: 'artifact-shape', artifact, reason: 'it is an empty zip' }
    const run = api.addRun(parent)
    api.upload(run, { name: artifact, content: damaged })
    baselineAt(grandparent)
    expect(await find()).toEqual({ state: 'unreadable', problem: damaged })
  })

  test('that is the base itself and corrupt is unreadable, too', async () => {
    const damaged: Problem = { kind: 'artifact-digest', artifact, expected: 'sha256:a', actual: 'sha256:b' }
    api.upload(api.addRun(base), { name: artifact, content: damaged })
    baselineAt(parent)
    expect(await find()).toEqual({ state: 'unreadable', problem: damaged })
  })
})

describe('a branch with more runs than one page', () => {
  /** Newer commits than the base, each with a baseline of its own. */
  function comeLater(count: number): void {
    const later = Array.from({ length: count }, (_, index) => shaOf(0x100000 + index))
    api.lines[0] = [...later.toReversed(), base, parent, grandparent, root]
    for (const commit of later) {
      baselineAt(commit)
    }
  }

  function outsiders(commit: string, count = 1200): void {
    for (let index = 0; index < count; index++) {
      api.addRun(commit, { event: 'pull_request', headRepositoryId: 2 })
    }
  }

  test('gives the base commit’s baseline, however many runs outsiders started at it', async () => {
    const run = baselineAt(base)
    outsiders(base)
    expect(await find()).toEqual(foundAt(base, 0, run))
    expect(clock.now()).toBe(0)
  })

  test('gives that of a re-run far back, which the list by name lacks', async () => {
    const run = api.addRun(root, { attempt: 2 })
    api.upload(run, { name: `${artifact}-attempt-2`, content: `of ${root}` })
    outsiders(base, 120)
    expect(await find()).toMatchObject({ text: `of ${root}`, origin: { distance: 3 } })
    comeLater(150)
    expect(await find()).toMatchObject({ text: `of ${root}`, origin: { distance: 3 } })
  })

  test('gives that of a re-run on the page whose attempt nobody looks up', async () => {
    outsiders(base, 120)
    const run = api.addRun(root, { attempt: 9 })
    api.upload(run, { name: `${artifact}-attempt-9`, content: `of ${root}` })
    expect(await find()).toMatchObject({ text: `of ${root}`, origin: { distance: 3 } })
  })

  test('gives the nearest ancestor’s, and one whose re-run alone has one', async () => {
    baselineAt(root)
    const run = baselineAt(grandparent)
    comeLater(150)
    outsiders(base, 120)
    expect(await find()).toEqual(foundAt(grandparent, 2, run))
    const again = api.addRun(parent, { attempt: 2 })
    api.upload(again, { name: `${artifact}-attempt-2`, content: `of ${parent}` })
    expect(await find()).toMatchObject({ text: `of ${parent}`, origin: { distance: 1 } })
  })

  test('waits for the base commit’s run, which is on no first page', async () => {
    const run = api.addRun(base, { finished: false })
    comeLater(150)
    clock.plan(45_000, () => api.upload(run, { name: artifact, content: `of ${base}` }))
    expect(await find()).toEqual(foundAt(base, 0, run))
    expect(clock.now()).toBeGreaterThanOrEqual(45_000)
  })

  test('looks at an older run of the base commit, where a newer one on the page has no baseline', async () => {
    const run = baselineAt(base)
    comeLater(150)
    api.addRun(base, { event: 'schedule' })
    expect(await find()).toEqual(foundAt(base, 0, run))
  })

  test('asks the commits before the base one by one, where artifacts of the name are no page either', async () => {
    baselineAt(root)
    const run = baselineAt(parent)
    api.addRun(grandparent)
    comeLater(150)
    api.fail('artifactsNamed', { kind: 'baseline-search-cut', what: 'entries', read: 1, total: 2 })
    expect(await find()).toEqual(foundAt(parent, 1, run))
  })

  test('asks on where the nearest of them has none, and by name behind the tenth', async () => {
    const line = Array.from({ length: 14 }, (_, index) => shaOf(0x200000 - index))
    const [tip = base, , third = base] = line
    const query = { commit: tip, line: lineFrom(tip) }
    api.lines[0] = line
    const far = baselineAt(line[12] ?? base)
    for (let index = 0; index < 120; index++) {
      baselineAt(shaOf(0x300000 + index))
    }
    expect(await find(query)).toEqual(foundAt(line[12] ?? base, 12, far))
    const near = baselineAt(third)
    for (let index = 0; index < 120; index++) {
      baselineAt(shaOf(0x310000 + index))
    }
    expect(await find({ ...query, line: lineFrom(tip) })).toEqual(foundAt(third, 2, near))
  })

  test('passes over a holder that is not trusted', async () => {
    const run = baselineAt(grandparent)
    baselineAt(parent, { cancelled: true })
    outsiders(base, 120)
    expect(await find()).toEqual(foundAt(grandparent, 2, run))
  })

  test('is absent for a base that is older than every baseline', async () => {
    comeLater(250)
    expect(await find()).toEqual(none)
  })

  test('names the workflow that the nearest candidates belong to', async () => {
    const run = baselineAt(parent, { workflowId: 8, workflowPath: '.github/workflows/lint.yml' })
    outsiders(shaOf(77), 101)
    const refused = `run ${run.id} was refused: it belongs to the workflow “.github/workflows/lint.yml”`
    expect(await find()).toMatchObject({ state: 'absent', problem: { refused: [refused] } })
  })
})

describe('a long history', () => {
  const line = Array.from({ length: 2100 }, (_, index) => shaOf(0x200000 - index))
  const first = line[0] ?? base

  test('before the first baseline ends where no candidate can be met any more', async () => {
    const tip = shaOf(0x300000)
    api.lines.splice(0, 1, [tip, ...line])
    baselineAt(tip)
    baselineAt(forcedAway)
    let asked = 0
    const walk = api.firstParents.bind(api)
    api.firstParents = async function* (commit) {
      for await (const one of walk(commit)) {
        asked += 1
        yield one
      }
    }
    const query = { commit: first, line: lineFrom(first) }
    expect(await find(query)).toEqual(none)
    expect(asked).toBeLessThan(120)
  })

  test('is walked to a baseline that is far away', async () => {
    api.lines.splice(0, 1, line)
    const far = line[1500] ?? base
    baselineAt(forcedAway)
    const run = baselineAt(far)
    expect(await find({ commit: first, line: lineFrom(first) })).toEqual(foundAt(far, 1500, run))
  })

  test('with runs that hold no baseline asks for the artifacts by name, and then for those of holders alone', async () => {
    api.lines.splice(0, 1, line)
    for (const commit of line.slice(1, 90).toReversed()) {
      api.addRun(commit)
    }
    const asked: number[] = []
    const artifactsOf = api.artifactsOf.bind(api)
    api.artifactsOf = (runId) => {
      asked.push(runId)
      return artifactsOf(runId)
    }
    expect(await find({ commit: first, line: lineFrom(first) })).toEqual(none)
    expect(asked).toHaveLength(3)
    const run = baselineAt(line[60] ?? base)
    expect(await find({ commit: first, line: lineFrom(first) })).toEqual(foundAt(line[60] ?? base, 60, run))
    expect(asked).toHaveLength(7)
  })
})

describe('absence', () => {
  test('is nothing at all', async () => {
    expect(await find()).toEqual(none)
  })

  test('is runs that uploaded nothing', async () => {
    for (const commit of [base, parent, grandparent, root]) {
      api.addRun(commit)
    }
    expect(await find()).toEqual(none)
  })

  test('is only expired ones of an unknown date, too', async () => {
    const run = api.addRun(base)
    api.upload(run, { name: artifact, content: 'gone', expired: true, expiresAt: null })
    expect(await find()).toMatchObject({
      problem: { kind: 'baseline-expired', expiredAt: 'an unknown date' },
    })
    const dated = { name: artifact, content: 'gone', expired: true, expiresAt: '2026-04-05T09:00:00Z' }
    api.upload(api.addRun(parent), dated)
    expect(await find()).toMatchObject({ problem: { kind: 'baseline-expired', expiredAt: '2026-04-05' } })
  })

  test('is only expired ones, with the newest date', async () => {
    const uploaded = { name: artifact, content: 'gone', expired: true }
    api.upload(api.addRun(base), { ...uploaded, expiresAt: '2026-04-05T09:00:00Z' })
    api.upload(api.addRun(parent), { ...uploaded, expiresAt: '2026-04-02T09:00:00Z' })
    expect(await find()).toEqual({
      state: 'absent',
      problem: { kind: 'baseline-expired', artifact, expiredAt: '2026-04-05', refused: [] },
    })
  })

  test('is the newest date, whichever run has it', async () => {
    const uploaded = { name: artifact, content: 'gone', expired: true }
    api.upload(api.addRun(parent), { ...uploaded, expiresAt: '2026-04-05T09:00:00Z' })
    api.upload(api.addRun(base), { ...uploaded, expiresAt: '2026-04-02T09:00:00Z' })
    expect(await find()).toMatchObject({ problem: { expiredAt: '2026-04-05' } })
  })

  test('is only the expired one of a re-run, which the list by name lacks', async () => {
    const run = api.addRun(base, { attempt: 2 })
    const gone = { name: `${artifact}-attempt-2`, content: 'gone', expired: true }
    api.upload(run, { ...gone, expiresAt: '2026-04-05T09:00:00Z' })
    expect(await find()).toMatchObject({
      problem: { kind: 'baseline-expired', expiredAt: '2026-04-05' },
    })
  })

  test('is not where an older one has not expired', async () => {
    api.upload(api.addRun(base), { name: artifact, content: 'gone', expired: true })
    const run = baselineAt(grandparent)
    expect(await find()).toEqual(foundAt(grandparent, 2, run))
  })

  test('does not take an expired artifact of a fork for ours', async () => {
    const run = api.addRun(base, { headRepositoryId: 2 })
    api.upload(run, { name: artifact, content: 'gone', expired: true })
    expect(await find()).toEqual(none)
  })
})

describe('a search that went wrong is unreadable', () => {
  const cut: Problem = { kind: 'baseline-search-cut', what: 'entries', read: 100, total: 250 }
  const failed: Problem = { kind: 'baseline-api-failed', request: 'list artifacts', reason: '500' }
  const forbidden: Problem = { kind: 'permission-actions-read', request: 'get a run', reason: '403' }

  test.each(['newestRuns', 'newestArtifacts', 'run'] as const)('when %s fails', async (method) => {
    for (const problem of [cut, failed, forbidden]) {
      api.fail(method, problem)
      expect(await find()).toEqual({ state: 'unreadable', problem })
    }
  })

  test('when a candidate is left and the line of ancestors was cut off', async () => {
    baselineAt(forcedAway)
    api.fail('firstParents', cut)
    expect(await find()).toEqual({ state: 'unreadable', problem: cut })
  })

  test('but not when the baseline was found before the cut', async () => {
    const run = baselineAt(parent)
    api.fail('firstParents', cut)
    expect(await find()).toEqual(foundAt(parent, 1, run))
  })

  test('when the artifact itself can’t be read', async () => {
    baselineAt(base)
    api.fail('readEntry', forbidden)
    expect(await find()).toEqual({ state: 'unreadable', problem: forbidden })
  })

  test('while a mistake of ours is thrown and never looks like an answer', async () => {
    api.lines.length = 0
    baselineAt(parent)
    await expect(find()).rejects.toThrow(TypeError)
  })
})
