/**
 * Compares consecutive commits of any checkout with a real checker, for reading by hand against the difference:
 *
 * `npm run accuracy:history -- --checkout DIR --checker mypy --range A..B [--step N] [--below FOLDER] [--cache FOLDER]
 * [--cli FILE] -- mypy --strict src`
 *
 * Prints, for each pair of commits that changed something, what is new and fixed, and every kept pair whose evidence is
 * weaker than an untouched line, each with its source line and what git says of it; at the end the sums. The checkout is
 * moved from commit to commit: use a clone. What a checker printed is kept in `--cache`, so that another `--cli` can be
 * asked about the same.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkerRun } from './checker-run.ts'
import { git, quiet, type Side, SourceLines } from './history-lines.ts'
import type { Finding } from './score.ts'

const usage = `usage: history.ts --checkout DIR --checker NAME --range A..B [--step N] [--below FOLDER]
                  [--cache FOLDER] [--cli FILE] -- COMMAND`
const { values, positionals: command } = parseArgs({
  allowPositionals: true,
  options: {
    checkout: { type: 'string' },
    checker: { type: 'string' },
    range: { type: 'string' },
    step: { type: 'string', default: '1' },
    below: { type: 'string', default: '.' },
    cache: { type: 'string' },
    cli: { type: 'string', default: fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url)) },
  },
})
const { checkout = '', checker = '', range = '', below, cache, cli } = values
if (checkout === '' || checker === '' || range === '' || command.length === 0) {
  throw new Error(usage)
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
interface Recorded {
  readonly commit: string
  readonly file: string
}

const sums = new Map<string, number>()
const work = mkdtempSync(join(tmpdir(), 'history-'))
try {
  const log = git(checkout, 'rev-list', '--first-parent', '--reverse', range, '--', below).trim().split('\n')
  const commits = log.filter((_, index) => index % Number(values.step) === 0)
  let base: Recorded | null = null
  for (const commit of commits) {
    const head = record(commit)
    const compared = base === null || head === null ? null : compare(base, head)
    if (compared !== null) {
      count(compared)
      show({ base: base?.commit ?? '', head: commit }, compared)
    }
    base = head ?? base
  }
  process.stdout.write(`\n${[...sums].map(([name, sum]) => `${name} ${sum}`).join(', ')}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Null where the checker's run can't be trusted; the next commit is then compared with the one before. */
function record(commit: string): Recorded | null {
  git(checkout, 'checkout', '--quiet', '--force', commit)
  const { stdout, status } = checkerRun(command, { cwd: checkout, content: commit, cache })
  const file = join(work, `${commit}.json`)
  const order = ['snapshot', '--checker', checker, '--input', '-', '--exit-code', String(status)]
  const made = spawnSync(process.execPath, [cli, ...order, '--root', checkout, '--output', file], {
    ...quiet,
    input: stdout,
  })
  if (made.status !== 0) {
    process.stdout.write(`${commit.slice(0, 10)}: ${made.stderr.split('\n')[0]}\n`)
  }
  return made.status === 0 ? { commit, file } : null
}

/** Null where the two can't be compared, which is said. */
function compare(base: Recorded, head: Recorded): Compared | null {
  const options = ['--git-dir', checkout, '--format', 'json', '--explain', '--max-errors', '999999999']
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [cli, 'compare', base.file, head.file, ...options],
    quiet,
  )
  if (status !== 0) {
    process.stdout.write(`not compared: ${stderr.split('\n')[0]}\n`)
    return null
  }
  return JSON.parse(stdout) as Compared
}

function count({ totals, new: added, fixed }: Compared): void {
  const counts = { pairs: 1, 'old errors': totals.base, new: added.length, fixed: fixed.length }
  for (const [name, step] of Object.entries(counts)) {
    sums.set(name, (sums.get(name) ?? 0) + step)
  }
}

function show(commits: Readonly<Record<Side, string>>, { totals, new: added, fixed, kept }: Compared): void {
  const weak = kept.filter(
    ({ tier, base, head }) =>
      tier !== 'place' && (tier !== 'line' || base.path !== head.path || base.message !== head.message),
  )
  if (added.length + fixed.length + weak.length === 0) {
    return
  }
  const lines = new SourceLines(checkout, commits, below)
  const subject = git(checkout, 'log', '-1', '--format=%s', commits.head).trim()
  const between = `${commits.base.slice(0, 10)}..${commits.head.slice(0, 10)}`
  process.stdout.write(`\n${between} ${totals.base} -> ${totals.head}  ${subject}\n`)
  for (const [sign, list, side] of [
    ['new  ', added, 'head'],
    ['fixed', fixed, 'base'],
  ] as const) {
    for (const one of list) {
      const replaced = one.replaced === true ? ' (replaced)' : ''
      process.stdout.write(
        `  ${sign} ${place(one)}${replaced} ${words(one)}\n      ${lines.text(side, one)}\n`,
      )
    }
  }
  for (const { tier, base, head } of weak) {
    process.stdout.write(`  ${tier} ${place(base)} -> ${place(head)} ${words(head)}\n`)
    if (base.message !== head.message) {
      process.stdout.write(`      was ${words(base)}\n`)
    }
    process.stdout.write(`      ${lines.text('base', base)}\n      ${lines.text('head', head)}\n`)
  }
}

function place({ path, line }: Finding): string {
  return `${path}:${line}`
}

function words({ code, message }: Finding): string {
  return `[${code}] ${message.split('\n')[0]}`
}
