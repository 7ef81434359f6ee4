/** A change that nobody checked has no result, and a runner that lacks something never makes it a mistake of ours. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import type { Pull } from '#test/support/github/record.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

let widget: Widget
/** Brings one new error. */
let pull: Pull
let event: WorkflowEvent
let temporary: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  widget = await createWidget()
  temporary = await temporaryFolder()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(2) })
  expect(await widget.runOnMain()).toMatchObject({ exitCode: 0 })
  pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(3) })
  event = pullRequestEvent({ pull })
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
  await temporary[Symbol.asyncDispose]()
})

function expectFound(run: ActionResult): void {
  expect(run.exitCode, run.stdout).toBe(1)
  expect(run.stderr).toBe('')
}

describe('a change that nobody checked', () => {
  test('because of pull_request_target has no result, and says which trigger to use', async () => {
    const target = {
      ...event,
      name: 'pull_request_target',
      sha: pull.base.sha,
      ref: 'refs/heads/main',
      run: { ...event.run, event: 'pull_request_target' },
    }
    const run = await widget.runEvent(target)
    expect(run.exitCode, run.stdout).toBe(3)
    expect(run.summary).toContain('neither the merge commit of pull request 1 nor its head')
    expect(run.summary).toContain('on:\n  pull_request:')
    const head = await widget.runEvent(target, { checkout: 'head' })
    expect(head.outputs, head.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
  })

  test('because of `ref: main` has no result, and says what to check out', async () => {
    const run = await widget.runEvent(event, { workspace: { sha: pull.base.sha } })
    expect(run.exitCode, run.stdout).toBe(3)
    expect(run.summary).toContain('github.event.pull_request.head.sha')
    const [comment] = widget.github.comments
    expect(comment?.body).not.toMatch(/✅|No change/)
  })

  test('in a pull request is none when a newer merge commit of the same head was checked', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(2), 'README.md': 'moved on\n' })
    expect(await widget.runOnMain()).toMatchObject({ exitCode: 0 })
    const old = event
    await widget.refreshPull(pull)
    const run = await widget.runEvent(old, { workspace: { sha: pull.mergeCommitSha ?? '' } })
    expect(run.outputs, run.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
    event = pullRequestEvent({ pull })
  })

  test('on the default branch makes no baseline', async () => {
    const push = pushEvent({ repository: widget.repository, sha: await widget.origin.resolve('main') })
    const count = (): number => widget.github.artifacts.filter(({ name }) => name.includes('baseline')).length
    const before = count()
    const run = await widget.runEvent(push, { workspace: { sha: pull.head.sha } })
    expect(run.outputs['result'], run.stdout).toBe('not-comparable')
    expect(count()).toBe(before)
  })
})

describe('a runner that lacks something', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['is empty', ''],
    ['is no JSON', '{ "pull_request": '],
    ['is no object', 'null'],
    ['is a list', '[]'],
    ['is an empty object', '{}'],
    ['has no pull request', '{ "repository": { "id": 1, "default_branch": "main" } }'],
    [
      'has a pull request that is none',
      '{ "repository": { "id": 1, "default_branch": "main" }, "pull_request": 7 }',
    ],
  ]

  test.each(texts)('an event that %s is exit 2, for each action and its post step', async (_, text) => {
    const file = join(temporary.path, 'event.json')
    await writeFile(file, text)
    const env = { GITHUB_EVENT_PATH: file }
    for (const entry of ['action', 'merge'] as const) {
      const run = await widget.runEvent(event, { env, entry })
      expect(run.exitCode, run.stdout).toBe(2)
      expect(run.outputs['result']).toBe('config-error')
      expect(run.annotations.map(({ message }) => message).join()).toContain('is not what GitHub writes')
      expect(run.stderr).toBe('')
    }
    const post = await widget.runEvent(event, { env, entry: 'post', state: { started: 'true' } })
    expect(post).toMatchObject({ exitCode: 0, stderr: '' })
  })

  test('no file for the summary, or for outputs, is a warning beside the right verdict', async () => {
    const none = join(temporary.path, 'none', 'file')
    for (const env of [{ GITHUB_STEP_SUMMARY: '' }, { GITHUB_STEP_SUMMARY: none }, { GITHUB_OUTPUT: none }]) {
      const run = await widget.runEvent(event, { env })
      expectFound(run)
      expect(run.annotations.map(({ message }) => message).join()).toContain(
        'could not be handed to the runner',
      )
    }
  })

  test('a report that can’t be written is a warning beside the right verdict', async () => {
    const temp = join(temporary.path, 'runner')
    await mkdir(join(temp, 'type-ratchet/tsc/type-ratchet-report-tsc.html'), { recursive: true })
    const run = await widget.runEvent(event, { env: { RUNNER_TEMP: temp } })
    expectFound(run)
    expect(run.outputs).toMatchObject({ result: 'fail', 'report-file': '', 'report-url': '' })
    expect(run.outputs['result-file']).not.toBe('')
    expect(run.summary).toContain('was not written: it is a folder')
  })

  test('a temporary folder that can’t be written to is exit 2', async () => {
    const file = join(temporary.path, 'a-file')
    await writeFile(file, '')
    const run = await widget.runEvent(event, { env: { RUNNER_TEMP: file } })
    expect(run.exitCode, run.stdout).toBe(2)
    expect(run.outputs['result']).toBe('config-error')
    expect(run.summary).toContain('can’t be written')
    expect(run.stderr).toBe('')
  })

  test.each(['../..', '..', '/'])('working-directory: %s is exit 2', async (folder) => {
    const run = await widget.runEvent(event, { inputs: { 'working-directory': folder } })
    expect(run.exitCode, run.stdout).toBe(2)
    expect(run.summary).toContain('a folder of the repository')
  })
})
