/** The example of two languages with its workflow, as a consumer runs it: the real mypy and tsc, one comment. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actProgram, runWorkflow } from '#test/support/act.ts'
import { ifAvailable, mypyExecutable } from '#test/support/checkers.ts'
import type { FileTree } from '#test/support/git-repository.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import { createWidget, type Widget } from '../e2e/widget.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const path = '.github/workflows/types.yml'
const mypy = await ifAvailable('mypy', () => mypyExecutable('2.4.1'))

async function exampleTree(): Promise<Record<string, string>> {
  const home = join(project, 'examples/monorepo')
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  const files = entries.filter((each) => each.isFile() && !each.parentPath.includes('node_modules'))
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = join(parentPath, name)
        return [file.slice(home.length + 1), await readFile(file, 'utf8')] as const
      }),
    ),
  )
}

/** In the place of the two installs stands what they would leave. */
function installed(workflow: string, program: string): string {
  return workflow
    .replace('pip install mypy==2.4.1', `echo '${dirname(program)}' >> "$GITHUB_PATH"`)
    .replace('npm ci', `ln -s '${project}node_modules' node_modules`)
}

describe.skipIf(actProgram === null || mypy === null)('the monorepo and its workflow', () => {
  let widget: Widget
  let files: FileTree
  let replaced: readonly string[]

  beforeAll(async () => {
    widget = await createWidget()
    const workflow = await readFile(join(project, 'examples/workflows/several-checks.yml'), 'utf8')
    const changed = installed(workflow, mypy ?? '')
    expect(changed).not.toMatch(/npm ci|pip install/)
    replaced = [...workflow.matchAll(/uses: (actions\/(?!checkout)\S+)/g)].map(([, action = '']) => action)
    files = { ...(await exampleTree()), [path]: changed }
    await widget.commitToMain(files)
  })
  afterAll(() => widget[Symbol.asyncDispose]())

  async function run(event: WorkflowEvent) {
    await using copy = await widget.origin.checkoutCopy({ ref: event.ref, sha: event.sha })
    const { github, token } = widget
    const record = github.startRun({ workflow: widget.workflow, ...event.run })
    const order = { program: actProgram ?? '', github, run: record, event, token, replaced }
    const result = await runWorkflow({ ...order, folder: copy.directory, workflow: path })
    github.finishRun(record, result.exitCode === 0 ? 'success' : 'failure')
    return result
  }

  test('make a baseline of each check, and one comment on a change that breaks both', async () => {
    const sha = await widget.origin.resolve('main')
    const main = await run(pushEvent({ repository: widget.repository, sha }))
    expect(main.jobs, main.log).toEqual({ types: 'success' })
    expect(widget.github.artifacts.map(({ name }) => name).sort()).toEqual([
      'type-ratchet-baseline-api',
      'type-ratchet-baseline-web',
      'type-ratchet-report-api.html',
      'type-ratchet-report-type-ratchet.html',
      'type-ratchet-report-web.html',
      'type-ratchet-result-api.json',
      'type-ratchet-result-web.json',
    ])

    const price = `${files['frontend/src/price.ts']}export const free: number = 'free'\n`
    const cart = `${files['backend/shop/cart.py']}\n\ndef count(names: list[str]) -> str:\n    return len(names)\n`
    const pull = await widget.openPull(1, {
      ...files,
      'frontend/src/price.ts': price,
      'backend/shop/cart.py': cart,
    })
    const change = await run(pullRequestEvent({ pull }))
    expect(change.jobs, change.log).toEqual({ types: 'failure' })
    const [comment, ...more] = widget.github.comments
    expect(more).toEqual([])
    expect(comment?.body).toContain('## ❌ type-ratchet: both checks failed (api types, web types)')
    expect(comment?.body).toMatch(/\| \[api types\]\(\S+\) \| ❌ fail \| 3 \| \+1 \| 1 \| 0 \|/)
    expect(comment?.body).toMatch(/\| \[web types\]\(\S+\) \| ❌ fail \| 2 \| \+1 \| 1 \| 0 \|/)
  })
})
