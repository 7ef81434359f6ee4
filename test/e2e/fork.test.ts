/** The two steps for forks and Dependabot: a run that may not write, and a companion workflow that comments for it. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pushEvent } from '#test/support/github/event-payload.ts'
import type { Pull, Run } from '#test/support/github/record.ts'
import { Fork } from './fork.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

let widget: Widget
let fork: Fork

beforeAll(async () => {
  widget = await createWidget()
  fork = new Fork(widget)
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3) })
  expect(await widget.runOnMain()).toMatchObject({ exitCode: 0 })
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

const commentsOf = (pull: Pull) => widget.github.comments.filter((comment) => comment.pull === pull)

describe('a pull request from a fork', () => {
  let pull: Pull
  let run: Run

  test('never needs a write token: summary, annotations, outputs and artifacts are all there', async () => {
    pull = await fork.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
    const checked = await fork.check(pull)
    run = checked.run
    const { result } = checked
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({ result: 'fail', 'new-errors': '1', 'comment-url': '' })
    expect(result.summary).toContain('### ❌ tsc: ')
    expect(result.annotations.some(({ file, line }) => file === 'src/debt.ts' && line === 4)).toBe(true)
    expect(result.outputs['report-url']).not.toBe('')
    expect(widget.github.artifacts.filter((artifact) => artifact.run === run).length).toBe(3)
    // The attempt to comment is refused, which is a warning and nothing else.
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain('comment was not written')
    expect(commentsOf(pull)).toEqual([])
  })

  test('gets its comment from the companion, as the run’s own claim, judged by the companion’s limits', async () => {
    const token = widget.github.addToken({ actions: 'read', checks: 'write', 'pull-requests': 'write' })
    const inputs = { 'max-increase': '100%', 'check-run': 'true' }
    const published = await fork.publish(run, { inputs, token })
    expect(published.exitCode, published.stdout).toBe(0)
    expect(published.outputs).toMatchObject({
      result: 'pass',
      errors: '4',
      'new-errors': '1',
      limit: '6',
      'pull-request': '1',
    })
    expect(widget.github.checkRuns).toMatchObject([
      {
        headSha: pull.head.sha,
        conclusion: 'success',
        output: { title: 'tsc: 1 more error (4), within the limit' },
      },
    ])
    const [comment, ...others] = commentsOf(pull)
    expect(others).toEqual([])
    expect(comment?.body.split('\n')[0]).toBe(
      `<!-- type-ratchet v1 name=tsc run=${run.id}.1 head=${pull.head.sha} -->`,
    )
    expect(comment?.body).toContain('those of the pull request’s own run')
    const anchor = createHash('sha256').update('src/debt.ts').digest('hex')
    expect(comment?.body).toContain(`/acme/widget/pull/1/files#diff-${anchor}R4>)`)
    expect(comment?.body).toContain('src/debt.ts:4')
    expect(comment?.author).toBe('github-actions[bot]')
  })

  test('is published again without a call when nothing is new, and updated when the limits are', async () => {
    const again = await fork.publish(run, { inputs: { 'max-increase': '100%' } })
    expect(again.requests.filter(({ method }) => method !== 'GET')).toEqual([])
    const stricter = await fork.publish(run, { inputs: { 'max-new-errors': '0' } })
    expect(stricter.exitCode).toBe(1)
    expect(commentsOf(pull).map(({ body }) => body.includes('### ❌ tsc: '))).toEqual([true])
  })

  test('that edits what it is judged by says so first', async () => {
    const files = { 'src/debt.ts': fileWithErrors(3), '.github/workflows/types.yml': 'name: mine\n' }
    const edited = await fork.openPull(2, files)
    const checked = await fork.check(edited)
    expect(checked.result.summary).toContain('edits what it is judged by: `.github/workflows/types.yml`')
    await fork.publish(checked.run, { inputs: { comment: 'always' } })
    const [comment] = commentsOf(edited)
    const body = comment?.body ?? ''
    expect(body).toContain('edits what it is judged by: `.github/workflows/types.yml`')
    expect(body.indexOf('edits what it is judged by')).toBeLessThan(body.indexOf('| Current'))
  })

  test('whose run ended without a result loses its green comment', async () => {
    const green = await fork.openPull(3, { 'src/debt.ts': fileWithErrors(2) })
    const checked = await fork.check(green)
    await fork.publish(checked.run)
    expect(commentsOf(green).map(({ body }) => body.includes('decreased'))).toEqual([true])
    const crash = `'${process.execPath}' -e 'process.exit(134)'`
    const crashed = await fork.check(green, { inputs: { checker: 'tsc', command: crash } })
    const published = await fork.publish(crashed.run)
    expect(published.exitCode).toBe(3)
    expect(published.outputs).toMatchObject({ result: 'not-comparable', errors: '' })
    expect(commentsOf(green).map(({ body }) => body.includes('No result for this commit.'))).toEqual([true])
  })
})

describe('nothing is written, and the step passes,', () => {
  test('after a push', async () => {
    const sha = await widget.origin.resolve('main')
    const event = pushEvent({ repository: widget.repository, sha })
    const run = widget.github.startRun({ workflow: widget.workflow, ...event.run, conclusion: 'success' })
    const published = await fork.publish(run)
    expect(published).toMatchObject({ exitCode: 0, outputs: { result: 'report-only' }, summary: '' })
    expect(published.annotations.map(({ message }) => message).join('\n')).toContain('event “push”')
  })

  test('when the pull request has moved on', async () => {
    const pull = await fork.openPull(11, { 'src/debt.ts': fileWithErrors(5) })
    const { run } = await fork.check(pull)
    pull.head.sha = await widget.origin.resolve('main')
    const published = await fork.publish(run)
    expect(published).toMatchObject({ exitCode: 0, outputs: { result: 'report-only' } })
    expect(published.stdout).toContain('has moved on')
    expect(commentsOf(pull)).toEqual([])
  })

  test('when it was closed', async () => {
    const pull = await fork.openPull(12, { 'src/debt.ts': fileWithErrors(5) })
    const { run } = await fork.check(pull)
    pull.state = 'closed'
    const published = await fork.publish(run)
    expect(published).toMatchObject({ exitCode: 0, outputs: { result: 'report-only', 'pull-request': '' } })
    expect(commentsOf(pull)).toEqual([])
  })

  test('when the run could comment by itself', async () => {
    const pull = await widget.openPull(13, { 'src/debt.ts': fileWithErrors(5) })
    const own = await fork.check(pull, { token: widget.token })
    const before = commentsOf(pull).map(({ body }) => body)
    expect(before.length).toBe(1)
    await fork.publish(own.run)
    expect(commentsOf(pull).map(({ body }) => body)).toEqual(before)
  })
})

test('Dependabot’s read-only run is published like a fork’s', async () => {
  const pull = await widget.openPull(21, { 'src/debt.ts': fileWithErrors(5) })
  const { run, result } = await fork.check(pull)
  expect(result.outputs['comment-url']).toBe('')
  await fork.publish(run)
  expect(commentsOf(pull).length).toBe(1)
})

test('without actions: read the companion says which permissions to add', async () => {
  const pull = await fork.openPull(31, { 'src/debt.ts': fileWithErrors(5) })
  const { run } = await fork.check(pull)
  const token = widget.github.addToken({ 'pull-requests': 'write' })
  const published = await fork.publish(run, { token })
  expect(published.exitCode).toBe(3)
  expect(published.stdout).toContain('actions: read')
})
