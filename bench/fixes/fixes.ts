/**
 * Whether edits that `fix` offers are right: `node bench/fixes/fixes.ts`. For published packages it applies all of them, has the
 * checker look again without any cache, and counts which errors are gone and what came. What a changed file does when it runs must
 * be what it did: Python is compared as a syntax tree without annotations and imports of `typing`, TypeScript as the JavaScript
 * that comes of it. Needs Python 3 and the package registries. docs/how-to/fix.md
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { editableTree } from '../../src/adapters/tree/editable-tree.ts'
import { type FixPorts, fixHere } from '../../src/app/fix/fix-here.ts'
import { localRun, type RunSource, silent, snapshotOf } from '../../src/app/local/local-run.ts'
import { localPorts } from '../../src/entry/local-ports.ts'
import { restoreWord } from '../../src/entry/restore-tree.ts'
import { compareDiagnosticSets } from '../../src/match/compare.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import type { FixedFile, FixReport } from '../../src/model/fix-report.ts'
import type { CheckerName, Snapshot } from '../../src/model/snapshot.ts'
import { mypyExecutable, pyrightCommand, tscCommand } from '../../test/support/checkers.ts'
import { fetchPackage } from '../scopes/corpus.ts'

const mypy = [
  await mypyExecutable('2.4.1'),
  '--strict',
  '--warn-unused-ignores',
  '--cache-dir=/dev/null',
  '.',
]
const pyright = [...(await pyrightCommand('1.1.414')), '--outputjson', '.']
const tsc = [...tscCommand(7), '-p', '.']
const strictTypeScript = {
  compilerOptions: {
    ...{
      strict: true,
      noEmit: true,
      isolatedModules: true,
      verbatimModuleSyntax: true,
      noImplicitOverride: true,
    },
    ...{ noPropertyAccessFromIndexSignature: true, skipLibCheck: true, types: [], target: 'es2022' },
    ...{ module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'] },
  },
}
const strictPython = { typeCheckingMode: 'strict', reportUnnecessaryTypeIgnoreComment: 'error' }

const python = [
  ['pexpect', '4.9.0', 'pexpect'],
  ['cmd2', '2.4.3', 'cmd2'],
  ['Mako', '1.3.0', 'mako'],
] as const
const cases: readonly Case[] = [
  ...python.map(
    ([name, version, folder]): Case => ({
      registry: 'pypi',
      name,
      version,
      folder,
      checker: 'mypy',
      command: mypy,
    }),
  ),
  ...python.map(
    ([name, version, folder]): Case => ({
      registry: 'pypi',
      name,
      version,
      folder,
      checker: 'pyright',
      command: pyright,
    }),
  ),
  { registry: 'npm', name: 'rxjs', version: '7.8.2', folder: 'package/src', checker: 'tsc', command: tsc },
]

interface Case {
  readonly registry: 'pypi' | 'npm'
  readonly name: string
  readonly version: string
  readonly folder: string
  readonly checker: CheckerName
  readonly command: readonly string[]
}

const total = { offered: 0, right: 0, added: 0, changed: 0 }
process.stdout.write(
  '| checker | package | tried | offered | right | errors that came | files that do something else | runs |\n',
)
for (const each of cases) {
  const { report, gone, added, changed } = await judge(each)
  const tried = report.fixed.length + report.leftOut.filter(({ reason }) => reason !== 'not-editable').length
  total.offered += report.fixed.length
  total.right += gone
  total.added += added
  total.changed += changed.length
  const figures = [tried, report.fixed.length, gone, added, changed.length, report.runs]
  process.stdout.write(`| ${each.checker} | ${each.name} ${each.version} | ${figures.join(' | ')} |\n`)
  for (const path of changed) {
    process.stdout.write(`  does something else: ${path}\n`)
  }
}
const { offered, right, added, changed } = total
process.stdout.write(
  `${offered} offered: ${right} right, ${added} errors came, ${changed} files do something else\n`,
)
process.exitCode = offered >= 100 && right / offered >= 0.95 && added === 0 && changed === 0 ? 0 : 1

async function judge({ registry, name, version, folder, checker, command }: Case) {
  const source = fetchPackage({ registry, name, version, files: /./, count: 0 }, 'python3')
  const root = mkdtempSync(join(tmpdir(), 'type-ratchet-fixes-'))
  try {
    cpSync(join(source, folder), join(root, registry === 'npm' ? 'src' : folder), { recursive: true })
    writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(strictTypeScript))
    writeFileSync(join(root, 'pyrightconfig.json'), JSON.stringify(strictPython))
    execFileSync('git', ['init', '-q', root])
    const run: RunSource = {
      check: {
        ...{ checker, command: [...command] as [string, ...string[]], args: [], workingDirectory: '.' },
        ...{ inputFile: null, exitCode: null, pattern: null, timeLimitMs: null },
      },
      ...{ text: null, piped: false, root, cwd: null, name: null, leg: null },
    }
    const before = await check(run)
    const report = await fix(run)
    const { new: fresh, fixed } = compareDiagnosticSets({
      base: before.diagnostics,
      head: (await check(run)).diagnostics,
      lineMap: null,
    })
    const isCounted = ({ diagnostic }: { readonly diagnostic: Diagnostic }): boolean =>
      diagnostic.severity !== 'information'
    return {
      report,
      gone: goneOf(
        report,
        Array.from(fixed, ({ diagnostic }) => diagnostic),
      ),
      added: fresh.filter(isCounted).length,
      changed: report.files.filter((file) => !doesTheSame(file)).map(({ path }) => path),
    }
  } finally {
    rmSync(root, { recursive: true })
  }
}

function ports(): FixPorts {
  const cli = join(import.meta.dirname, '../../src/entry/cli.ts')
  return {
    ...localPorts(process.env, 'none'),
    editable: (folder) =>
      editableTree(folder, { environment: process.env, guard: [process.execPath, cli, restoreWord] }),
  }
}

async function check(source: RunSource): Promise<Snapshot> {
  const own = silent(ports())
  return snapshotOf(await localRun(source, own), { ...own, partial: false })
}

function fix(source: RunSource): Promise<FixReport> {
  const order = {
    known: true,
    apply: true,
    taken: new Set<never>(),
    baselineFile: null,
    against: null,
    oneOfSeveral: false,
  }
  return fixHere({ source, ...order }, ports())
}

/** Errors that were called fixed and are. */
function goneOf({ fixed }: FixReport, gone: readonly Diagnostic[]): number {
  const keys = gone.map(keyOf)
  return fixed.filter((each) => {
    const at = keys.indexOf(keyOf(each))
    return at !== -1 && keys.splice(at, 1).length > 0
  }).length
}

function keyOf({ path, line, column, code, message }: Diagnostic): string {
  return JSON.stringify([path, line, column, code, message])
}

function doesTheSame({ path, before, after }: FixedFile): boolean {
  return /\.pyi?$/.test(path)
    ? execFileSync('python3', [join(import.meta.dirname, 'same_program.py')], {
        input: JSON.stringify([before, after]),
        encoding: 'utf8',
      }).trim() === 'same'
    : javaScriptOf(before) === javaScriptOf(after)
}

/** `a['b']` is `a.b`. */
function javaScriptOf(text: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    removeComments: true,
  }
  return ts.transpileModule(text, { compilerOptions }).outputText.replace(/\['([A-Za-z_$][\w$]*)'\]/g, '.$1')
}
