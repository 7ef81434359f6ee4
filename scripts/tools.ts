/** Installs the pinned tools that npm does not carry into `.tools/`, once. Each is a path to a program. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
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
  return made('zizmor-1.32.0', ['bin', 'zizmor'], (folder) => {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' })
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', 'zizmor==1.32.0'], { stdio: 'inherit' })
  })
}

function goTool(name: string, source: string): string {
  return made(source.replace(/^.*@/, `${name}-`), [name], (folder) =>
    execFileSync('go', ['install', source], { stdio: 'inherit', env: { ...process.env, GOBIN: folder } }),
  )
}

/** Built aside and renamed, so never half there for another process that asks at the same time. */
function made(name: string, program: readonly string[], build: (folder: string) => unknown): string {
  const home = join(tools, name)
  const executable = join(home, ...program)
  if (!existsSync(executable)) {
    mkdirSync(tools, { recursive: true })
    const building = mkdtempSync(join(tools, '.building-'))
    try {
      build(building)
      renameSync(building, home)
    } catch (error) {
      // Somebody else was faster.
      if (!existsSync(executable)) {
        throw error
      }
    } finally {
      rmSync(building, { recursive: true, force: true })
    }
  }
  return executable
}
