/**
 * Captures the cases of test/cases again: runs the real checkers on copies of test/trees and writes what they
 * print, with machine-dependent paths replaced. `expected.json` is written only where it is missing or with
 * `--accept`: read the difference before you commit it. `node scripts/capture-cases.ts [--accept] [PART…]`
 */

import { existsSync, realpathSync } from 'node:fs'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { CheckerOutput, ReadContext, Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerName } from '#model/snapshot.ts'
import {
  basedpyrightCommand,
  copyOfTree,
  mypyExecutable,
  pyreflyCommand,
  pyrightCommand,
  runChecker,
  tscCommand,
  tyCommand,
} from '#test/support/checkers.ts'
import { basedpyrightCases, basedpyrightVersions, pyrightCases, pyrightVersions } from './pyright-cases.ts'
import { toolCases } from './tool-cases.ts'
import { tscCases } from './tsc-cases.ts'
import { pyreflyCases, pyreflyVersions, tyCases, tyVersions } from './ty-cases.ts'

interface Case {
  readonly leaf: string
  readonly tree: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Another program of the same installation, or the one behind a form of output. */
  readonly program?: string
  /** Of `checker: pattern`. */
  readonly pattern?: string
  /** It looks for packages in the folder that it checks. */
  readonly withModules?: true
  /** Only these versions; all when absent. */
  readonly versions?: readonly string[]
}

const root = join(import.meta.dirname, '..')
const cases = join(root, 'test', 'cases')
const mypyDefaults = checkerFor('mypy').defaultArgs
const noCache = '--cache-dir=/dev/null'
const mypyVersions = ['1.0.1', '1.8.0', '1.14.1', '1.18.2', '1.19.1', '1.20.2', '2.0.0', '2.4.1']
const withJson = mypyVersions.slice(2)
const some = ['1.0.1', '1.20.2', '2.4.1']
const recent = ['1.20.2', '2.4.1']

function mypyCase(leaf: string, tree: string, args: readonly string[], more: Partial<Case> = {}): Case {
  return { leaf, tree: `python/${tree}`, args: [noCache, ...args], ...more }
}

const json = ['--output', 'json']
const deprecated = ['--enable-error-code', 'deprecated']
const colour = { MYPY_FORCE_COLOR: '1', TERM: 'xterm-256color' }

