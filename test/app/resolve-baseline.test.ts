/** From a run to its baseline: which store is asked, in which order, and at which commit. */
import { beforeEach, describe, expect, test } from 'vitest'
import { saveToCache } from '#app/baseline/cache-baseline.ts'
import { cacheKey } from '#app/baseline/cache-key.ts'
import { cacheFamily, type ResolvedBaseline, resolveBaseline } from '#app/baseline/resolve-baseline.ts'
import type { JudgingConfig } from '#config/config.ts'
import { storedPath } from '#model/ids.ts'
import type { RunContext } from '#ports/run-context.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { FakeBaselineCache } from '#test/support/fakes/fake-baseline-cache.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'
import { noRepo } from '#test/support/fakes/fake-repo.ts'
import { planOf } from '#test/support/plan-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const [base, parent, head, merge] = [shaOf(8), shaOf(7), shaOf(5), shaOf(9)]
const workflowFile = '.github/workflows/types.yml'
const files = [{ path: storedPath('a.py'), previous: null, deleted: false }]
const digest = (text: string): string => String(text.length).padStart(12, '0')
const artifact = 'type-ratchet-baseline-mypy'

let api: FakeActionsApi
let cache: FakeBaselineCache

beforeEach(() => {
  api = new FakeActionsApi()
  cache = new FakeBaselineCache()
  api.lines.push([base, parent])
  api.parentsOf.set(merge, [base, head])
})

const pull: RunContext = runContextOf({
  commit: merge,
  event: { kind: 'pull-request', pull: { number: 7, headSha: head, baseRef: 'main', baseSha: base } },
  ref: 'refs/pull/7/merge',
  workflowFile,
})

function resolve(config: Partial<JudgingConfig> = {}, context = pull): Promise<ResolvedBaseline> {
  const stores = { repo: noRepo, api, cache, clock: new FakeClock(), digest }
  const { checker } = snapshotOf()
  return resolveBaseline({ plan: planOf(config), context, checker, checked: context.commit }, stores)
}

function uploadAt(commit: typeof base): void {
  api.upload(api.addRun(commit), { name: artifact, content: encodeSnapshot(snapshotOf({ errors: 2 })) })
}

function cacheAt(commit: typeof base, family = cacheFamily({ plan: planOf(), context: pull }, digest)): void {
  if (family !== null) {
    const key = cacheKey(family, { commit, runId: 50, attempt: 1 })
    api.caches.push({ key, ref: 'refs/heads/main', bytes: 10 })
    cache.entries.set(key, encodeSnapshot(snapshotOf({ errors: 3 })))
  }
}

const loaded = (source: string, commit = base): unknown => ({
  base,
  baseline: { state: 'loaded', origin: { source, commit } },
})

describe('artifacts and the cache', () => {
  test('an artifact comes before an entry of the cache', async () => {
    uploadAt(base)
    cacheAt(base)
    expect(await resolve()).toMatchObject(Object(loaded('artifact')))
  })

  test('the cache is asked where the artifacts are proven to be gone, unless it is not wanted', async () => {
    cacheAt(parent)
    expect(await resolve()).toMatchObject(Object(loaded('cache', parent)))
    expect(await resolve({ baseline: { kind: 'artifact' } })).toMatchObject({
      base,
      baseline: { state: 'absent' },
    })
  })

  test('the cache is not asked where the artifacts can’t be read', async () => {
    cacheAt(base)
    api.fail('newestRuns', { kind: 'baseline-api-failed', request: 'x', reason: '500' })
    expect(await resolve()).toMatchObject({ base, baseline: { state: 'unreadable' } })
  })

  test('the cache is not asked where nobody knows whose entries would be ours', async () => {
    cacheAt(base)
    const unknown = { ...pull, workflowFile: null, runId: api.addRun(merge).id }
    expect(await resolve({}, unknown)).toMatchObject({ baseline: { state: 'absent' } })
  })

  test('neither has one: absent, with the artifact’s name', async () => {
    expect(await resolve()).toEqual({
      base,
      files: null,
      baseline: { state: 'absent', problem: { kind: 'baseline-none', artifact, refused: [] } },
    })
  })
})

describe('the change’s files', () => {
  test('come with the parent of the base, compared with the head of the pull request', async () => {
    const at = { commit: base, parents: [parent] }
    api.mergeBases.set(`${base}...${head}`, { ...at, base: at, files })
    uploadAt(parent)
    expect(await resolve()).toMatchObject({ ...Object(loaded('artifact', parent)), files })
  })

  test('come so for a merge group, compared with its commit', async () => {
    const group = { ...pull, event: { kind: 'merge-group', baseSha: base, baseRef: 'main' } as const }
    const at = { commit: base, parents: [parent] }
    api.mergeBases.set(`${base}...${merge}`, { ...at, base: at, files })
    uploadAt(parent)
    expect(await resolve({}, group)).toMatchObject({ ...Object(loaded('artifact', parent)), files })
  })
})

