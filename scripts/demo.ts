/**
 * Runs the shipped command line on the embedded example: the same small shop before and after a change that
 * moves a function, fixes errors and adds one, each checked for two versions of the language's library and merged.
 * Ends with the paths of the comment and the report.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { categoryWords } from '../src/rules/category.ts'
import { categorizer } from '../src/rules/category-memo.ts'
import { decodeSnapshot } from '../src/snapshot/decode.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, 'tmp', 'demo')
mkdirSync(output, { recursive: true })

/** The command line; its answer goes to a file or to the terminal. */
function run(folder: string, args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

type Share = readonly [name: string, errors: number]

/**
 * The course that a default branch would have had: the example has no commits of its own, so half a year of weekly
 * runs is made up. It ends with what the checker really found.
 */
function withCourse(file: string): void {
  const text = readFileSync(file, 'utf8')
  const now = categoriesIn(text)
  const errors = sum(now)
  const snapshot = JSON.parse(text) as { history?: unknown; checker: { version: string | null } }
  const week = 7 * 24 * 60 * 60
  const last = Date.UTC(2026, 10, 23) / 1000
  const weeks = 26
  snapshot.history = Array.from({ length: weeks }, (_, index) => {
    const left = weeks - 1 - index
    const more = Math.round(left * 0.7) + (left > 0 && index % 5 === 2 ? 2 : 0)
    const categories = Object.fromEntries(spread(now, errors + more))
    return {
      commit: (index + 1).toString(16).padStart(40, 'a'),
      time: last - left * week,
      errors: errors + more,
      version: snapshot.checker.version,
      categories,
    }
  })
  writeFileSync(file, JSON.stringify(snapshot))
}

/** Errors by category, the largest first. */
function categoriesIn(text: string): readonly Share[] {
  const decoded = decodeSnapshot(text, 'the demo')
  if (decoded.kind !== 'decoded') {
    throw new Error('the command line wrote a snapshot that can’t be read')
  }
  const { checker, diagnostics } = decoded.snapshot
  const categoryOf = categorizer(checker.name)
  const counts = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const { title } = categoryWords[categoryOf(diagnostic)]
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** A total in the proportions of `shares`; what rounding leaves belongs to the largest. */
function spread(shares: readonly Share[], total: number): readonly Share[] {
  const parts = shares.map(([name, part]): Share => [name, Math.floor((part * total) / sum(shares))])
  const left = total - sum(parts)
  return parts.map(([name, part], index): Share => [name, index === 0 ? part + left : part])
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((all, [, part]) => all + part, 0)
}

// Outside of any repository: the example has no commits of its own.
const trees = mkdtempSync(join(tmpdir(), 'type-ratchet-demo-'))
cpSync(join(root, 'examples/demo'), trees, { recursive: true })
for (const side of ['before', 'after']) {
  const legs = ['es2021', 'es2022'].map((library) => {
    const leg = join(output, side, `${library}.json`)
    mkdirSync(join(output, side), { recursive: true })
    const args = ['snapshot', '--checker', 'tsc', '--output', leg, '--', '--lib', library]
    run(join(trees, side), args)
    return leg
  })
  run(root, ['merge', ...legs, '--output', join(output, `${side}.json`)])
}
withCourse(join(output, 'before.json'))
const comparison = [
  'compare',
  join(output, 'before.json'),
  join(output, 'after.json'),
  '--max-increase',
  '10%',
]
run(root, [...comparison, '--explain'])
const comment = join(output, 'comment.md')
const report = join(output, 'report.html')
run(root, [...comparison, '--format', 'markdown', '--output', comment])
const seen = ['--root', join(trees, 'after'), '--target-errors', '5', '--target-date', '2027-03-31']
run(root, [...comparison, ...seen, '--format', 'html', '--output', report])
rmSync(trees, { recursive: true })
process.stdout.write(`\ncomment: ${relative(root, comment)}\nreport: ${relative(root, report)}\n`)
