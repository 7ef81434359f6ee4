/**
 * Tries matching on automatic edits of any Python, TypeScript or JavaScript project: the checker is run on the checkout and on an edited copy,
 * and both are compared through the command line.
 *
 * `npm run accuracy:edits -- --checkout DIR --checker mypy [--edit NAME]… [--seed N] -- mypy --strict src`
 *
 * Most edits must not create a new error. What is known: in each class (rule and message without numbers and quoted names) at
 * most as many errors can be new as the checker finds more of. For the edits that do put something wrong in, an error
 * is new exactly when it stands in the lines that were put in. docs/accuracy.md
 */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { quotedName } from '../../src/model/quoted-names.ts'
import { decodeSnapshot } from '../../src/snapshot/decode.ts'
import type { Finding } from './score.ts'

const edits = [
  'insert-lines',
  'comment-lines',
  'reorder-functions',
  'wrap-in-if',
  'wrap-in-try',
  'rename-locals',
  'rename-functions',
  'move-functions',
  'rename-files',
  'format-60',
  'duplicate-functions',
  'inject-errors',
  'swap-functions',
]
const help = `usage: metamorphic.ts --checkout DIR --checker NAME [--edit NAME]… [--seed N] [--formatter PROGRAM] -- COMMAND

Edits: ${edits.join(', ')}. All when none is named; format-60 needs --formatter, a ruff.
With tsc the checkout needs a tsconfig.json; some edits are for Python only.
COMMAND runs the checker in DIR and is one that \`type-ratchet snapshot --checker NAME\` can read.
`
const { values, positionals: command } = parseArgs({
  allowPositionals: true,
  options: {
    checkout: { type: 'string' },
    checker: { type: 'string' },
    edit: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    formatter: { type: 'string' },
    help: { type: 'boolean' },
  },
})
const { checkout, checker } = values
if (values.help === true || checkout === undefined || checker === undefined || command.length === 0) {
  process.stdout.write(help)
  process.exit(values.help === true ? 0 : 2)
}

const cli = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url))
const editor = checker === 'tsc' ? [process.execPath, 'script-edits.ts'] : ['python3', 'python-edits.py']
const quiet: ExecFileSyncOptionsWithStringEncoding = { stdio: 'pipe', maxBuffer: 1 << 30, encoding: 'utf8' }
const work = mkdtempSync(join(tmpdir(), 'metamorphic-'))
const copy = join(work, 'copy')

