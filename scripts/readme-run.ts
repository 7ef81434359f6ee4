/**
 * Runs README's workflow, and hands over the comment that it writes: the shipped action and the real mypy, on a local GitHub, over
 * the pushes of a default branch and one pull request of `examples/shop`. Only the limit is another one, so that it is broken.
 */
import { globSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { createWidget } from '../test/e2e/widget.ts'
import { mypyExecutable } from '../test/support/checkers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string>>
}

/** What README's first workflow gives each step. */
function shownSteps(): readonly Step[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? []
  const workflow: { readonly jobs: { readonly types: { readonly steps: readonly Step[] } } } = parse(text)
  return workflow.jobs.types.steps
}

function tree(state: 'before' | 'after', debt: number): Readonly<Record<string, string>> {
  const folder = join(root, 'examples/shop', state)
  const files = globSync('**/*.{py,ini}', { cwd: folder }).map((file) => [
    file,
    readFileSync(join(folder, file), 'utf8'),
  ])
  // The thousands of errors that an old project has: functions without annotations, fewer with every push.
  const old = Array.from({ length: debt }, (_, index) => `def old_${index}(value):\n    return value\n`)
  return { ...Object.fromEntries(files), 'src/shop/old.py': old.join('\n\n') }
}

/** How many functions without annotations each push has left; the last one makes the baseline of the pull request. */
const debts = [3_910, 3_880, 3_841, 3_790, 3_772, 3_720, 3_688, 3_635]

/** The comment of the pull request, as Markdown. */
export async function readmeComment(): Promise<string> {
  const steps = shownSteps()
  const step = (name: RegExp): Step | undefined =>
    steps.find(({ uses, run }) => name.test(uses ?? '') || name.test(run ?? ''))
  const version = /mypy==(\S+)/.exec(step(/mypy==/)?.run ?? '')?.[1] ?? ''
  const depth = Number(step(/^actions\/checkout@/)?.with?.['fetch-depth'] ?? 1)
  const { checker = '', args = '' } = step(/^type-ratchet\//)?.with ?? {}
  const path = [dirname(await mypyExecutable(version)), process.env['PATH']].join(delimiter)
  const inputs = { checker, args, command: '', 'max-new-errors': '0' }
  const options = { inputs, depth, env: { PATH: path, GIT_ALLOW_PROTOCOL: 'file' } }

  await using widget = await createWidget()
  for (const debt of debts) {
    await widget.commitToMain(tree('before', debt))
    const made = await widget.runOnMain(options)
    if (made.exitCode !== 0) {
      throw new Error(`the default branch’s run ended with ${made.exitCode}:\n${made.stdout}`)
    }
  }
  const pull = await widget.openPull(1, tree('after', debts.at(-1) ?? 0))
  const result = await widget.runOnPull(pull, options)
  const [comment] = widget.github.comments
  if (comment === undefined) {
    throw new Error(`the run wrote no comment:\n${result.stdout}`)
  }
  return comment.body
}
