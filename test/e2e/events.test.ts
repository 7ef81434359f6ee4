/** Every event does the sensible thing: the table of docs/events.md, row by row. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  mergeGroupEvent,
  pushEvent,
  scheduleEvent,
  workflowDispatchEvent,
} from '#test/support/github/event-payload.ts'
import { createWidget, fileWithErrors, treeOf, type Widget } from './widget.ts'

let widget: Widget
let main: string

beforeAll(async () => {
  widget = await createWidget()
  main = await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3) })
  const first = await widget.runOnMain()
  expect(first).toMatchObject({ exitCode: 0 })
  expect(first.summary).toMatch(
    /^### 📌 tsc: baseline recorded, 3 errors\n\nBaseline recorded: 3 errors\. Pull requests/,
  )
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

/** Names of the artifacts that were uploaded while `body` ran. */
async function uploads(body: () => Promise<void>): Promise<readonly string[]> {
  const before = new Set(widget.github.artifacts)
  await body()
  return widget.github.artifacts
    .filter((artifact) => !before.has(artifact))
    .map(({ name }) => name)
    .sort()
}

const baselineFiles = [
  'type-ratchet-baseline-tsc',
  'type-ratchet-report-tsc.html',
  'type-ratchet-result-tsc.json',
]
const changeFiles = [
  'type-ratchet-report-tsc.html',
  'type-ratchet-result-tsc.json',
  'type-ratchet-snapshot-tsc',
]

/** A commit with `count` errors on a branch of its own; main stays checked out. */
async function commitTo(branch: string, count: number): Promise<string> {
  await widget.origin.branch(branch)
  await widget.origin.checkout(branch)
  const sha = await widget.origin.commit(treeOf({ 'src/debt.ts': fileWithErrors(count) }), branch)
  await widget.origin.checkout('main')
  await widget.github.importCommits(widget.repository, widget.origin.directory)
  return sha
}

describe('on the default branch', () => {
  test.each([
    ['schedule', scheduleEvent],
    ['workflow_dispatch', workflowDispatchEvent],
  ])('%s compares with the baseline of the same commit and makes a new one', async (_name, eventOf) => {
    const names = await uploads(async () => {
      const run = await widget.runEvent(eventOf({ repository: widget.repository, sha: main }))
      expect(run.exitCode).toBe(0)
      expect(run.outputs).toMatchObject({ result: 'report-only', delta: '0', 'baseline-sha': main })
    })
    expect(names).toEqual(baselineFiles)
  })
})

describe('elsewhere', () => {
  test('a push to another branch is compared with its merge base and makes no baseline', async () => {
    const sha = await commitTo('feature', 4)
    const names = await uploads(async () => {
      const run = await widget.runEvent(pushEvent({ repository: widget.repository, sha, branch: 'feature' }))
      expect(run.exitCode).toBe(1)
      expect(run.outputs).toMatchObject({
        result: 'fail',
        'new-errors': '1',
        'baseline-sha': main,
        'comment-url': '',
      })
    })
    expect(names).toEqual(changeFiles)
  })

  test('a merge group is compared with its base and writes no comment', async () => {
    const headSha = await commitTo('gh-readonly-queue/main/pr-7-group', 3)
    const names = await uploads(async () => {
      const event = mergeGroupEvent({ repository: widget.repository, headSha, baseSha: main, pullNumber: 7 })
      const run = await widget.runEvent(event)
      expect(run.outputs).toMatchObject({ result: 'pass', 'baseline-sha': main, 'comment-url': '' })
    })
    expect(names).toEqual(changeFiles)
  })

  test('a tag is compared with the default branch', async () => {
    await widget.origin.git('tag', 'v1.0.0', main)
    const pushed = pushEvent({ repository: widget.repository, sha: main })
    const event = { ...pushed, ref: 'refs/tags/v1.0.0', run: { ...pushed.run, headBranch: 'v1.0.0' } }
    const names = await uploads(async () => {
      const run = await widget.runEvent(event)
      expect(run.outputs).toMatchObject({ result: 'pass', delta: '0', 'baseline-sha': main })
    })
    expect(names).toEqual(changeFiles)
  })
})

describe('a pull request', () => {
  test('that is closed keeps its comment as it is', async () => {
    const pull = await widget.openPull(21, { 'src/debt.ts': fileWithErrors(4) })
    await widget.runOnPull(pull)
    const before = widget.github.comments.map(({ body }) => body)
    pull.state = 'closed'
    const run = await widget.runOnPull(pull, { inputs: { 'max-errors': '99' } })
    expect(run.outputs).toMatchObject({ result: 'pass', 'comment-url': '' })
    expect(widget.github.comments.map(({ body }) => body)).toEqual(before)
  })

  test('whose own file stops the checker is told where, in a first comment', async () => {
    const pull = await widget.openPull(23, { 'src/debt.ts': 'export const total = (\n' })
    const run = await widget.runOnPull(pull)
    expect(run).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable' } })
    const [body, ...others] = widget.github.comments.filter((one) => one.pull === pull).map((one) => one.body)
    expect(others).toEqual([])
    expect(body).toContain('### ⚠️ tsc: stopped at a syntax error, no result\n')
    expect(body).toMatch(
      /\*\*Where:\*\* \[`src\/debt\.ts:\d+`\]\(<https?:\/\/[^>]+\/blob\/[0-9a-f]{40}\/src\/debt\.ts#L\d+>\)/,
    )
  })

  test('that is locked gets a warning instead of a comment, and the same verdict', async () => {
    const pull = await widget.openPull(22, { 'src/debt.ts': fileWithErrors(4) })
    pull.locked = true
    const run = await widget.runOnPull(pull)
    expect(run.exitCode).toBe(1)
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain('the conversation is locked')
    expect(run.summary).toContain('❌ tsc: 4 errors, at most 3 allowed')
  })
})
