/** Which commit a change sits on, for every event, with and without a working copy that knows. */
import { beforeEach, describe, expect, test } from 'vitest'
import { baseCommit, makesBaseline } from '#app/baseline/base-commit.ts'
import { type CommitSha, storedPath } from '#model/ids.ts'
import type { RunEvent } from '#ports/run-context.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { fakeRepo, noRepo } from '#test/support/fakes/fake-repo.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const [base, stale, head, merge, tip] = [shaOf(1), shaOf(2), shaOf(3), shaOf(4), shaOf(5)]
/** Told beside the merge base. */
const files = [{ path: storedPath('app.py'), previous: null, deleted: false }]

const met = { commit: base, parents: [stale], base: { commit: tip, parents: [] }, files }

let api: FakeActionsApi

beforeEach(() => {
  api = new FakeActionsApi()
})

function parents(
  entries: readonly (readonly [CommitSha, readonly CommitSha[]])[],
): Map<CommitSha, readonly CommitSha[]> {
  return new Map(entries)
}

/** The payload's base may be older than the merge commit's. */
function pullRequest(baseRef = 'main'): RunEvent {
  return { kind: 'pull-request', pull: { number: 7, headSha: head, baseRef, baseSha: stale } }
}

function branch(fields: Partial<Extract<RunEvent, { kind: 'branch' }>>): RunEvent {
  return { kind: 'branch', branch: 'main', pushed: true, before: null, ...fields }
}

describe('a pull request', () => {
  const context = runContextOf({ commit: merge, event: pullRequest() })

  test('checked out as its merge commit sits on parent 1, whatever the payload says of the base', async () => {
    const repo = fakeRepo({ head: merge, parents: parents([[merge, [base, head]]]) })
    expect(await baseCommit(context, { repo, api, branches: null, checked: merge })).toEqual({
      commit: base,
      branch: 'main',
      parents: null,
      files: null,
    })
  })

  test('without git asks GitHub for the merge commit’s parents', async () => {
    api.parentsOf.set(merge, [base, head])
    expect(await baseCommit(context, { repo: noRepo, api, branches: null, checked: merge })).toEqual({
      commit: base,
      branch: 'main',
      parents: null,
      files: null,
    })
  })

  test('checked out as its head sits on the merge base', async () => {
    const repo = fakeRepo({ head, parents: parents([[head, [stale]]]) })
    api.mergeBases.set(`main...${head}`, {
      commit: base,
      parents: [stale],
      base: { commit: tip, parents: [] },
      files,
    })
    expect(await baseCommit(context, { repo, api, branches: null, checked: head })).toEqual({
      commit: base,
      branch: 'main',
      parents: [stale],
      files,
    })
  })

  test('whose head is itself a merge sits on the merge base', async () => {
    const repo = fakeRepo({ head, parents: parents([[head, [stale, tip]]]) })
    api.mergeBases.set(`main...${head}`, {
      commit: base,
      parents: [stale],
      base: { commit: tip, parents: [] },
      files,
    })
    expect(await baseCommit(context, { repo, api, branches: null, checked: head })).toEqual({
      commit: base,
      branch: 'main',
      parents: [stale],
      files,
    })
  })

  test('to another branch has that branch’s baseline', async () => {
    const repo = fakeRepo({ head: merge, parents: parents([[merge, [base, head]]]) })
    const toRelease = runContextOf({ commit: merge, event: pullRequest('release/1.x') })
    expect(await baseCommit(toRelease, { repo, api, branches: null, checked: merge })).toEqual({
      commit: base,
      branch: 'release/1.x',
      parents: null,
      files: null,
    })
  })

  test('of which GitHub does not tell the base has none, and says why', async () => {
    const failed = { kind: 'baseline-api-failed', request: 'compare two commits', reason: '500' } as const
    api.fail('mergeBase', failed)
    const repo = fakeRepo({ head, parents: parents([[head, [stale]]]) })
    expect(
      await rejectedProblem(() => baseCommit(context, { repo, api, branches: null, checked: head })),
    ).toEqual(failed)
  })
})

