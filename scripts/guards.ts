/**
 * Takes each guard away in turn, bundles what is left, and runs the attacks that must succeed then: one that still
 * fails means that nothing proves the guard. Before that, every chosen attack must fail with all guards in place: one
 * that succeeds anyway would prove each of them. `npm run test:guards [PATTERN]`; docs/threat-model.md
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'
import { type Guard, guards } from '../test/guards/guards.ts'
import { requireNode24 } from '../test/support/require-node-24.ts'
import { bundle } from './bundle.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const [pattern = ''] = process.argv.slice(2)
const chosen = guards.filter(({ name, attacks }) => `${attacks}: ${name}`.includes(pattern))

requireNode24()
const succeeding = await redWithAllGuards()
if (succeeding.length > 0) {
  process.stderr.write(
    `With every guard in place these attacks succeed already, so no guard can be tried:\n${succeeding.map((name) => `- ${name}\n`).join('')}`,
  )
  process.exitCode = 1
} else {
  process.exitCode = (await allProven()) && chosen.length > 0 ? 0 : 1
}

async function allProven(): Promise<boolean> {
  let proven = 0
  for (const guard of chosen) {
    const red = await inCopy([without(guard)], (project) => redAttacks([guard.attacks], project, guard.cases))
    const isProven = red.length > 0
    process.stdout.write(
      `${isProven ? 'proven  ' : 'UNPROVEN'} ${guard.attacks}: ${guard.name} (${red.length} red)\n`,
    )
    proven += isProven ? 1 : 0
  }
  process.stdout.write(`guards: ${proven} of ${chosen.length} proven\n`)
  return proven === chosen.length
}

/** The chosen attacks, all of each file, that succeed against the product as it is. */
async function redWithAllGuards(): Promise<readonly string[]> {
  const files = [...new Set(chosen.map(({ attacks }) => attacks))]
  return files.length === 0 ? [] : await inCopy([], (project) => redAttacks(files, project))
}

/** Calls `use` with a copy of the project whose bundles these plugins changed. */
async function inCopy<Result>(plugins: Plugin[], use: (project: string) => Result): Promise<Result> {
  const project = mkdtempSync(join(tmpdir(), 'without-guard-'))
  try {
    for (const name of ['package.json', 'action.yml', 'merge', 'publish']) {
      cpSync(join(root, name), join(project, name), { recursive: true })
    }
    await bundle(join(project, 'dist'), plugins)
    return use(project)
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}

function without(guard: Guard): Plugin {
  const files = new Map<string, string>()
  for (const { file, from, to } of guard.edits) {
    const source = files.get(file) ?? readFileSync(join(root, file), 'utf8')
    const parts = source.split(from)
    if (parts.length !== 2) {
      throw new Error(`“${guard.name}”: ${file} has ${parts.length - 1} times “${from}”`)
    }
    files.set(file, parts.join(to))
  }
  return {
    name: 'without-guard',
    setup({ onLoad }) {
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const contents = files.get(relative(root, path))
        return contents === undefined ? undefined : { contents, loader: 'ts' }
      })
    },
  }
}

interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** The names of the attacks that succeed against `project`; `cases` narrows down as vitest's `-t` does. */
function redAttacks(files: readonly Guard['attacks'][], project: string, cases?: string): readonly string[] {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
  const named = cases === undefined ? [] : ['-t', cases]
  const file = join(project, 'report.json')
  const options = ['--maxWorkers=1', '--reporter=json', `--outputFile=${file}`, ...named]
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', ...files.map((name) => `test/attacks/${name}.test.ts`), ...options],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TYPE_RATCHET_PROJECT: project },
      maxBuffer: 256 * 1024 * 1024,
    },
  )
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const red = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : []))
  // Attacks that can't even be prepared prove nothing.
  if (red.length === 0 && !report.success) {
    throw new Error(`${files.join(', ')} did not run: ${stdout.slice(-2000)}${stderr.slice(-2000)}`)
  }
  return red
}
