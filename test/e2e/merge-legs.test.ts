/** Which legs have to be there: a result without one of them would have fewer errors than there are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent } from '#test/support/github/event-payload.ts'
import type { Carried } from '#test/support/github/job-board.ts'
import type { Pull } from '#test/support/github/record.ts'
import { MatrixRun, printed, readsOutput, undefinedName } from './matrix-run.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

const linux = ['3.11', '3.12'] as const
const windows = ['w11', 'w12'] as const
const mac = ['m11', 'm12'] as const
const legs = [...linux, ...windows, ...mac, 'attempt-2', 'attempt-3']
const old = undefinedName('old')
const fresh = undefinedName('fresh', 'b.py:3')

function outputs(lines: Readonly<Record<string, readonly string[]>> = {}): Record<string, string> {
  return Object.fromEntries(legs.map((leg) => [`out-${leg}.txt`, printed(lines[leg] ?? [old])]))
}

let widget: Widget
/** Changes nothing that a leg finds. */
let quiet: Pull

beforeAll(async () => {
  widget = await createWidget()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(1), ...outputs() })
  const event = pushEvent({ repository: widget.repository, sha: await widget.origin.resolve('main') })
  const run = new MatrixRun(widget, event)
  await run.matrix('linux', linux)
  await run.matrix('windows', windows)
  const merged = await run.merge()
  expect(merged.outputs, merged.stdout).toMatchObject({ result: 'report-only', errors: '1' })
  widget.github.finishRun(run.run, 'success')
  quiet = await widget.openPull(1, { ...outputs(), 'README.md': 'quiet\n' })
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

function start(pull: Pull = quiet): MatrixRun {
  return new MatrixRun(widget, pullRequestEvent({ pull }))
}

function expectMissing(merged: ActionResult, words: string): void {
  expect(merged.exitCode, merged.stdout).toBe(3)
  expect(merged.outputs).toMatchObject({ result: 'not-comparable', errors: '' })
  expect(merged.summary).toContain(words)
}

function expectPass(merged: ActionResult): void {
  expect(merged.exitCode, merged.stdout).toBe(0)
  expect(merged.outputs).toMatchObject({
    result: 'pass',
    errors: '1',
    'new-errors': '0',
    'fixed-errors': '0',
  })
}

describe('two matrices under one name', () => {
  test('pass with all legs of both', async () => {
    const run = start()
    await run.matrix('linux', linux)
    await run.matrix('windows', windows)
    expectPass(await run.merge())
  })

  test('of which one lacks a leg have no result', async () => {
    const run = start()
    await run.matrix('linux', linux)
    await run.leg({ job: 'windows', leg: 'w11' })
    expectMissing(await run.merge(), '3 of 4 legs')
  })

  test('of which one lacks all legs have none: the baseline had them', async () => {
    const run = start()
    await run.matrix('linux', linux)
    expectMissing(await run.merge(), 'missing: w11, w12')
  })

  test('of which one is new and failed before it began have none: the jobs say so', async () => {
    const run = start()
    await run.matrix('linux', linux)
    await run.matrix('windows', windows)
    run.lose({ job: 'mac', leg: 'm11' })
    run.lose({ job: 'mac', leg: 'm12' }, 'cancelled')
    expectMissing(await run.merge(), 'the job “mac (m11)” and 1 more ended without one')
  })

  test('of which one never got a runner have none', async () => {
    const run = start()
    await run.matrix('linux', linux)
    await run.matrix('windows', windows)
    run.other('mac (m11)', null, 'cancelled')
    expectMissing(await run.merge(), 'the job “mac (m11)” ended without one')
  })

  test('alone, and with all legs lost, have none', async () => {
    const run = start()
    for (const leg of linux) {
      run.lose({ job: 'linux', leg })
    }
    expectMissing(await run.merge({ inputs: { name: 'mypy' } }), 'no snapshot of any leg')
  })

  test('pass when what fails beside them is no leg', async () => {
    const run = start()
    await run.matrix('linux', linux)
    await run.matrix('windows', windows)
    run.other('lint', ['Set up job', 'Run actions/checkout@v7', 'Run npm run lint'], 'failure')
    run.other('test (20)', ['Set up job', 'Run npm test'], 'failure')
    run.other('test (22)', [], 'cancelled')
    run.other('deploy', [], 'skipped')
    expectPass(await run.merge())
  })

  test('pass when another check of the run fails, which left its own snapshot', async () => {
    const run = start()
    await run.matrix('linux', linux)
    await run.matrix('windows', windows)
    const inputs = { ...readsOutput('m11'), name: 'other', baseline: 'none', shard: '', matrix: '' }
    const event = pullRequestEvent({ pull: quiet })
    const job = widget.github.board.start({ run: run.run, name: 'other' })
    const result = await widget.runEvent(
      event,
      { inputs, job: 'other', jobId: job.id, ends: 'step' },
      run.run,
    )
    expect(result.exitCode, result.stdout).toBe(0)
    // A later step of it fails.
    widget.github.board.finish(job, 'failure')
    expectPass(await run.merge({ inputs: { name: 'mypy' } }))
  })

  test('pass when a leg’s job fails behind its snapshot', async () => {
    const run = start()
    await run.matrix('linux', linux)
    await run.leg({ job: 'windows', leg: 'w11' }, 'failure')
    await run.leg({ job: 'windows', leg: 'w12' })
    expectPass(await run.merge())
  })

  test('may be fewer when the user says so, and no more than said', async () => {
    const run = start()
    await run.matrix('linux', linux)
    expectPass(await run.merge({ inputs: { legs: '3.11, 3.12' } }))
    expectMissing(await run.merge({ inputs: { legs: '3.11, w11' } }), 'missing: w11')
  })
})

