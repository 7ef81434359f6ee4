/** The course that a baseline carries on. */
import { expect, test } from 'vitest'
import { nextHistory } from '#app/baseline/next-history.ts'
import { fakeRepo, noRepo } from '#test/support/fakes/fake-repo.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const repo = { ...fakeRepo({ head: shaOf(2), parents: new Map() }), commitTime: async () => 1_700_000_000 }
const before = { commit: shaOf(1), time: 1_600_000_000, errors: 9, version: '1.17.1' }
const current = snapshotOf({ commit: shaOf(2), errors: 3, warnings: 2 })

test('a baseline carries on the course of the one before and adds its own errors', async () => {
  const sources = { repo, owners: null, accepted: 4 }
  expect(await nextHistory(current, snapshotOf({ history: [before] }), sources)).toEqual([
    before,
    {
      commit: shaOf(2),
      time: 1_700_000_000,
      errors: 3,
      version: '1.18.2',
      configuration: 'c0ffee',
      accepted: 4,
      categories: { 'Names and imports': 3 },
    },
  ])
})

test('the first baseline starts the course', async () => {
  expect((await nextHistory(current, null, { repo, owners: null })).length).toBe(1)
})

test('a commit whose time is not known adds no point and loses none', async () => {
  expect(
    await nextHistory(current, snapshotOf({ history: [before] }), { repo: noRepo, owners: null }),
  ).toEqual([before])
  expect(await nextHistory({ ...current, commit: null }, null, { repo, owners: null })).toEqual([])
})

test('a point counts errors by category and, where owners are known, by owner', async () => {
  const owners = (path: string): readonly string[] => (path.startsWith('src/') ? ['@acme/shop'] : [])
  const [point] = await nextHistory(current, null, { repo, owners })
  expect(Object.values(point?.categories ?? {}).reduce((sum, errors) => sum + errors, 0)).toBe(3)
  expect(point?.owners).toEqual({ '@acme/shop': 3 })
})

test('a point keeps the thirty owners with the most errors', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `@o${index}`)
  let asked = 0
  const owners = (): readonly string[] => {
    asked += 1
    return asked === 1 ? names : ['@o39']
  }
  const [point] = await nextHistory(current, null, { repo, owners })
  const kept = Object.entries(point?.owners ?? {})
  expect(kept).toHaveLength(30)
  expect(kept[0]).toEqual(['@o39', 3])
})
