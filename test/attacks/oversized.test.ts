/** Too much of everything: texts that people and GitHub read stay within their limits and still tell what is new. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTarget, type Effects, type Finding, type Target } from './target.ts'

let target: Target
let effects: Effects

const many: readonly Finding[] = [
  ...Array.from({ length: 4000 }, (_, index) => ({
    file: `src/${'deep/'.repeat(30)}module_${index}.py`,
    line: index + 1,
    message: `Problem ${index} ${'and more '.repeat(100)}`,
  })),
  { message: 'x'.repeat(300_000), line: 61 },
  { file: `src/${'a'.repeat(20_000)}.py`, line: 62 },
  { code: 'c'.repeat(5000), line: 63 },
  { hint: Array.from({ length: 3000 }, (_, index) => `note ${index}`).join('\n'), line: 64 },
]

beforeAll(async () => {
  target = await createTarget()
  effects = await target.attack(many)
})
afterAll(() => target[Symbol.asyncDispose]())

describe('four thousand long errors', () => {
  test('fit into a comment, which names the first and counts the rest', () => {
    expect(effects.comment.length).toBeLessThanOrEqual(65_000)
    expect(effects.comment).toContain('4,004 new errors')
  })

  test('fit into a summary of one step', () => {
    expect(Buffer.byteLength(effects.run.summary)).toBeLessThan(1024 * 1024)
    expect(effects.run.summary).toContain('4,004 new errors')
  })

  test('are at most ten annotations of a level, the last of which counts the rest', () => {
    const errors = effects.run.annotations.filter(({ level }) => level === 'error')
    expect(errors.length).toBeLessThanOrEqual(10)
    expect(errors.some(({ message }) => /3,99\d more new errors/.test(message))).toBe(true)
  })

  test('leave outputs that fit into an environment variable', () => {
    expect(effects.run.outputs).toMatchObject({ result: 'fail', 'new-errors': '4004' })
    for (const value of Object.values(effects.run.outputs)) {
      expect(value.length).toBeLessThan(1000)
    }
  })

  test('leave a result that its reader accepts, with at most a thousand entries', async () => {
    const file = JSON.parse(target.artifact('type-ratchet-result-'))
    expect(file.new.length).toBeLessThanOrEqual(1000)
    expect(file).toMatchObject({ totals: { new: 4004 } })
    const claim = await target.claim(many)
    const published = await target.fork.publish(claim.run)
    expect(published.outputs, published.stdout).toMatchObject({ result: 'fail', 'new-errors': '4004' })
    expect(target.commentOn(claim.pull).length).toBeLessThanOrEqual(65_000)
    expect(target.commentOn(claim.pull)).toContain('(4,004 new, 0 fixed)')
    expect(target.commentOn(claim.pull)).toContain('The result lists 1,000 of 4,004 new findings.')
  })
})

test('as many as are still told one by one, in folders that are deep, fit into a published comment', async () => {
  const deep = Array.from({ length: 99 }, (_, index) => ({
    file: `src/${'deep/'.repeat(200)}module_${index}.py`,
    line: index + 1,
    code: `code-${index}`,
    message: `Problem ${index} ${'and more '.repeat(100)}`,
  }))
  const claim = await target.claim(deep)
  const published = await target.fork.publish(claim.run)
  expect(published.outputs, published.stdout).toMatchObject({ 'new-errors': '99' })
  const comment = target.commentOn(claim.pull)
  expect(comment.length).toBeLessThanOrEqual(65_000)
  expect(comment.length).toBeGreaterThan(20_000)
})
