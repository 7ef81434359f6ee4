/**
 * Takes each guard away in turn, bundles what is left, and runs the attacks that must succeed then: one that still
 * fails means that nothing proves the guard. `npm run test:guards [PATTERN]`; docs/threat-model.md
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
const unproven: string[] = []
for (const guard of chosen) {
  const red = await casesWithout(guard)
  process.stdout.write(
    `${red === 0 ? 'UNPROVEN' : 'proven  '} ${guard.attacks}: ${guard.name} (${red} red)\n`,
  )
  if (red === 0) {
    unproven.push(guard.name)
  }
}
process.stdout.write(`guards: ${chosen.length - unproven.length} of ${chosen.length} proven\n`)
process.exitCode = unproven.length === 0 && chosen.length > 0 ? 0 : 1

/** How many attacks succeed without the guard. */
async function casesWithout(guard: Guard): Promise<number> {
  const project = mkdtempSync(join(tmpdir(), 'without-guard-'))
  try {
    for (const name of ['package.json', 'action.yml', 'merge', 'publish']) {
      cpSync(join(root, name), join(project, name), { recursive: true })
    }
    await bundle(join(project, 'dist'), [without(guard)])
    return failures(guard, project)
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

function failures({ attacks, cases }: Guard, project: string): number {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
  const named = cases === undefined ? [] : ['-t', cases]
  const file = join(project, 'report.json')
  const options = ['--maxWorkers=1', '--reporter=json', `--outputFile=${file}`, ...named]
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', `test/attacks/${attacks}.test.ts`, ...options],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TYPE_RATCHET_PROJECT: project },
      maxBuffer: 256 * 1024 * 1024,
    },
  )
  const { numFailedTests, success }: { readonly numFailedTests: number; readonly success: boolean } =
    JSON.parse(readFileSync(file, 'utf8'))
  // Attacks that can't even be prepared prove nothing.
  if (numFailedTests === 0 && !success) {
    throw new Error(
      `test/attacks/${attacks}.test.ts did not run: ${stdout.slice(-2000)}${stderr.slice(-2000)}`,
    )
  }
  return numFailedTests
}
