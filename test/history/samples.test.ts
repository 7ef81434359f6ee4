/** Which past commits a replay looks at. */
import { expect, test } from 'vitest'
import { sampledCommits } from '#history/samples.ts'
import { shaOf } from '#test/support/shas.ts'

const day = 24 * 60 * 60
const at = (...times: readonly number[]) => times.map((time, index) => ({ commit: shaOf(index), time }))

test('the newest commit of each stretch, newest first', () => {
  const commits = at(20 * day + 5, 20 * day + 1, 19 * day, 14 * day, 13 * day + 9, 13 * day, 0)
  expect(sampledCommits(commits, 7 * day).map(({ time }) => time)).toEqual([20 * day + 5, 13 * day + 9, 0])
})

test('a commit with a wrong clock does not come twice, and none gives none', () => {
  expect(sampledCommits(at(3 * day, 9 * day, 3 * day - 1), day).length).toBe(3)
  expect(sampledCommits(at(3 * day, 9 * day, 3 * day + 1), day).length).toBe(2)
  expect(sampledCommits([], day)).toEqual([])
})
