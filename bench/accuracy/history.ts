/**
 * Compares consecutive commits of any checkout with a real checker, for reading by hand against the difference:
 *
 * `npm run accuracy:history -- --checkout DIR --checker mypy --range A..B [--step N] [--below FOLDER] -- mypy --strict src`
 *
 * Prints, for each pair of commits that changed something, what is new and fixed, and every kept pair whose evidence is
 * weaker than an untouched line. The checkout is moved from commit to commit: use a clone.
 */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Finding } from './score.ts'

const { values, positionals: command } = parseArgs({
  allowPositionals: true,
  options: {
    checkout: { type: 'string' },
    checker: { type: 'string' },
    range: { type: 'string' },
    step: { type: 'string', default: '1' },
    below: { type: 'string', default: '.' },
  },
})
const { checkout = '', checker = '', range = '', below } = values
if (checkout === '' || checker === '' || range === '' || command.length === 0) {
  throw new Error(
    'usage: history.ts --checkout DIR --checker NAME --range A..B [--step N] [--below FOLDER] -- COMMAND',
  )
}

interface Entry extends Finding {
  readonly replaced?: boolean
}
interface Compared {
  readonly totals: { readonly base: number; readonly head: number }
  readonly new: readonly Entry[]
  readonly fixed: readonly Entry[]
  readonly kept: readonly { readonly tier: string; readonly base: Finding; readonly head: Finding }[]
}

const cli = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url))
const quiet: ExecFileSyncOptionsWithStringEncoding = { stdio: 'pipe', maxBuffer: 1 << 30, encoding: 'utf8' }
const work = mkdtempSync(join(tmpdir(), 'history-'))
try {
  const log = git('rev-list', '--first-parent', '--reverse', range, '--', below).trim().split('\n')
  const commits = log.filter((_, index) => index % Number(values.step) === 0)
  let base: string | null = null
  for (const [index, commit] of commits.entries()) {
    const head = record(commit, index)
    const compared = base === null || head === null ? null : compare(base, head)
    if (compared !== null) {
      show(commits[index - 1] ?? '', commit, compared)
    }
    base = head ?? base
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Null where the checker's run can't be trusted; the next commit is then compared with the one before. */
function record(commit: string, index: number): string | null {
  git('checkout', '--quiet', '--force', commit)
  const [program = '', ...args] = command
  const { stdout, status } = spawnSync(program, args, { ...quiet, cwd: checkout })
  const file = join(work, `${index}.json`)
  const order = ['snapshot', '--checker', checker, '--input', '-', '--exit-code', String(status)]
  const made = spawnSync(process.execPath, [cli, ...order, '--root', checkout, '--output', file], {
    ...quiet,
    input: stdout,
  })
  if (made.status !== 0) {
    process.stdout.write(`${commit.slice(0, 10)}: ${made.stderr.split('\n')[0]}\n`)
  }
  return made.status === 0 ? file : null
}

/** Null where the two can't be compared, which is said. */
function compare(base: string, head: string): Compared | null {
  const options = ['--git-dir', checkout, '--format', 'json', '--explain', '--max-errors', '999999999']
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [cli, 'compare', base, head, ...options],
    quiet,
  )
  if (status !== 0) {
    process.stdout.write(`not compared: ${stderr.split('\n')[0]}\n`)
    return null
  }
  return JSON.parse(stdout) as Compared
}

function show(from: string, to: string, { totals, new: added, fixed, kept }: Compared): void {
  const weak = kept.filter(
    ({ tier, base, head }) =>
      tier !== 'place' && (tier !== 'line' || base.path !== head.path || base.message !== head.message),
  )
  if (added.length + fixed.length + weak.length === 0) {
    return
  }
  const subject = git('log', '-1', '--format=%s', to).trim()
  process.stdout.write(
    `\n${from.slice(0, 10)}..${to.slice(0, 10)} ${totals.base} -> ${totals.head}  ${subject}\n`,
  )
  for (const [sign, list] of [
    ['new  ', added],
    ['fixed', fixed],
  ] as const) {
    for (const one of list) {
      process.stdout.write(
        `  ${sign} ${place(one)}${one.replaced === true ? ' (replaced)' : ''} ${words(one)}\n`,
      )
    }
  }
  for (const { tier, base, head } of weak) {
    process.stdout.write(`  ${tier} ${place(base)} -> ${place(head)} ${words(head)}\n`)
    if (base.message !== head.message) {
      process.stdout.write(`      was ${words(base)}\n`)
    }
  }
}

function place({ path, line }: Finding): string {
  return `${path}:${line}`
}

function words({ code, message }: Finding): string {
  return `[${code}] ${message.split('\n')[0]}`
}

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', checkout, ...args], quiet)
}
