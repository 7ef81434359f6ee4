/** The example workflow, as a consumer runs it: push, pull request, a broken limit that a later job sees. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actProgram, runWorkflow } from '#test/support/act.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import { createWidget, fileWithErrors, type Widget } from '../e2e/widget.ts'

const example = await readFile(
  fileURLToPath(new URL('../../examples/workflows/tsc.yml', import.meta.url)),
  'utf8',
)
const path = '.github/workflows/types.yml'
/** What the example names besides us. */
const replaced = [...example.matchAll(/uses: (actions\/(?!checkout)\S+)/g)].map(([, action = '']) => action)

/** The example, and a job that wants to know how it went. */
const workflow = `${example.trimEnd()}
  after:
    name: After
    runs-on: ubuntu-24.04
    needs: tsc
    if: always()
    steps:
      - id: seen
        env:
          RESULT: \${{ needs.tsc.result }}
        run: echo "result=$RESULT" >> "$GITHUB_OUTPUT"
`

function files(errors: number) {
  return {
    [path]: workflow,
    'package.json': '{ "name": "widget", "private": true }\n',
    'package-lock.json':
      '{ "name": "widget", "lockfileVersion": 3, "packages": { "": { "name": "widget" } } }\n',
    'src/debt.ts': fileWithErrors(errors),
  }
}

describe.skipIf(actProgram === null)('the example workflow', () => {
  let widget: Widget

  beforeAll(async () => {
    widget = await createWidget()
    await widget.commitToMain(files(5))
  })
  afterAll(() => widget[Symbol.asyncDispose]())

  async function run(event: WorkflowEvent) {
    await using copy = await widget.origin.checkoutCopy({ ref: event.ref, sha: event.sha })
    const { github, token } = widget
    const run = github.startRun({ workflow: widget.workflow, ...event.run })
    const order = { program: actProgram ?? '', github, run, event, token, replaced }
    const result = await runWorkflow({ ...order, folder: copy.directory, workflow: path })
    github.finishRun(run, result.exitCode === 0 ? 'success' : 'failure')
    return result
  }

  test('passes on the first push and makes the baseline', async () => {
    const sha = await widget.origin.resolve('main')
    const result = await run(pushEvent({ repository: widget.repository, sha }))
    expect(result.jobs, result.log).toEqual({ tsc: 'success', after: 'success' })
    expect(widget.github.artifacts.map(({ name }) => name)).toContain('type-ratchet-baseline-tsc')
  })

  test('passes for a pull request that only moves code', async () => {
    const moved = { ...files(5), 'src/debt.ts': `\n\n// moved down\n${fileWithErrors(5)}` }
    const pull = await widget.openPull(1, moved)
    const result = await run(pullRequestEvent({ pull }))
    expect(result.jobs, result.log).toEqual({ tsc: 'success', after: 'success' })
    expect(widget.github.comments).toEqual([])
  })

  test('fails for a pull request with a new error, and the next job sees it', async () => {
    const pull = await widget.openPull(2, files(6))
    const result = await run(pullRequestEvent({ pull }))
    expect(result.jobs, result.log).toEqual({ tsc: 'failure', after: 'success' })
    expect(result.outputs['seen']).toEqual({ result: 'failure' })
    expect(result.exitCode).toBe(1)
    expect(widget.github.comments.length).toBe(1)
    expect(widget.github.violations).toEqual([])
  })
})
