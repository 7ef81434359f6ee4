/** A merged result is about the commit that was checked, looks as far as the baseline did, and is told like any other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileTree } from '#test/support/git-repository.ts'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import type { Pull } from '#test/support/github/record.ts'
import { MatrixRun, printed, undefinedName } from './matrix-run.ts'
import { createWidget, fileWithErrors, tscCommand, type Widget } from './widget.ts'

const legs = ['3.11', '3.12'] as const
const five = Array.from({ length: 5 }, (_, index) => undefinedName(`fresh${index}`, `b.py:${index + 1}`))

let widget: Widget

function outputs(lines: readonly string[]): Record<string, string> {
  const files = legs.map((leg) => [`out-${leg}.txt`, printed(lines)])
  return { CODEOWNERS: 'CODEOWNERS @acme/all\n', ...Object.fromEntries(files) }
}

async function baseline(): Promise<void> {
  const sha = await widget.origin.resolve('main')
  const run = new MatrixRun(widget, pushEvent({ repository: widget.repository, sha }))
  await run.matrix('leg', legs)
  expect(await run.merge()).toMatchObject({ exitCode: 0, outputs: { result: 'report-only' } })
  widget.github.finishRun(run.run, 'success')
}

beforeAll(async () => {
  widget = await createWidget()
  await widget.commitToMain({
    'src/debt.ts': fileWithErrors(1),
    ...outputs([undefinedName('old')]),
  })
  await baseline()
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

function expectOther(merged: ActionResult, words: string): void {
  expect(merged.exitCode, merged.stdout).toBe(3)
  expect(merged.outputs).toMatchObject({ result: 'not-comparable', 'new-errors': '' })
  expect(merged.summary).toContain(words)
}

describe('legs that checked out', () => {
  let pull: Pull
  let event: WorkflowEvent
  let base: string

  beforeAll(async () => {
    base = await widget.origin.resolve('main')
    pull = await widget.openPull(1, outputs([undefinedName('old'), ...five]))
    // The base moves on and has the same five errors: only its own commits may be held against the change.
    await widget.commitToMain(outputs([undefinedName('old'), ...five]), 'Five more')
    await baseline()
    await widget.refreshPull(pull)
    event = pullRequestEvent({ pull })
  })

  test('the head are compared with the commit where it left the base branch', async () => {
    const run = new MatrixRun(widget, event)
    await run.matrix('leg', legs, { checkout: 'head' })
    const merged = await run.merge({ inputs: { 'max-increase': '0' } })
    expect(merged.exitCode, merged.stdout).toBe(1)
    expect(merged.outputs).toMatchObject({ result: 'fail', 'new-errors': '5', 'baseline-sha': base })
  })

  test('the head are so in a merge job that has checked out the merge commit, or nothing', async () => {
    for (const workspace of [undefined, 'none'] as const) {
      const run = new MatrixRun(widget, event)
      await run.matrix('leg', legs, { checkout: 'head' })
      const merged = await run.merge(workspace === undefined ? {} : { workspace })
      expect(merged.outputs, merged.stdout).toMatchObject({ result: 'fail', 'new-errors': '5' })
    }
  })

  test('the merge commit are compared with its first parent', async () => {
    const run = new MatrixRun(widget, event)
    await run.matrix('leg', legs)
    const merged = await run.merge({ workspace: 'none' })
    expect(merged.outputs, merged.stdout).toMatchObject({ result: 'pass', 'new-errors': '0' })
  })

  test('another commit have no result, whether all of them did or one beside a good one', async () => {
    const workspace = { sha: base }
    const all = new MatrixRun(widget, event)
    await all.matrix('leg', legs, { workspace })
    expectOther(await all.merge(), `Commit ${base} was checked`)
    const one = new MatrixRun(widget, event)
    await one.leg({ job: 'leg', leg: '3.11', workspace })
    await one.leg({ job: 'leg', leg: '3.12' })
    expectOther(await one.merge(), 'do not have the same commit')
  })

  test('another commit of the branch than was pushed have no result and make no baseline', async () => {
    const before = widget.github.artifacts.filter(({ name }) =>
      name.startsWith('type-ratchet-baseline'),
    ).length
    const push = pushEvent({
      repository: widget.repository,
      sha: await widget.origin.resolve('main'),
      before: base,
    })
    const run = new MatrixRun(widget, push)
    await run.matrix('leg', legs, { workspace: { sha: base } })
    const merged = await run.merge()
    expect(merged.outputs, merged.stdout).toMatchObject({ result: 'not-comparable', errors: '' })
    expect(merged.summary).toContain(`Commit ${base} was checked, and this run is about`)
    const after = widget.github.artifacts.filter(({ name }) =>
      name.startsWith('type-ratchet-baseline'),
    ).length
    expect(after).toBe(before)
    widget.github.finishRun(run.run, 'failure')
  })
})

describe('what the merged comment tells', () => {
  async function told(options: Parameters<MatrixRun['merge']>[0]): Promise<string> {
    const pull = await widget.openPull(
      widget.github.pulls.length + 1,
      outputs([undefinedName('old'), ...five, undefinedName('more', 'CODEOWNERS:1')]),
    )
    const run = new MatrixRun(widget, pullRequestEvent({ pull }))
    await run.matrix('leg', legs)
    const merged = await run.merge(options)
    expect(merged.outputs, merged.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
    const [comment] = widget.github.comments.filter((one) => one.pull === pull)
    return comment?.body ?? ''
  }

  test('with a checkout has owners, and says of nothing that it is missing', async () => {
    const body = await told({ depth: 2 })
    expect(body).toContain('@acme/all')
    expect(body).not.toContain('has not checked out the commit')
  })

  test('without one says what is missing, and how to have it', async () => {
    const body = await told({ workspace: 'none' })
    expect(body).not.toContain('@acme/all')
    expect(body).toContain('this job has not checked out the commit: add `actions/checkout`')
  })
})

describe('what a merged run did not look at', () => {
  const narrow = {
    compilerOptions: { noEmit: true, strict: true, types: [], lib: ['es2022'] },
    include: ['src/a'],
  }
  const plain = { command: tscCommand }
  const strict = { command: tscCommand, args: '--noUnusedLocals' }
  const narrowed = { command: tscCommand, args: '--noUnusedLocals -p narrow.json' }
  let pull: Pull
  let deleting: Pull
  const unused = (name: string): string => `{ const ${name} = 1 }\nexport {}\n`

  async function both(
    event: WorkflowEvent,
    second: Record<string, string>,
    merge = {},
  ): Promise<ActionResult> {
    const run = new MatrixRun(widget, event)
    await run.leg({ job: 'ts', leg: 'plain', inputs: plain })
    await run.leg({ job: 'ts', leg: 'strict', inputs: second })
    const merged = await run.merge({ ...merge, inputs: { name: 'tsc' } })
    widget.github.finishRun(run.run, 'success')
    return merged
  }

  beforeAll(async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`src/a/m${index}.ts`, unused(`name${index}`)]),
    )
    const tree: FileTree = {
      ...many,
      'src/b/both.ts': `${fileWithErrors(1)}${unused('both')}`,
      'narrow.json': JSON.stringify(narrow),
    }
    const sha = await widget.commitToMain(tree, 'TypeScript')
    const merged = await both(pushEvent({ repository: widget.repository, sha }), strict)
    expect(merged.outputs, merged.stdout).toMatchObject({ result: 'report-only' })
    pull = await widget.openPull(20, { ...tree, 'src/a/m0.ts': `${unused('name0')}// moved\n` })
    const { 'src/a/m1.ts': _, ...rest } = tree
    deleting = await widget.openPull(21, rest)
  })

  test.each([
    ['with a checkout', {}],
    ['without one', { workspace: 'none' as const }],
  ])(
    'is not fixed when one leg looks at less and the other found other errors there (%s)',
    async (_, merge) => {
      const merged = await both(pullRequestEvent({ pull }), narrowed, merge)
      expect(merged.outputs, merged.stdout).toMatchObject({
        result: 'pass',
        'new-errors': '0',
        'fixed-errors': '0',
      })
      expect(merged.summary).toMatch(/looked at less[\s\S]*leg `strict`: included: /)
      expect(merged.summary).toContain('src/b/both.ts')
    },
  )

  test('is told from what was deleted, in a merge job without a checkout, too', async () => {
    const merged = await both(pullRequestEvent({ pull: deleting }), strict, { workspace: 'none' })
    expect(merged.outputs, merged.stdout).toMatchObject({ result: 'pass', 'fixed-errors': '1' })
  })
})
