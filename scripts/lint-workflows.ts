/** Checks this project's workflows and the ones that users copy with actionlint and zizmor. */
import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { actionlint, zizmor } from './tools.ts'

const workflows = globSync(['.github/workflows/*.yml', 'examples/workflows/*.yml']).sort()
if (workflows.length === 0) {
  throw new Error('there are no workflows to check')
}
// The README's workflow must work when copied; it names versions, not commits, so zizmor is not asked.
const [, copied] = /```yaml\n(# \.github\/workflows[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
if (copied === undefined) {
  throw new Error('README.md shows no workflow')
}
mkdirSync('tmp', { recursive: true })
writeFileSync('tmp/readme-workflow.yml', copied)
execFileSync(actionlint(), ['-no-color', 'tmp/readme-workflow.yml', ...workflows], { stdio: 'inherit' })
execFileSync(
  zizmor(),
  [
    '--offline',
    '--no-progress',
    '--config',
    '.github/zizmor.yml',
    'action.yml',
    'merge/action.yml',
    'publish/action.yml',
    ...workflows,
  ],
  {
    stdio: 'inherit',
  },
)
process.stdout.write(`workflows: ${workflows.length + 1} checked\n`)
