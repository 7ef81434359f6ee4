/** The chain that every team walks: first push, pull requests, main moves on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

let widget: Widget

beforeAll(async () => {
  widget = await createWidget()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(20) })
})

afterAll(async () => {
  await widget[Symbol.asyncDispose]()
})

const tenPercent = { 'max-increase': '10%' }

describe('from the first push on', () => {
  test('the first push has no baseline, passes and uploads one', async () => {
    const run = await widget.runOnMain({ inputs: tenPercent })
    expect(run.stderr).toBe('')
    expect(run.exitCode).toBe(0)
    expect(run.outputs).toMatchObject({
      result: 'report-only',
      errors: '20',
      'baseline-errors': '',
      delta: '',
    })
    expect(widget.github.artifacts.map(({ name }) => name).sort()).toEqual([
      'type-ratchet-baseline-tsc',
      'type-ratchet-report-tsc.html',
      'type-ratchet-result-tsc.json',
    ])
  })

  test('a pull request that adds errors within 10 % passes and shows them', async () => {
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(22) })
    const run = await widget.runOnPull(pull, { inputs: tenPercent })
    expect(run.exitCode).toBe(0)
    expect(run.outputs).toMatchObject({
      result: 'pass',
      errors: '22',
      'baseline-errors': '20',
      'new-errors': '2',
      'fixed-errors': '0',
      limit: '22',
      'baseline-sha': await widget.origin.resolve('main'),
      'baseline-source': 'artifact',
    })
    const [comment] = widget.github.comments
    expect(comment?.body.split('\n')[0]).toMatch(
      /^<!-- type-ratchet v1 name=tsc run=\d+\.1 head=[0-9a-f]{40} -->$/,
    )
    expect(comment?.body).toContain('src/debt.ts:21')
    expect(run.outputs['comment-url']).toContain(`issuecomment-${comment?.id}`)
    expect(run.requests.length).toBeLessThanOrEqual(8)
  })

  test('a pull request above the limit fails with exit 1', async () => {
    const pull = await widget.openPull(2, { 'src/debt.ts': fileWithErrors(23) })
    const run = await widget.runOnPull(pull, { inputs: tenPercent })
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toMatchObject({ result: 'fail', 'new-errors': '3', limit: '22' })
    expect(run.summary).toContain('❌ tsc: 23 errors, at most 22 allowed')
    expect(run.summary).toContain('1 changed file: 1 with new errors')
    const annotations = run.annotations.filter(({ level }) => level === 'error')
    expect(annotations.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'undefined:undefined',
      'src/debt.ts:21',
      'src/debt.ts:22',
      'src/debt.ts:23',
    ])
  })

  test('a pull request that fixes errors says so', async () => {
    const pull = await widget.openPull(3, { 'src/debt.ts': fileWithErrors(15) })
    const run = await widget.runOnPull(pull, { inputs: tenPercent })
    expect(run.exitCode).toBe(0)
    expect(run.outputs).toMatchObject({ result: 'pass', 'fixed-errors': '5', delta: '-5' })
    const comment = widget.github.comments.find(({ body }) => body.includes('5 errors fixed'))
    expect(comment?.body).toContain('Type errors decreased!')
  })

  test('two runs of one pull request leave one comment', async () => {
    const pull = widget.github.pulls.find(({ number }) => number === 1)
    expect(pull).toBeDefined()
    if (pull !== undefined) {
      const before = widget.github.comments.length
      await widget.runOnPull(pull, { inputs: tenPercent })
      expect(widget.github.comments.length).toBe(before)
    }
  })

  test('main moves on, and the next pull request gets the new baseline', async () => {
    const sha = await widget.commitToMain({ 'src/debt.ts': fileWithErrors(15) })
    const push = await widget.runOnMain({ inputs: tenPercent })
    expect(push.outputs).toMatchObject({ errors: '15', 'baseline-errors': '20', delta: '-5' })
    const pull = await widget.openPull(4, { 'src/debt.ts': fileWithErrors(16) })
    const run = await widget.runOnPull(pull, { inputs: tenPercent })
    expect(run.outputs).toMatchObject({
      'baseline-sha': sha,
      'baseline-errors': '15',
      'new-errors': '1',
      limit: '16',
    })
  })

  test('GitHub’s own description of its API was kept all along', () => {
    expect(widget.github.violations).toEqual([])
  })
})
