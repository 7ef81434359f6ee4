/** How many requests a pull request's run makes: at most 8, the results service and storage not counted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { mergeGroupEvent, pushEvent } from '#test/support/github/event-payload.ts'
import type { Pull } from '#test/support/github/record.ts'
import { Fork } from './fork.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

const most = 8
let widget: Widget
let pull: Pull

beforeAll(async () => {
  widget = await createWidget()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
  await widget.runOnMain()
  const files = Object.fromEntries(
    Array.from({ length: 99 }, (_, index) => [`docs/${index}.md`, `${index}\n`]),
  )
  pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4), ...files })
  for (let index = 0; index < 99; index++) {
    widget.github.addComment({ pull, author: 'octocat', body: `Comment ${index}` })
  }
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

function made({ requests }: ActionResult): readonly string[] {
  return requests.map(({ method, path }) => `${method} ${path}`)
}

function ours(): readonly string[] {
  return widget.github.comments.filter(({ author }) => author.endsWith('[bot]')).map(({ body }) => body)
}

describe('a run with the base commit’s baseline, a hundred comments and a hundred changed files', () => {
  test('that writes a first comment', async () => {
    const run = await widget.runOnPull(pull)
    expect(run.outputs).toMatchObject({ result: 'pass', 'fixed-errors': '1' })
    expect(ours()).toHaveLength(1)
    expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(most)
  })

  test('that changes its comment', async () => {
    const [before] = ours()
    const run = await widget.runOnPull(pull, { inputs: { 'max-errors': '2' } })
    expect(run.outputs['result']).toBe('fail')
    expect(ours()).not.toEqual([before])
    expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(most)
  })

  test('with the head checked out, in a clone that knows nothing else', async () => {
    for (const input of ['1', '2']) {
      widget.github.comments.splice(0, input === '1' ? Number.POSITIVE_INFINITY : 0)
      const run = await widget.runOnPull(pull, { inputs: { 'max-errors': input }, checkout: 'head' })
      expect(run.outputs).toMatchObject({ result: 'fail', 'fixed-errors': '1' })
      expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(most)
    }
    expect(ours()).toHaveLength(1)
  })

  test('that leaves its comment as it is makes fewer', async () => {
    await widget.runOnPull(pull)
    const run = await widget.runOnPull(pull)
    expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(most - 2)
  })

  test('in a clone that knows both commits makes fewer', async () => {
    const run = await widget.runOnPull(pull, { depth: 2 })
    expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(most - 3)
  })
})

test('of the default branch, of a merge queue, run again and from a fork: as many or fewer; its publisher asks 11 times', async () => {
  const { github, origin, repository, workflow } = widget
  const sha = await origin.resolve('main')
  const push = pushEvent({ repository, sha })
  const first = github.startRun({ workflow, ...push.run })
  const onMain = await widget.runEvent(push, {}, first)
  github.rerun(first)
  const again = await widget.runEvent(push, {}, first)
  const group = { repository, headSha: pull.head.sha, baseSha: sha, pullNumber: 1 }
  const queued = await widget.runEvent(mergeGroupEvent(group))
  for (const run of [onMain, again, queued]) {
    expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(3)
  }
  expect(queued.outputs).toMatchObject({ result: 'pass', 'fixed-errors': '1' })
  const fork = new Fork(widget)
  const { run, result } = await fork.check(await fork.openPull(2, { 'src/debt.ts': fileWithErrors(6) }))
  expect(result.outputs).toMatchObject({ result: 'fail', 'new-errors': '1' })
  expect(made(result).length, made(result).join('\n')).toBeLessThanOrEqual(most)
  const published = await fork.publish(run)
  expect(published.outputs).toMatchObject({ result: 'fail', 'new-errors': '1' })
  expect(made(published).length, made(published).join('\n')).toBeLessThanOrEqual(11)
})
