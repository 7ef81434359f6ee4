/** What only a workflow can show of matrices, merge queues and the companion: contexts, `needs`, defaults of `action.yml`. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actProgram, runWorkflow } from '#test/support/act.ts'
import {
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  type WorkflowEvent,
  workflowRunEvent,
} from '#test/support/github/event-payload.ts'
import type { Pull, Run, Token, Workflow } from '#test/support/github/record.ts'
import { printed } from '../attacks/target.ts'
import { createWidget, treeOf, type Widget } from '../e2e/widget.ts'

async function example(name: string): Promise<string> {
  return readFile(new URL(`../../examples/workflows/${name}`, import.meta.url), 'utf8')
}

const paths = { types: '.github/workflows/types.yml', comment: '.github/workflows/comment.yml' } as const

const leg = '{{ matrix.python }}'
const legFile = `out-$${leg}.jsonl`

/** The example with a checker that is on every machine: its output stands in a file for each leg. */
function withOutputFiles(workflow: string): string {
  return workflow
    .replace(/ {6}- run: pip install .*\n/, '')
    .replace('          args: src\n', `          input-file: ${legFile}\n          exit-code: '1'\n`)
}

describe.skipIf(actProgram === null)('the examples for matrix and forks', () => {
  let widget: Widget
  let companion: Workflow
  let files: (extra?: Parameters<typeof printed>[0]) => Record<string, string>
  let replaced: readonly string[]
  let readOnly: Token
  let pull: Pull
  let forkRun: Run

  beforeAll(async () => {
    widget = await createWidget()
    companion = widget.github.addWorkflow(widget.repository, { path: paths.comment, name: 'types comment' })
    const matrix = withOutputFiles(await example('matrix.yml'))
    expect(matrix).toContain(legFile)
    const comment = await example('fork-comment.yml')
    replaced = [...matrix.matchAll(/uses: (actions\/(?!checkout)\S+)/g)].map(([, action = '']) => action)
    files = (extra = []) => ({
      [paths.types]: matrix,
      [paths.comment]: comment,
      'out-3.11.jsonl': printed([{}]),
      'out-3.12.jsonl': printed([{}, ...extra]),
    })
    readOnly = widget.github.addToken({ actions: 'read', contents: 'read', 'pull-requests': 'read' })
    await widget.commitToMain(files())
  })
  afterAll(() => widget[Symbol.asyncDispose]())

  async function run(
    event: WorkflowEvent,
    options: { readonly token?: Token; readonly workflow?: Workflow } = {},
  ) {
    const workflow = options.workflow ?? widget.workflow
    await using copy = await widget.origin.checkoutCopy({ ref: event.ref, sha: event.sha })
    const record = widget.github.startRun({ workflow, ...event.run })
    const result = await runWorkflow({
      program: actProgram ?? '',
      github: widget.github,
      run: record,
      event,
      token: options.token ?? widget.token,
      replaced,
      folder: copy.directory,
      workflow: workflow.path,
    })
    widget.github.finishRun(record, result.exitCode === 0 ? 'success' : 'failure')
    return { record, result }
  }

  const named = (record: Run) =>
    widget.github.artifacts
      .filter((artifact) => artifact.run === record)
      .map(({ name }) => name)
      .sort()

  test('a push fans out to two legs and in to one baseline', async () => {
    const sha = await widget.origin.resolve('main')
    const { record, result } = await run(pushEvent({ repository: widget.repository, sha }))
    expect(result.jobs, result.log).toEqual({ leg: 'success', types: 'success' })
    expect(named(record)).toEqual([
      'type-ratchet-baseline-mypy',
      'type-ratchet-report-mypy.html',
      'type-ratchet-result-mypy.json',
      'type-ratchet-snapshot-mypy-3.11',
      'type-ratchet-snapshot-mypy-3.12',
    ])
  })

  test('a merge group is judged once for all legs', async () => {
    await widget.origin.branch('gh-readonly-queue/main/pr-7-group')
    const main = await widget.origin.resolve('main')
    const event = mergeGroupEvent({
      repository: widget.repository,
      headSha: main,
      baseSha: main,
      pullNumber: 7,
    })
    const { record, result } = await run(event)
    expect(result.jobs, result.log).toEqual({ leg: 'success', types: 'success' })
    expect(named(record)).toContain('type-ratchet-snapshot-mypy')
    expect(widget.github.comments).toEqual([])
  })

  test('a fork’s pull request with an error on one leg fails in the merge job alone', async () => {
    const fork = widget.github.addRepository({ fullName: 'mallory/widget', forkOf: widget.repository })
    const tree = treeOf(
      files([
        { file: 'src/new.py', message: 'mine' },
        { file: 'src/new.py', line: 2 },
      ]),
    )
    pull = await widget.openPull(1, tree, { repository: fork })
    const { record, result } = await run(pullRequestEvent({ pull }), { token: readOnly })
    forkRun = record
    expect(result.jobs, result.log).toEqual({ leg: 'success', types: 'failure' })
    expect(widget.github.comments).toEqual([])
  })

  test('the companion comments for it, without a checkout', async () => {
    const sha = await widget.origin.resolve('main')
    const token = widget.github.addToken({ actions: 'read', 'pull-requests': 'write' })
    const { result } = await run(workflowRunEvent({ run: forkRun, sha }), { workflow: companion, token })
    expect(result.jobs, result.log).toEqual({ comment: 'failure' })
    const [comment, ...others] = widget.github.comments
    expect(others).toEqual([])
    expect(comment?.pull).toBe(pull)
    expect(comment?.body).toContain('those of the pull request’s own run')
    expect(comment?.body).toContain('src/new.py')
    expect(widget.github.violations).toEqual([])
  })
})
