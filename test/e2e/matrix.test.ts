/** A matrix from end to end: every leg leaves a snapshot, the merge job makes one result of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import type { Run } from '#test/support/github/record.ts'
import { createWidget, fileWithErrors, treeOf, type Widget } from './widget.ts'

let widget: Widget

beforeAll(async () => {
  widget = await createWidget()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3) })
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

const legs = ['3.11', '3.12'] as const

/** What mypy would print; each leg may have lines of its own. */
function printed(lines: readonly string[]): string {
  const files = new Set(lines.map((line) => line.split(':')[0])).size
  const summary = `Found ${lines.length} errors in ${files} files (checked 9 source files)`
  return `${[...lines, summary].join('\n')}\n`
}

/** A leg that reads what its own step printed. */
function legOf(leg: string): {
  readonly matrix: { readonly python: string }
  readonly inputs: Record<string, string>
} {
  const inputs = {
    command: '',
    checker: 'mypy',
    'input-file': `out-${leg}.txt`,
    'exit-code': '1',
    'job-total': '2',
  }
  return { matrix: { python: leg }, inputs }
}

/** Runs the legs of one event, and then the merge job, in one run. */
async function runMatrix(
  event: WorkflowEvent,
  options: { readonly legs?: readonly string[]; readonly merge?: Record<string, string> } = {},
): Promise<{ readonly run: Run; readonly legs: readonly ActionResult[]; readonly merged: ActionResult }> {
  const run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
  const results: ActionResult[] = []
  for (const leg of options.legs ?? legs) {
    results.push(await widget.runEvent(event, { ...legOf(leg), ends: 'step' }, run))
  }
  const merged = await widget.runEvent(event, { entry: 'merge', inputs: { ...options.merge } }, run)
  return { run, legs: results, merged }
}

const common = ['a.py:1: error: Name "x" is not defined  [name-defined]']
const only312 = 'b.py:7: error: Name "tomllib" is not defined  [name-defined]'
const outputs = (extra: readonly string[] = []) => ({
  'out-3.11.txt': printed(common),
  'out-3.12.txt': printed([...common, ...extra]),
})

describe('a matrix of two legs', () => {
  test('on the default branch makes one baseline, and nothing but snapshots beside it', async () => {
    const sha = await widget.commitToMain(outputs())
    const { legs: results, merged } = await runMatrix(pushEvent({ repository: widget.repository, sha }))
    for (const leg of results) {
      expect(leg.exitCode, leg.stdout).toBe(0)
      expect(leg.outputs).toMatchObject({ result: 'report-only', errors: '1', delta: '' })
      expect(leg.summary).toContain('Nothing is judged here')
    }
    expect(merged.exitCode, merged.stdout).toBe(0)
    expect(merged.outputs).toMatchObject({ result: 'report-only', errors: '1' })
    expect(widget.github.artifacts.map(({ name }) => name).sort()).toEqual([
      'type-ratchet-baseline-mypy',
      'type-ratchet-report-mypy.html',
      'type-ratchet-result-mypy.json',
      'type-ratchet-snapshot-mypy-3.11',
      'type-ratchet-snapshot-mypy-3.12',
    ])
  })

  test('in a pull request is compared once, in one comment that names the legs', async () => {
    const pull = await widget.openPull(1, outputs([only312]))
    const { merged } = await runMatrix(pullRequestEvent({ pull }))
    expect(merged.exitCode, merged.stdout).toBe(1)
    expect(merged.outputs).toMatchObject({ result: 'fail', errors: '2', 'new-errors': '1' })
    const [comment, ...others] = widget.github.comments
    expect(others).toEqual([])
    expect(comment?.body).toContain('b.py:7')
    expect(comment?.body).toContain('only on 3.12')
  })

  test('whose merge job was cut off takes its comment back', async () => {
    const pull = widget.github.pulls.find(({ number }) => number === 1)
    const [comment] = widget.github.comments
    expect(comment?.body).toContain('### ❌ ')
    if (pull !== undefined) {
      const post = { entry: 'merge-post', state: { started: 'true' }, inputs: { name: 'mypy' } } as const
      expect(await widget.runOnPull(pull, post)).toMatchObject({ exitCode: 0 })
    }
    expect(comment?.body).toContain('No result for this commit.')
  })

  test('with a leg that failed has no result, and never fewer errors', async () => {
    const pull = await widget.openPull(2, {
      'out-3.11.txt': printed(common),
      'out-3.12.txt': 'Traceback (most recent call last):\n',
    })
    const { legs: results, merged } = await runMatrix(pullRequestEvent({ pull }))
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 3])
    expect(merged.exitCode).toBe(3)
    expect(merged.outputs).toMatchObject({ result: 'not-comparable', errors: '' })
    expect(merged.annotations.map(({ message }) => message).join('\n')).toContain('1 of 2 legs')
  })

  test('with a missing leg has no result, whoever says how many there are', async () => {
    const pull = await widget.openPull(3, outputs())
    const event = pullRequestEvent({ pull })
    const alone = await runMatrix(event, { legs: ['3.11'], merge: { legs: '3.11, 3.12' } })
    expect(alone.merged.outputs['result']).toBe('not-comparable')
    expect(alone.merged.summary).toContain('missing: 3.12')
    const told = await runMatrix(event, { legs: ['3.11'], merge: { legs: '1' } })
    expect(told.merged.outputs).toMatchObject({ result: 'pass', errors: '1' })
  })

  test('without any leg has no result', async () => {
    const pull = await widget.openPull(4, outputs())
    const { merged } = await runMatrix(pullRequestEvent({ pull }), { legs: [], merge: { name: 'mypy' } })
    expect(merged.exitCode).toBe(3)
    expect(merged.summary).toContain('no snapshot of any leg')
  })
})

test('a job of a matrix whose name holds its value is a check of its own', async () => {
  const sha = await widget.commitToMain(treeOf(outputs()))
  const event = pushEvent({ repository: widget.repository, sha })
  const leg = legOf('3.11')
  const run = await widget.runEvent(event, { ...leg, inputs: { ...leg.inputs, name: 'mypy-3.11' } })
  expect(run.outputs['report-url']).not.toBe('')
  expect(widget.github.artifacts.map(({ name }) => name)).toContain('type-ratchet-baseline-mypy-3.11')
})
