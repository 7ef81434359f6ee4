/**
 * Tools that install in seconds, really started on the trees of their recorded cases: they print what was recorded of them. The other
 * real ones: `real*.test.ts` here, `test/match/*scenarios.test.ts`, `test/health/`. clippy, golangci-lint, deno, flow, astro and
 * PHPStan are recorded only (`scripts/tool-cases.ts`): they take minutes to install, or can't be had.
 */
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Exit } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { copyOfTree, ifAvailable, npmProgram, packagedPrograms, runChecker } from '#test/support/checkers.ts'
import { read } from '#test/support/readings.ts'

const npm = await ifAvailable('oxlint and biome', async () =>
  dirname(await npmProgram('oxlint', ['oxlint@1.94.0', '@biomejs/biome@2.6.8'])),
)
const python = await ifAvailable('pylint, bandit and zuban', () =>
  packagedPrograms(['pylint==4.1.4', 'bandit==1.9.4', 'zuban==0.10.2'], ['pylint', 'bandit']),
)

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const tools: readonly (readonly [name: CheckerName, version: string, folder: string | null, leaf: string])[] =
  [
    ['oxlint', '1.94.0', npm, 'findings'],
    ['biome', '2.6.8', npm, 'findings'],
    ['pylint', '4.1.4', python, 'findings'],
    ['bandit', '1.9.4', python, 'findings'],
    ['zuban', '0.10.2', python, 'many-errors'],
  ]

interface Recorded {
  readonly argv: readonly [string, ...string[]]
  readonly tree: string
  readonly exit: Exit
}

function place({ file, line, column, severity, code, message }: RawDiagnostic) {
  return `${file?.replace(/^.*\//, '')}:${line}:${column} ${severity} ${code} ${message}`
}

/** bandit brings `yaml` into the environment that pylint looks for modules in. */
function isSeen(line: string): boolean {
  return !line.includes("Unable to import 'yaml'")
}

describe.each(tools)('%s %s', (name, version, folder, leaf) => {
  const { read: readOutput, readVersion } = checkerFor(name)

  test.skipIf(folder === null)('prints what was recorded, and its version', async () => {
    const recorded = (file: string): unknown =>
      JSON.parse(readFileSync(join(import.meta.dirname, '..', 'cases', name, version, leaf, file), 'utf8'))
    const { argv, tree, exit } = recorded('command.json') as Recorded
    const { diagnostics } = recorded('expected.json') as { readonly diagnostics: readonly RawDiagnostic[] }
    const cwd = await copyOfTree(tree)
    folders.push(cwd)
    const program = join(folder ?? '', name)
    const output = await runChecker({ command: [program, ...argv.slice(1)], cwd })
    expect(output.exit).toEqual(exit)
    const printed = read(readOutput(output)).diagnostics
    expect(printed.map(place).sort()).toEqual(diagnostics.map(place).filter(isSeen).sort())
    const said = await runChecker({ command: [program, '--version'], cwd })
    expect(readVersion(said.stdout)).toBe(version)
  })
})
