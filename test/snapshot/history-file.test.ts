/** The file of a replayed course. */
import { describe, expect, test } from 'vitest'
import type { ReplayedHistory } from '#model/replayed-history.ts'
import { decodeHistory, encodeHistory, historyFileOf } from '#snapshot/history-file.ts'
import { shaOf } from '#test/support/shas.ts'

const history: ReplayedHistory = {
  name: 'api',
  checker: 'mypy',
  points: [
    { commit: shaOf(1), time: 1_700_000_000, errors: 9, version: '2.4.1', categories: { Other: 9 } },
    { commit: shaOf(2), time: 1_700_600_000, errors: 4, version: null, owners: { '@b': 1, '@a': 3 } },
  ],
}

test('is read as it was written, a point a line', () => {
  const text = encodeHistory(history)
  expect(decodeHistory(text)).toEqual(history)
  expect(text.split('\n').filter((line) => line.includes('"commit"')).length).toBe(2)
  expect(text.indexOf('@a')).toBeLessThan(text.indexOf('@b'))
  expect(decodeHistory(encodeHistory({ ...history, points: [] }))).toEqual({ ...history, points: [] })
  expect(historyFileOf('api')).toBe('type-ratchet-history-api.json')
})

describe('is refused', () => {
  test.each([
    ['no JSON', '{', /not JSON/],
    ['another file', '{"format": "type-ratchet-snapshot", "version": 2}', /format/],
    ['a later version', encodeHistory(history).replace('"version": 1', '"version": 2'), /version/],
    ['a negative total', encodeHistory(history).replace('"errors":9', '"errors":-9'), /points\.0\.errors/],
    ['half a commit', encodeHistory(history).replace(shaOf(1), 'abc'), /points\.0\.commit/],
  ])('%s', (_, text, reason) => {
    expect(decodeHistory(text)).toMatch(reason)
  })
})
