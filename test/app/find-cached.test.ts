/** The cache is looked at like the artifacts: the nearest commit, only entries that the base branch wrote. */
import { beforeEach, describe, expect, test } from 'vitest'
import { BaseLine } from '#app/baseline/base-line.ts'
import { type CacheFamily, cacheKey, readCacheKey } from '#app/baseline/cache-key.ts'
import type { FoundBaseline } from '#app/baseline/find-baseline.ts'
import { type CacheQuery, findCached } from '#app/baseline/find-cached.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { FakeBaselineCache } from '#test/support/fakes/fake-baseline-cache.ts'
import { noRepo } from '#test/support/fakes/fake-repo.ts'
import { shaOf } from '#test/support/shas.ts'

const [base, parent, root] = [shaOf(3), shaOf(2), shaOf(1)]
const digest = (text: string): string => String(text.length).padStart(12, '0')
const family: CacheFamily = { name: 'mypy', workflowFile: '.github/workflows/types.yml', digest }

let api: FakeActionsApi
let cache: FakeBaselineCache

beforeEach(() => {
  api = new FakeActionsApi()
  api.lines.push([base, parent, root])
  cache = new FakeBaselineCache()
})

function find(query: Partial<CacheQuery> = {}): Promise<FoundBaseline | null> {
  return findCached(
    { api, cache },
    {
      family,
      line: new BaseLine(
        { base: { commit: base, branch: 'main', parents: null, files: null }, head: shaOf(9) },
        { repo: noRepo, api },
      ),
      branch: 'main',
      ref: 'refs/pull/7/merge',
      runId: 99,
      maxBytes: 1000,
      runUrl: (id) => `https://github.com/acme/widget/actions/runs/${id}`,
      ...query,
    },
  )
}

/** An entry that a run left, readable unless a test takes it away again. */
function entry(
  commit: typeof base,
  fields: {
    readonly runId?: number
    readonly attempt?: number
    readonly ref?: string
    readonly bytes?: number
  } = {},
): string {
  const { runId = 10, attempt = 1, ref = 'refs/heads/main', bytes = 100 } = fields
  const key = cacheKey(family, { commit, runId, attempt })
  api.caches.push({ key, ref, bytes })
  cache.entries.set(key, `of ${commit} by ${runId}.${attempt}`)
  return key
}

function foundAt(commit: string, run: string, distance: number): unknown {
  const runUrl = `https://github.com/acme/widget/actions/runs/${run.split('.')[0]}`
  return {
    state: 'found',
    text: `of ${commit} by ${run}`,
    origin: { source: 'cache', commit, distance, runUrl },
  }
}

describe('a cached baseline', () => {
  test('is that of the commit itself before that of an ancestor', async () => {
    entry(root)
    entry(base, { runId: 11 })
    entry(parent, { runId: 12 })
    expect(await find()).toMatchObject({ ...Object(foundAt(base, '11.1', 0)) })
  })

  test('is that of the nearest ancestor otherwise, with its distance', async () => {
    entry(root)
    entry(parent, { runId: 12 })
    expect(await find()).toMatchObject({ ...Object(foundAt(parent, '12.1', 1)) })
  })

  test('is the newest run’s and its highest attempt', async () => {
    entry(base, { runId: 11, attempt: 2 })
    entry(base, { runId: 9, attempt: 3 })
    entry(base, { runId: 11, attempt: 10 })
    entry(base, { runId: 10, attempt: 12 })
    entry(base, { runId: 11, attempt: 4 })
    expect(await find()).toMatchObject({ ...Object(foundAt(base, '11.10', 0)) })
  })

  test.each([
    ['nothing', () => undefined],
    ['entries of other refs', () => entry(base, { ref: 'refs/pull/7/merge' })],
    ['entries of this very run', () => entry(base, { runId: 99 })],
    ['commits that are not ancestors', () => entry(shaOf(77))],
    [
      'keys of another form',
      () => api.caches.push({ key: `${entry(root)}-x`, ref: 'refs/heads/main', bytes: 1 }),
    ],
  ])('is not made of %s', async (what, arrange) => {
    arrange()
    if (what === 'keys of another form') {
      api.caches.shift()
    }
    expect(await find()).toBeNull()
  })

  test('is not looked for where there is no cache service', async () => {
    entry(base)
    cache.missing = true
    api.fail('cachesNamed', { kind: 'baseline-api-failed', request: 'list caches', reason: '500' })
    expect(await find()).toBeNull()
  })
})

describe('a cached baseline can’t be used', () => {
  test('when this run’s own ref has an entry of the same key, which would be read first', async () => {
    const key = entry(base)
    api.caches.push({ key, ref: 'refs/pull/7/merge', bytes: 100 })
    expect(await find()).toMatchObject({ state: 'unreadable', problem: { kind: 'baseline-cache', key } })
    expect(await find({ ref: 'refs/pull/8/merge' })).toMatchObject({ state: 'found' })
  })

  test('but an entry of another key there, or this run’s ref being that of the base branch, changes nothing', async () => {
    entry(base)
    api.caches.push({ key: 'another', ref: 'refs/pull/7/merge', bytes: 100 })
    expect(await find()).toMatchObject({ state: 'found' })
    expect(await find({ ref: 'refs/heads/main' })).toMatchObject({ state: 'found' })
  })

  test('and its archive may be as large as is read', async () => {
    entry(base, { bytes: 1000 })
    expect(await find()).toMatchObject({ state: 'found' })
  })

  test('when the service does not give what GitHub lists', async () => {
    cache.entries.delete(entry(base))
    entry(parent)
    expect(await find()).toMatchObject({ state: 'unreadable', problem: { kind: 'baseline-cache' } })
  })

  test('when its archive is too large', async () => {
    entry(base, { bytes: 1001 })
    expect(await find()).toMatchObject({
      state: 'unreadable',
      problem: { reason: 'it has 1001 bytes; at most 1000 are read' },
    })
  })
})

describe('keys', () => {
  test('of one use are not those of another whose name starts alike, nor of another workflow', () => {
    const origin = { commit: base, runId: 10, attempt: 2 }
    const key = cacheKey(family, origin)
    expect(key).toBe(`type-ratchet-baseline-mypy-${digest(family.workflowFile)}-${base}-10.2`)
    expect(readCacheKey(key, family)).toEqual(origin)
    expect(readCacheKey(key.replace(base, `x-${base}`), family)).toBeNull()
    expect(readCacheKey(`${key}-x`, family)).toBeNull()
    expect(readCacheKey(key, { ...family, name: 'my' })).toBeNull()
    expect(readCacheKey(cacheKey({ ...family, name: 'mypy-strict' }, origin), family)).toBeNull()
    expect(readCacheKey(cacheKey({ ...family, workflowFile: 'nightly' }, origin), family)).toBeNull()
  })
})