describe('a run that looked at something else than it is about has no base', () => {
  const target = { ...pullRequest(), target: true } as const
  const other = (fields: object): object => ({ kind: 'commit-other', pull: 7, target: false, ...fields })
  const group: RunEvent = { kind: 'merge-group', baseSha: base, baseRef: 'main' }

  test.each([
    ['the base branch in a pull request', pullRequest(), tip, other({ checked: tip, right: [merge, head] })],
    [
      'the merge of another head',
      pullRequest(),
      shaOf(6),
      other({ checked: shaOf(6), right: [merge, head] }),
    ],
    [
      'the default checkout of pull_request_target',
      target,
      merge,
      other({ checked: merge, right: [head], target: true }),
    ],
    ['another commit in a merge group', group, tip, other({ checked: tip, right: [merge], pull: null })],
    [
      'another branch in a push',
      branch({ before: base }),
      tip,
      other({ checked: tip, right: [merge], pull: null }),
    ],
    [
      'another branch on a schedule',
      branch({ pushed: false }),
      tip,
      other({ checked: tip, right: [merge], pull: null }),
    ],
  ] as const)('%s', async (_, event, checked, problem) => {
    for (const own of [merge, tip, shaOf(6)]) {
      api.parentsOf.set(own, [base])
    }
    api.parentsOf.set(shaOf(6), [base, stale])
    const context = runContextOf({ commit: merge, event })
    const tools = { repo: noRepo, api, branches: null, checked }
    expect(await rejectedProblem(() => baseCommit(context, tools))).toEqual(problem)
  })

  test.each([
    ['the head of a pull_request_target', target, head, [], base],
    ['a newer merge of the same head', pullRequest(), shaOf(6), [stale, head], stale],
    ['what closed the pull request, whatever its parents', pullRequest(), merge, [tip], base],
  ] as const)('but %s is the change', async (_, event, checked, own, commit) => {
    api.mergeBases.set(`main...${head}`, met)
    api.parentsOf.set(checked, own)
    const context = runContextOf({ commit: merge, event })
    const found = await baseCommit(context, { repo: noRepo, api, branches: null, checked })
    expect(found?.commit).toBe(commit)
  })

  test('and a run about no branch sits where its own commit left the default branch', async () => {
    api.mergeBases.set(`main...${head}`, met)
    const context = runContextOf({ commit: tip, event: { kind: 'other' } })
    const found = await baseCommit(context, { repo: noRepo, api, branches: null, checked: head })
    expect(found?.commit).toBe(base)
  })
})

describe('a merge group', () => {
  test('sits on its own base', async () => {
    const event: RunEvent = { kind: 'merge-group', baseSha: base, baseRef: 'main' }
    expect(
      await baseCommit(runContextOf({ event }), { repo: noRepo, api, branches: null, checked: shaOf(9) }),
    ).toEqual({
      commit: base,
      branch: 'main',
      parents: null,
      files: null,
    })
  })
})

describe('a push to the default branch', () => {
  test('sits on the commit before it, however many commits it has', async () => {
    const context = runContextOf({ commit: tip, event: branch({ before: base }) })
    expect(await baseCommit(context, { repo: noRepo, api, branches: null, checked: tip })).toEqual({
      commit: base,
      branch: 'main',
      parents: null,
      files: null,
    })
  })

  test('that was forced or made the branch sits on its first parent', async () => {
    const repo = fakeRepo({ head: tip, parents: parents([[tip, [base, stale]]]) })
    const context = runContextOf({ commit: tip, event: branch({}) })
    expect(await baseCommit(context, { repo, api, branches: null, checked: tip })).toEqual({
      commit: base,
      branch: 'main',
      parents: null,
      files: null,
    })
  })

  test('of the very first commit sits on nothing', async () => {
    const repo = fakeRepo({ head: tip, parents: parents([[tip, []]]) })
    expect(
      await baseCommit(runContextOf({ commit: tip, event: branch({}) }), {
        repo,
        api,
        branches: null,
        checked: tip,
      }),
    ).toBeNull()
  })
})