try {
  cpSync(checkout, copy, {
    recursive: true,
    filter: (path) => !/\/(\.git|\.mypy_cache|node_modules)$/.test(path),
  })
  git('init', '--quiet')
  const base = record('base')
  process.stdout.write(`${'edit'.padEnd(22)} edited   base   head    new  false missed\n`)
  for (const edit of values.edit ?? edits) {
    tryEdit(edit, base)
    git('reset', '--quiet', '--hard', base.commit)
    git('clean', '--quiet', '-fd')
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

interface Recorded {
  readonly commit: string
  readonly file: string
  readonly errors: readonly Finding[]
}

function tryEdit(edit: string, base: Recorded): void {
  const { edited, inserted } = apply(edit, base)
  if (edited === 0) {
    process.stdout.write(`${edit.padEnd(22)} nothing to edit\n`)
    return
  }
  const head = record(edit)
  const args = [
    'compare',
    base.file,
    head.file,
    '--git-dir',
    copy,
    '--format',
    'json',
    '--max-errors',
    '999999999',
  ]
  const { new: reported } = JSON.parse(node(args)) as { readonly new: readonly Finding[] }
  const { wrong, missed } =
    Object.keys(inserted).length === 0
      ? byClass(base.errors, head.errors, reported)
      : byPlace(head.errors, reported, inserted)
  const counts = [
    edited,
    base.errors.length,
    head.errors.length,
    reported.length,
    wrong.length,
    missed.length,
  ]
  process.stdout.write(`${edit.padEnd(22)}${counts.map((count) => String(count).padStart(7)).join('')}\n`)
  for (const [sign, list] of [
    ['false ', wrong],
    ['missed', missed],
  ] as const) {
    for (const { path, line, code, message } of list.slice(0, 12)) {
      process.stdout.write(`    ${sign} ${path}:${line} [${code}] ${message.split('\n')[0]}\n`)
    }
  }
}

type Inserted = Readonly<Record<string, readonly (readonly [number, number])[]>>

function apply(edit: string, base: Recorded): { edited: number; inserted: Inserted } {
  if (edit === 'format-60') {
    if (values.formatter === undefined) {
      return { edited: 0, inserted: {} }
    }
    const files = [...new Set(base.errors.map(({ path }) => path))].filter((path) => path.endsWith('.py'))
    const options = ['format', '--isolated', '--quiet', '--line-length', '60']
    execFileSync(values.formatter, [...options, ...files], { ...quiet, cwd: copy })
    return { edited: files.length, inserted: {} }
  }
  const input = JSON.stringify(base.errors.map(({ path, line }) => [path, line]))
  const [program = '', script = ''] = editor
  const file = fileURLToPath(new URL(script, import.meta.url))
  return JSON.parse(execFileSync(program, [file, edit, values.seed, copy], { ...quiet, input }))
}

/** Commits the copy, checks it and takes a snapshot. */
function record(name: string): Recorded {
  git('add', '--all', '--force', '--', '.', ':(exclude,glob)**/.*_cache/**')
  git('commit', '--quiet', '--allow-empty', '-m', name)
  const [program = '', ...args] = command
  const { stdout, status } = spawnSync(program, args, { ...quiet, cwd: copy })
  const file = join(work, `${name}.json`)
  const order = ['snapshot', '--checker', checker ?? '', '--input', '-', '--exit-code', String(status)]
  execFileSync(process.execPath, [cli, ...order, '--root', copy, '--output', file], {
    ...quiet,
    input: stdout,
  })
  const decoded = decodeSnapshot(readFileSync(file, 'utf8'), file)
  if (decoded.kind === 'refused') {
    throw new Error(JSON.stringify(decoded.problem))
  }
  if (decoded.snapshot.commit === null) {
    throw new Error(`the run of ${program} changed files of the commit: ${git('status', '--short')}`)
  }
  const errors: Finding[] = []
  for (const { path, line, column, severity, code, message } of decoded.snapshot.diagnostics) {
    if (severity !== 'information') {
      errors.push({ path, line, column, severity, code, message })
    }
  }
  return { commit: git('rev-parse', 'HEAD').trim(), file, errors }
}

/** Counts by class: nobody can say which of a class is new, but how many can be. */
function byClass(
  base: readonly Finding[],
  head: readonly Finding[],
  reported: readonly Finding[],
): { wrong: readonly Finding[]; missed: readonly Finding[] } {
  const rise = new Map<string, number>()
  for (const [list, step] of [
    [head, 1],
    [base, -1],
  ] as const) {
    for (const finding of list) {
      rise.set(classOf(finding), (rise.get(classOf(finding)) ?? 0) + step)
    }
  }
  const wrong: Finding[] = []
  for (const finding of reported) {
    const left = rise.get(classOf(finding)) ?? 0
    rise.set(classOf(finding), left - 1)
    if (left <= 0) {
      wrong.push(finding)
    }
  }
  const missed = head.filter((finding) => {
    const left = rise.get(classOf(finding)) ?? 0
    rise.set(classOf(finding), left - 1)
    return left > 0
  })
  return { wrong, missed }
}

function byPlace(
  head: readonly Finding[],
  reported: readonly Finding[],
  inserted: Inserted,
): { wrong: readonly Finding[]; missed: readonly Finding[] } {
  const isInserted = ({ path, line }: Finding): boolean =>
    (inserted[path] ?? []).some(([first, last]) => first <= line && line <= last)
  const key = ({ path, line, column, code, message }: Finding): string =>
    JSON.stringify([path, line, column, code, message])
  const said = new Map<string, number>()
  for (const finding of reported) {
    said.set(key(finding), (said.get(key(finding)) ?? 0) + 1)
  }
  const missed = head.filter((finding) => {
    const left = said.get(key(finding)) ?? 0
    said.set(key(finding), left - 1)
    return isInserted(finding) && left <= 0
  })
  return { wrong: reported.filter((finding) => !isInserted(finding)), missed }
}

function classOf({ code, message }: Finding): string {
  const [first = ''] = message.split('\n', 1)
  return `${code} ${first.replace(quotedName, '…').replace(/\d+/g, '#')}`
}

function git(...args: readonly string[]): string {
  const person = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0']
  return execFileSync('git', ['-C', copy, ...person, ...args], quiet)
}

function node(args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], quiet)
  if (status !== 0 && status !== 1) {
    throw new Error(stderr)
  }
  return stdout
}
