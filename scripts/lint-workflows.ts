/** Checks this project's workflows and the ones that users copy with actionlint and zizmor. */
import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { actionlint, zizmor } from './tools.ts'

const workflows = globSync(['.github/workflows/*.yml', 'examples/workflows/*.yml']).sort()
if (workflows.length === 0) {
  throw new Error('there are no workflows to check')
}
execFileSync(actionlint(), ['-no-color', ...workflows], { stdio: 'inherit' })
execFileSync(
  zizmor(),
  ['--offline', '--no-progress', '--config', '.github/zizmor.yml', 'action.yml', ...workflows],
  {
    stdio: 'inherit',
  },
)
process.stdout.write(`workflows: ${workflows.length} checked\n`)
