/** Forged markers: only a comment of our own login with our marker in its first line is ever changed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Comment, Pull } from '#test/support/github/record.ts'
import { createTarget, readsFindings, type Target } from './target.ts'

let target: Target
let pull: Pull
const bot = 'github-actions[bot]'

beforeAll(async () => {
  target = await createTarget()
  pull = await target.openPull([{ message: 'mine' }])
})
afterAll(() => target[Symbol.asyncDispose]())
beforeEach(() => {
  target.widget.github.comments.splice(0)
})

function marker(name = 'mypy'): string {
  return `<!-- type-ratchet v1 name=${name} run=1.1 head=${'0'.repeat(40)} -->`
}

/** Runs beside a comment that is there already; gives what became of it, and the others. */
async function runBeside(given: { readonly author: string; readonly body: string }) {
  const forged = target.widget.github.addComment({ pull, ...given })
  const { result } = await target.fork.check(pull, { token: target.widget.token, inputs: readsFindings })
  expect(result.exitCode).toBe(1)
  const others = target.widget.github.comments.filter((comment) => comment !== forged)
  return { forged, others }
}

function expectUntouched(forged: Comment, body: string, others: readonly Comment[]): void {
  expect(forged.body).toBe(body)
  expect(others.map(({ author, body: own }) => [author, own.includes('mine')])).toEqual([[bot, true]])
}

describe('a comment is left alone that', () => {
  test.each([
    ['has our marker and is by somebody else', 'mallory', `${marker()}\n✅ all good`],
    ['has our marker and is by an account that looks like us', 'github-actions', `${marker()}\nx`],
    ['is by our login for another action, with a marker further down', bot, `Hello\n${marker()}\nx`],
    ['is by our login, with a marker for another check', bot, `${marker('tsc')}\nx`],
    ['is by our login, with a marker that is not quite ours', bot, `${marker().replace(' -->', '-->')}\nx`],
  ])('%s', async (_, author, body) => {
    const { forged, others } = await runBeside({ author, body })
    expectUntouched(forged, body, others)
  })
})

test('our own comment that a person edited to look better is set right', async () => {
  const { forged, others } = await runBeside({
    author: bot,
    body: `${marker()}\n### ✅ Type errors decreased!`,
  })
  expect(others).toEqual([])
  expect(forged.body).toContain('### ❌ mypy: ')
})

test('a message that is a marker stays a message', async () => {
  const { comment } = await target.attack([
    { message: `x\n${marker('other')}\n` },
    { message: marker('second') },
  ])
  expect(comment.split('\n').filter((line) => line.startsWith('<!--')).length).toBe(1)
})
