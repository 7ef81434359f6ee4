/**
 * Tools that install in under a minute, really started on the trees of their recorded cases: they print what was recorded of them. The
 * other real ones: `real*.test.ts` here, `test/match/*scenarios.test.ts`, `test/health/`. astro check and golangci-lint take longer and
 * Rust has an installer of its own, so they are started only where they are; PHP can't be had. All are recorded (`scripts/tool-cases.ts`).
 */
import { readFileSync } from 'node:fs'
import { readFile, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Exit } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import {
  copyOfTree,
  golangciIfThere,
  ifAvailable,
  npmProgram,
  npmProgramIfThere,
  packagedPrograms,
  runChecker,
  rustIfThere,
} from '#test/support/checkers.ts'
import { read } from '#test/support/readings.ts'

const [npm, deno, flow, python, astro, golangci, cargo] = await Promise.all([
  ifAvailable('oxlint and biome', async () =>
    dirname(await npmProgram('oxlint', ['oxlint@1.94.0', '@biomejs/biome@2.6.8'])),
  ),
  ifAvailable('deno', async () => [await npmProgram('deno', ['deno@2.9.6'])]),
  ifAvailable('flow', async () => [await npmProgram('flow', ['flow-bin@0.336.0'])]),
  ifAvailable('pylint, bandit and zuban', () =>
    packagedPrograms(['pylint==4.1.4', 'bandit==1.9.4', 'zuban==0.10.2'], ['pylint', 'bandit']),
  ),
  npmProgramIfThere('astro', '@astrojs/check@0.9.10'),
  golangciIfThere('2.15.0'),
  rustIfThere('1.95.0'),
])

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const inFolder = (folder: string | null, name: string): readonly string[] | null =>
  folder === null ? null : [join(folder, name)]

interface Tool {
  readonly name: CheckerName
  readonly version: string
  /** Null where it is not there. */
  readonly command: readonly string[] | null
  readonly leaf: string
  /** Where it looks for packages in the folder that it checks. */
  readonly modules?: string
}

const tools: readonly Tool[] = [
  { name: 'oxlint', version: '1.94.0', command: inFolder(npm, 'oxlint'), leaf: 'findings' },
  { name: 'biome', version: '2.6.8', command: inFolder(npm, 'biome'), leaf: 'findings' },
  { name: 'pylint', version: '4.1.4', command: inFolder(python, 'pylint'), leaf: 'findings' },
  { name: 'bandit', version: '1.9.4', command: inFolder(python, 'bandit'), leaf: 'findings' },
  { name: 'zuban', version: '0.10.2', command: inFolder(python, 'zuban'), leaf: 'many-errors' },
  { name: 'deno', version: '2.9.6', command: deno, leaf: 'findings-plain' },
  { name: 'flow', version: '0.336.0', command: flow, leaf: 'findings' },
  { name: 'golangci-lint', version: '2.15.0', command: golangci, leaf: 'findings' },
  { name: 'clippy', version: '1.95.0', command: cargo, leaf: 'findings' },
  {
    name: 'astro',
    version: '0.9.10',
    command: astro === null ? null : [astro],
    leaf: 'findings',
    modules: dirname(dirname(astro ?? '')),
  },
]

interface Recorded {
  readonly argv: readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
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

describe.each(tools)('$name $version', ({ name, version, command, leaf, modules }) => {
  const { read: readOutput, readVersion, settings } = checkerFor(name)

  test.skipIf(command === null)('prints what was recorded, and its version', async () => {
    const recorded = (file: string): unknown =>
      JSON.parse(readFileSync(join(import.meta.dirname, '..', 'cases', name, version, leaf, file), 'utf8'))
    const { argv, env = {}, tree, exit } = recorded('command.json') as Recorded
    const { diagnostics } = recorded('expected.json') as { readonly diagnostics: readonly RawDiagnostic[] }
    const cwd = await copyOfTree(tree)
    folders.push(cwd)
    if (modules !== undefined) {
      await symlink(modules, join(cwd, 'node_modules'))
    }
    const started = command ?? []
    const output = await runChecker({ command: [...started, ...argv.slice(1)], cwd, env })
    expect(output.exit).toEqual(exit)
    const printed = read(readOutput(output)).diagnostics
    expect(printed.map(place).sort()).toEqual(diagnostics.map(place).filter(isSeen).sort())
    const open = (path: string): Promise<string | null> =>
      readFile(join(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) =>
        error.code === 'ENOENT' ? null : Promise.reject(error),
      )
    const told = (await settings({ args: [], upwards: [''], open })).version
    const said = await runChecker({ command: [...started, '--version'], cwd })
    expect(told ?? readVersion(said.stdout)).toBe(version)
  })
})
