/** The file of a replayed course, as a baseline and a replay find it. */
import { expect, test } from 'vitest'
import { replayedHistory } from '#app/baseline/replayed-history.ts'
import { encodeHistory } from '#snapshot/history-file.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { shaOf } from '#test/support/shas.ts'

const points = [{ commit: shaOf(1), time: 1_700_000_000, errors: 9, version: '2.4.1' }]
const check = { name: 'api', checker: 'mypy' } as const
const found = (text: string | null, of: Parameters<typeof replayedHistory>[1] = check) =>
  replayedHistory('/repo/h.json', of, memoryFiles(text === null ? {} : { '/repo/h.json': text }))

test('holds the points of its check, and none when it is not there', async () => {
  const text = encodeHistory({ ...check, points })
  expect(await found(text)).toEqual({ kind: 'points', points })
  expect(await found(null)).toEqual({ kind: 'points', points: [] })
})

test.each([
  ['another check’s', { ...check, name: 'web' }, /history of “api”/],
  ['another checker’s', { ...check, checker: 'pyright' as const }, /\(mypy\)/],
])('%s points are refused', async (_, of, reason) => {
  const { kind, ...rest } = await found(encodeHistory({ ...check, points }), of)
  expect(kind).toBe('refused')
  expect(rest).toMatchObject({
    problem: { kind: 'history-unreadable', reason: expect.stringMatching(reason) },
  })
})

test('a broken file is refused, not empty', async () => {
  expect(await found('[')).toMatchObject({ kind: 'refused' })
})