describe('what is chosen', () => {
  test('none looks nowhere', async () => {
    uploadAt(base)
    expect(await resolve({ baseline: { kind: 'none' } })).toMatchObject({
      baseline: { state: 'absent', problem: { kind: 'baseline-not-asked' } },
    })
  })

  test('a file is read at the base commit, and at the checked commit of a branch that makes baselines', async () => {
    const baseline = { kind: 'file', path: 'types.tsv' } as const
    api.fail('newestRuns', { kind: 'baseline-api-failed', request: 'x', reason: '500' })
    expect(await resolve({ baseline })).toMatchObject({
      baseline: { problem: { kind: 'baseline-file-none', commit: base } },
    })
    const push = runContextOf({ commit: merge })
    expect(await resolve({ baseline }, push)).toMatchObject({ baseline: { problem: { commit: merge } } })
    const created = runContextOf({
      commit: head,
      event: { kind: 'branch', branch: 'topic', pushed: true, before: null },
    })
    api.mergeBases.set(`main...${head}`, {
      commit: base,
      parents: [],
      base: { commit: base, parents: [] },
      files,
    })
    expect(await resolve({ baseline }, created)).toMatchObject({
      base,
      files,
      baseline: { problem: { commit: base } },
    })
  })

  test('the first commit of a branch has no baseline', async () => {
    api.parentsOf.set(merge, [])
    const first = runContextOf({
      commit: merge,
      event: { kind: 'branch', branch: 'main', pushed: true, before: null },
    })
    expect(await resolve({}, first)).toEqual({
      base: null,
      files: null,
      baseline: { state: 'absent', problem: { kind: 'baseline-none', artifact, refused: [] } },
    })
  })

  test('GitHub that can’t tell the base is unreadable, and a mistake of ours is thrown', async () => {
    api.fail('parents', { kind: 'permission-actions-read', request: 'x', reason: '403' })
    expect(await resolve()).toMatchObject({ base: null, files: null, baseline: { state: 'unreadable' } })
    api.parentsOf.clear()
    const other = { ...pull, event: { kind: 'other' } as const }
    await expect(resolve({}, other)).rejects.toThrow('not a full commit id')
  })
})

describe('the family of cache entries', () => {
  test.each([
    [null, workflowFile],
    ['ci.yml', '.github/workflows/ci.yml'],
    ['./.github/workflows/ci.yml', '.github/workflows/ci.yml'],
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml'],
    ['./ci.yml', '.github/workflows/ci.yml'],
  ])('of baseline-workflow %s is that of %s', (baselineWorkflow, expected) => {
    const family = cacheFamily({ plan: planOf({ baselineWorkflow }), context: pull }, digest)
    expect(family).toMatchObject({ name: 'mypy', workflowFile: expected })
  })

  test('is none without a workflow’s file', () => {
    expect(cacheFamily({ plan: planOf(), context: runContextOf() }, digest)).toBeNull()
  })
})

describe('a new baseline', () => {
  const push = runContextOf({ commit: base, workflowFile, runId: 4, runAttempt: 2 })
  const save = (config: Partial<JudgingConfig> = {}, context = push): ReturnType<typeof saveToCache> =>
    saveToCache({ plan: planOf(config), context }, { cache, digest, snapshot: snapshotOf() })

  test('is kept in the cache too, under its run and attempt, and once', async () => {
    expect(await save()).toEqual({ kept: true, warnings: [] })
    expect([...cache.entries.keys()]).toEqual([expect.stringMatching(new RegExp(`-${base}-4\\.2$`))])
    expect(await save()).toEqual({ kept: false, warnings: [] })
  })

  test('is not kept where nobody would read it', async () => {
    expect(await save({ baseline: { kind: 'artifact' } })).toEqual({ kept: false, warnings: [] })
    expect(await save({}, { ...push, workflowFile: null })).toEqual({ kept: false, warnings: [] })
    cache.missing = true
    expect(await save()).toEqual({ kept: false, warnings: [] })
    expect(cache.entries.size).toBe(0)
  })

  test('that the cache refuses is a warning', async () => {
    cache.failure = 'no room'
    expect(await save()).toEqual({ kept: false, warnings: [{ kind: 'cache-failed', reason: 'no room' }] })
  })
})
