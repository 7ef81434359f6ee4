/** Installs the pinned tools that npm does not carry into `.tools/`, once. Each is a path to a program. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const tools = fileURLToPath(new URL('../.tools', import.meta.url))

/** Lints workflows and action metadata. */
export function actionlint(): string {
  return goTool('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12')
}

/** Runs workflows on this machine. */
export function act(): string {
  return goTool('act', 'github.com/nektos/act@v0.2.89')
}

/** Finds security problems in workflows. */
export function zizmor(): string {
  const folder = join(tools, 'zizmor-1.32.0')
  const program = join(folder, 'bin', 'zizmor')
  if (!existsSync(program)) {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' })
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', 'zizmor==1.32.0'], { stdio: 'inherit' })
  }
  return program
}

function goTool(name: string, source: string): string {
  const folder = join(tools, source.replace(/^.*@/, `${name}-`))
  const program = join(folder, name)
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    execFileSync('go', ['install', source], { stdio: 'inherit', env: { ...process.env, GOBIN: folder } })
  }
  return program
}