const mypyCases: readonly Case[] = [
  mypyCase('many-errors', 'shop', [...mypyDefaults, '--strict', 'shop']),
  mypyCase('many-errors-json', 'shop', [...json, '--strict', 'shop'], { versions: withJson }),
  mypyCase('many-errors-plain', 'shop', ['shop'], { versions: some }),
  mypyCase('many-errors-pretty', 'shop', ['--pretty', 'shop'], { versions: some }),
  mypyCase('many-errors-pretty-narrow-colour', 'shop', ['--pretty', '--show-error-end', 'shop'], {
    versions: some,
    env: { ...colour, MYPY_FORCE_TERMINAL_WIDTH: '60' },
  }),
  mypyCase('many-errors-end', 'shop', ['--show-error-end', 'shop'], { versions: recent }),
  mypyCase('many-errors-context', 'shop', ['--show-error-context', 'shop'], { versions: some }),
  mypyCase('many-errors-no-codes', 'shop', ['--hide-error-codes', '--pretty', 'shop'], { versions: recent }),
  mypyCase('many-errors-absolute', 'shop', ['--show-absolute-path', 'shop/prices.py'], { versions: recent }),
  mypyCase('many-errors-no-summary', 'shop', ['--no-error-summary', 'shop'], { versions: some }),
  mypyCase('messages-of-several-lines', 'warned', [...deprecated, ...mypyDefaults, 'warned.py'], {
    versions: ['1.18.2', ...recent],
  }),
  mypyCase('messages-of-several-lines-json', 'warned', [...deprecated, ...json, 'warned.py'], {
    versions: ['1.18.2', ...recent],
  }),
  mypyCase(
    'messages-of-several-lines-pretty',
    'warned',
    [...deprecated, '--pretty', '--show-error-context', 'warned.py'],
    { versions: ['1.18.2', ...recent] },
  ),
  mypyCase(
    'deprecated-as-note',
    'warned',
    [...deprecated, '--report-deprecated-as-note', '--show-column-numbers', 'warned.py'],
    { versions: ['1.18.2', ...recent] },
  ),
  mypyCase('clean', 'clean', [...mypyDefaults, '.']),
  mypyCase('clean-json', 'clean', [...json, '.'], { versions: withJson }),
  mypyCase('clean-no-summary', 'clean', ['--no-error-summary', '.'], { versions: some }),
  mypyCase('note-only', 'note-only', [...mypyDefaults, 'note.py'], { versions: some }),
  mypyCase('note-only-json', 'note-only', [...json, 'note.py'], { versions: withJson }),
  mypyCase('hidden-errors', 'many-errors', ['many.py'], { versions: ['1.0.1', '2.4.1'] }),
  mypyCase('no-hidden-errors', 'many-errors', [...mypyDefaults, 'many.py'], { versions: ['1.0.1'] }),
  mypyCase('syntax-error', 'syntax-error', [...mypyDefaults, '.']),
  mypyCase('syntax-error-json', 'syntax-error', [...json, '.'], { versions: withJson }),
  mypyCase('duplicate-module', 'duplicate-module', [...mypyDefaults, 'a/same.py', 'b/same.py'], {
    versions: some,
  }),
  mypyCase(
    'renamed-rules',
    'renamed-rules',
    [...mypyDefaults, '--strict', '--disallow-any-explicit', '--python-version', '3.10', 'renamed.py'],
    { versions: ['1.0.1', '2.4.1'] },
  ),
  mypyCase('no-files', 'no-files', [...mypyDefaults, '.'], { versions: some }),
  mypyCase('missing-file', 'clean', [...mypyDefaults, 'gone.py'], { versions: some }),
  mypyCase('missing-module', 'clean', [...mypyDefaults, '-m', 'gone'], { versions: some }),
  mypyCase('missing-package', 'clean', [...mypyDefaults, '-p', 'gone'], { versions: some }),
  mypyCase('missing-target', 'no-files', mypyDefaults, { versions: some }),
  mypyCase('missing-config', 'clean', ['--config-file', 'gone.ini', '.'], { versions: some }),
  mypyCase('unknown-argument', 'clean', ['--nonsense', '.'], { versions: some }),
  mypyCase('config-warning', 'config-warning', ['total.py'], { versions: some }),
  mypyCase('broken-config', 'mypy-broken-config', ['tidy.py'], { versions: some }),
  mypyCase('broken-toml', 'mypy-broken-toml', ['tidy.py'], { versions: some }),
  mypyCase('refused-setting', 'mypy-refused-setting', ['tidy.py'], { versions: some }),
  mypyCase('unsupported-python', 'mypy-unsupported-python', ['tidy.py'], { versions: some }),
  mypyCase('no-text', 'no-text', [...mypyDefaults, '.'], { versions: some }),
  mypyCase('plugin-missing', 'plugin-missing', ['total.py'], { versions: some }),
  mypyCase('plugin-broken', 'plugin-broken', ['total.py'], { versions: some }),
  mypyCase('plugin-raises', 'plugin-raises', ['called.py'], { versions: some }),
  mypyCase('plugin-raises-traceback', 'plugin-raises', ['--show-traceback', 'called.py'], { versions: some }),
  {
    leaf: 'daemon',
    tree: 'python/clean',
    program: 'dmypy',
    args: ['run', '--timeout', '20', '--', '--no-color-output', '.'],
    versions: recent,
  },
]

/** `--build` must come first, and `--pretty` given twice is the later one. */
function argsOf({ args }: Case): readonly string[] {
  const build = args.indexOf('--build')
  return build < 0 ? args : ['--build', ...args.slice(0, build), ...args.slice(build + 1)]
}

async function capture(
  checker: CheckerName,
  version: string,
  one: Case,
  start: readonly string[],
): Promise<void> {
  const folder = await copyOfTree(one.tree)
  const command = [...start, ...argsOf(one)]
  if (one.withModules === true) {
    await symlink(dirname(dirname(start.at(-1) ?? '')), join(folder, 'node_modules'))
  }
  const output = await runChecker({
    command,
    cwd: folder,
    ...(one.env === undefined ? {} : { env: one.env }),
  })
  if (one.program === 'dmypy') {
    await runChecker({ command: [...start, 'stop'], cwd: folder })
  }
  const cleaned = portable(output, [realpathSync(folder), folder], start)
  await rm(folder, { recursive: true, force: true })
  const target = join(cases, checker, version, one.leaf)
  await mkdir(target, { recursive: true })
  const { env, tree, pattern } = one
  const words = argsOf(one).map((word) => word.replaceAll(root, () => '/tools'))
  const argv = [one.program ?? checkerFor(checker).executable, ...words]
  const described = {
    checker,
    version,
    argv,
    ...(pattern === undefined ? {} : { pattern }),
    ...(env === undefined ? {} : { env }),
    tree,
    exit: cleaned.exit,
  }
  await writeFile(join(target, 'command.json'), `${JSON.stringify(described, null, 2)}\n`)
  await writeFile(join(target, 'stdout.txt'), cleaned.stdout)
  await rm(join(target, 'stderr.txt'), { force: true })
  if (cleaned.stderr !== '') {
    await writeFile(join(target, 'stderr.txt'), cleaned.stderr)
  }
  const expected = join(target, 'expected.json')
  if (!existsSync(expected) || process.argv.includes('--accept')) {
    await writeFile(
      expected,
      readable(checkerFor(checker).read(cleaned, { ...contextOf(argv), pattern: pattern ?? null })),
    )
  }
}