describe('a re-run', () => {
  const again = windows.map((leg) => `windows (${leg})`)
  const everything = [...linux.map((leg) => `linux (${leg})`), ...again]

  async function firstAttempt(pull = quiet): Promise<MatrixRun> {
    const run = start(pull)
    await run.matrix('linux', linux)
    await run.matrix('windows', windows)
    return run
  }

  test.each(['copied', 'not listed', 'listed as old'] satisfies Carried[])(
    'of the failed jobs takes the others’ legs from the first attempt (%s)',
    async (carried) => {
      const run = start()
      await run.matrix('linux', linux)
      await run.leg({ job: 'windows', leg: 'w11' })
      run.lose({ job: 'windows', leg: 'w12' })
      expectMissing(await run.merge(), '3 of 4 legs')
      run.rerun(['windows (w12)'], carried)
      await run.leg({ job: 'windows', leg: 'w12' })
      expectPass(await run.merge())
    },
  )

  test.each(['copied', 'not listed', 'listed as old'] satisfies Carried[])(
    'of all jobs in which one leg fails does not take its first attempt (%s)',
    async (carried) => {
      const run = await firstAttempt()
      run.rerun(everything, carried)
      await run.matrix('linux', linux)
      await run.leg({ job: 'windows', leg: 'w11' })
      run.lose({ job: 'windows', leg: 'w12' })
      expectMissing(await run.merge(), 'missing: w12')
    },
  )

  test('in which the only leg fails has no result', async () => {
    const run = start()
    await run.leg({ job: 'linux', leg: '3.11', total: 1 })
    run.rerun(['linux (3.11)'], 'copied')
    run.lose({ job: 'linux', leg: '3.11' })
    expectMissing(await run.merge(), 'missing: 3.11')
  })

  test('is told by the job’s number, whatever the workflow calls it', async () => {
    const names = { w11: 'Windows, Python 3.11', w12: 'Windows, Python 3.12' }
    const run = start()
    await run.matrix('linux', linux)
    for (const leg of windows) {
      await run.leg({ job: 'windows', leg, name: names[leg] })
    }
    run.rerun(Object.values(names), 'copied')
    await run.leg({ job: 'windows', leg: 'w11', name: names.w11 })
    run.lose({ job: 'windows', leg: 'w12', name: names.w12 })
    expectMissing(await run.merge(), 'missing: w12')
  })

  test('takes the newer leg of two', async () => {
    const run = await firstAttempt()
    run.rerun(again, 'copied')
    await run.matrix('windows', windows)
    expectPass(await run.merge())
  })
})

describe('a leg’s name', () => {
  test.each(['4/3', '0/3'])('that is the part %s is refused', async (shard) => {
    const run = start()
    const leg = await run.leg({ job: 'linux', leg: '3.11', inputs: { ...readsOutput('3.11'), shard } })
    expect(leg.exitCode).toBe(2)
    expect(leg.outputs['result']).toBe('config-error')
    expect(leg.summary).toContain(shard)
  })

  test('that two jobs have is refused, however they write it', async () => {
    const run = start()
    const inputs = (shard: string): Record<string, string> => ({ ...readsOutput('3.11'), shard })
    expect(await run.leg({ job: 'a', leg: '3.11', inputs: inputs('1/2') })).toMatchObject({ exitCode: 0 })
    expect(await run.leg({ job: 'b', leg: '3.11', inputs: inputs('01/2') })).toMatchObject({ exitCode: 2 })
    expectMissing(await run.merge(), 'missing: 2-of-2')
  })

  test('may look like an attempt, in the first attempt and in the next', async () => {
    const pull = await widget.openPull(2, outputs({ 'attempt-2': [old, fresh] }))
    const run = start(pull)
    const own = ['attempt-2', 'attempt-3']
    await run.matrix('linux', linux)
    await run.matrix('windows', windows)
    await run.matrix('odd', own)
    const first = await run.merge()
    expect(first.outputs, first.stdout).toMatchObject({ result: 'fail', errors: '2', 'new-errors': '1' })
    run.rerun(
      own.map((leg) => `odd (${leg})`),
      'copied',
    )
    await run.matrix('odd', own)
    const second = await run.merge()
    expect(second.outputs, second.stdout).toMatchObject({ result: 'fail', errors: '2', 'new-errors': '1' })
  })
})