describe('other runs', () => {
  test('on a schedule or by hand sit on their own commit: an earlier run of it may have the baseline', async () => {
    const context = runContextOf({ commit: tip, event: branch({ pushed: false }) })
    expect(await baseCommit(context, { repo: noRepo, api, branches: null, checked: tip })).toEqual({
      commit: tip,
      branch: 'main',
      parents: null,
      files: null,
    })
  })

  test.each([
    branch({ branch: 'topic' }),
    branch({ branch: 'topic', pushed: false }),
    { kind: 'other' } as const,
  ])('elsewhere sit on the merge base with the default branch (%j)', async (event) => {
    api.mergeBases.set(`main...${tip}`, {
      commit: base,
      parents: [stale],
      base: { commit: tip, parents: [] },
      files,
    })
    expect(
      await baseCommit(runContextOf({ commit: tip, event }), {
        repo: noRepo,
        api,
        branches: null,
        checked: tip,
      }),
    ).toEqual({
      commit: base,
      branch: 'main',
      parents: [stale],
      files,
    })
  })

  test('know a default branch of any name', async () => {
    const context = runContextOf({
      commit: tip,
      defaultBranch: 'trunk',
      event: branch({ branch: 'trunk', before: base }),
    })
    expect(await baseCommit(context, { repo: noRepo, api, branches: null, checked: tip })).toEqual({
      commit: base,
      branch: 'trunk',
      parents: null,
      files: null,
    })
  })
})

describe('whose snapshot becomes the baseline', () => {
  test.each([
    [branch({}), true],
    [branch({ pushed: false }), true],
    [branch({ branch: 'topic' }), false],
    [pullRequest(), false],
    [{ kind: 'merge-group', baseSha: base, baseRef: 'main' } as const, false],
    [{ kind: 'other' } as const, false],
  ] satisfies [RunEvent, boolean][])('%j: %j', (event, makes) => {
    expect(makesBaseline(runContextOf({ event }), null)).toBe(makes)
  })

  test('is none of a run that is for no branch, whatever GitHub says of its ref', () => {
    expect(makesBaseline(runContextOf({ event: pullRequest(), refProtected: true }), null)).toBe(false)
    expect(makesBaseline(runContextOf({ event: { kind: 'other' }, refProtected: true }), null)).toBe(false)
  })

  test.each([
    ['release/1.x', null, false, false],
    ['release/1.x', null, true, true],
    ['release/1.x', ['release/*'], false, true],
    ['release/1.x', ['next', 'release/*'], false, true],
    ['release/1/x', ['release/*'], false, false],
    ['release/1/x', ['release/**'], false, true],
    ['team/release/1', ['release/*'], false, false],
    ['v1+x', ['v1+x'], false, true],
    ['vv1x', ['v1+x'], false, false],
    ['topic', ['release/*', 'next'], true, false],
    ['main', ['next'], false, true],
  ] as const)('%s with baseline-branches %j, protected: %j: %j', (name, branches, refProtected, makes) => {
    expect(makesBaseline(runContextOf({ event: branch({ branch: name }), refProtected }), branches)).toBe(
      makes,
    )
  })

  test('sits on its own line: what the branch was before the push, else the commit’s first parent', async () => {
    const event = branch({ branch: 'release/1.x', before: base })
    const context = runContextOf({ commit: tip, event, refProtected: true })
    const tools = { repo: noRepo, api, branches: null, checked: tip }
    const own = { branch: 'release/1.x', parents: null, files: null }
    expect(await baseCommit(context, tools)).toEqual({ commit: base, ...own })
    const scheduled = runContextOf({
      commit: tip,
      event: branch({ branch: 'release/1.x', pushed: false }),
      refProtected: true,
    })
    expect(await baseCommit(scheduled, tools)).toEqual({
      commit: tip,
      branch: 'release/1.x',
      parents: null,
      files: null,
    })
  })
})