/** What test/checkers/cases.test.ts knows of the run, too: without `--build` it is one program. */
function contextOf(argv: readonly string[]): ReadContext {
  return { programs: argv.includes('--build') ? null : 1 }
}

/** No path of this machine, no process id, no time of day, no duration, no amount of memory. */
function portable(
  output: CheckerOutput,
  folders: readonly string[],
  start: readonly string[],
): CheckerOutput {
  const program = dirname(dirname(start.at(-1) ?? ''))
  const clean = (text: string): string => {
    let cleaned = text
    for (const folder of folders) {
      cleaned = cleaned.replaceAll(folder, () => '/repo')
    }
    return cleaned
      .replaceAll(realpathOf(program), () => '/checker')
      .replaceAll(program, () => '/checker')
      .replaceAll(root, () => '/tools')
      .replaceAll(homedir(), () => '/home/runner')
      .replaceAll(/^\d\d:\d\d:\d\d(?= \[)/gm, '12:00:00')
      .replaceAll(/("time": "|"timeInSec": )[\d.]+/g, '$11')
      .replaceAll(/\b[\d.]+sec$/gm, '1sec')
      .replaceAll(/\b(Generated) [\d.]+m?s$/gm, '$1 1s')
      .replaceAll(/\b(in|took) [\d.]+m?s(?=$|;)/gm, '$1 1s')
      .replaceAll(/^(?<row>[A-Z].* time:\s+)[\d.]+s$/gm, '$<row>0.01s')
      .replaceAll(/^(?<row>(?:Aggregate )?Memory used:\s+)\d+K$/gm, '$<row>1K')
      .replaceAll(/^(?<row>(?:Aggregate )?Memory allocs:\s+)\d+$/gm, '$<row>1')
      .replaceAll(/(?<=took more than 100ms )\([\d.]+m?s\)/g, '(1s)')
      .replaceAll(/(?<=memory \(physical )[\d.]+ [KMG]iB(?=\))/g, '1 MiB')
  }
  return { ...output, stdout: clean(output.stdout), stderr: clean(output.stderr) }
}

/** `.tools` may be a link to another checkout's; a `program` of the PATH is no path. */
function realpathOf(program: string): string {
  return existsSync(program) ? realpathSync(program) : program
}

/** JSON with one diagnostic a line. */
function readable(reading: Reading): string {
  if (reading.kind !== 'read') {
    return `${JSON.stringify(reading, null, 2)}\n`
  }
  const diagnostics = [...reading.diagnostics]
    .map((diagnostic) => `    ${JSON.stringify(diagnostic)}`)
    .join(',\n')
  const list = diagnostics === '' ? '[]' : `[\n${diagnostics}\n  ]`
  const version = reading.version === undefined ? '' : `  "version": "${reading.version}",\n`
  const form = reading.form === undefined ? '' : `  "form": "${reading.form}",\n`
  const tool = reading.tool === undefined ? '' : `  "tool": ${JSON.stringify(reading.tool)},\n`
  return `{\n  "kind": "read",\n  "filesChecked": ${reading.filesChecked},\n${form}${version}${tool}  "diagnostics": ${list}\n}\n`
}

const allCases: Readonly<Partial<Record<CheckerName, readonly Case[]>>> = {
  mypy: mypyCases,
  tsc: tscCases,
  pyright: pyrightCases,
  basedpyright: basedpyrightCases,
  ty: tyCases,
  pyrefly: pyreflyCases,
}
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

async function captureAll(
  checker: CheckerName,
  version: string,
  start: (one: Case) => Promise<readonly string[]>,
  cases: readonly Case[] | undefined = allCases[checker],
): Promise<void> {
  for (const one of cases ?? []) {
    const name = `${checker}/${version}/${one.leaf}`
    const asked = wanted.length === 0 || wanted.some((part) => name.includes(part))
    if (asked && (one.versions?.includes(version) ?? true)) {
      console.log(name)
      await capture(checker, version, one, await start(one))
    }
  }
}

for (const version of mypyVersions) {
  await captureAll('mypy', version, async ({ program }) => {
    const mypy = await mypyExecutable(version)
    return [program === undefined ? mypy : join(dirname(mypy), program)]
  })
}
for (const [major, version] of [
  [5, '5.9.3'],
  [6, '6.0.3'],
  [7, '7.0.2'],
] as const) {
  await captureAll('tsc', version, async () => tscCommand(major))
}
for (const version of pyrightVersions) {
  await captureAll('pyright', version, () => pyrightCommand(version))
}
for (const version of basedpyrightVersions) {
  await captureAll('basedpyright', version, () => basedpyrightCommand(version))
}
for (const version of tyVersions) {
  await captureAll('ty', version, () => tyCommand(version))
}
for (const version of pyreflyVersions) {
  await captureAll('pyrefly', version, () => pyreflyCommand(version))
}
for (const { checker, version, program, start, cases: own } of toolCases) {
  const cases = own.map((one) => (program === undefined ? one : { ...one, program }))
  await captureAll(checker, version, start, cases)
}
