/**
 * Runs the shipped command line on the embedded example: the same small shop before and after a change that
 * moves a function, fixes errors and adds one. Ends with the paths of the comment and the report.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

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

/**
 * The course that a default branch would have had: the example has no commits of its own, so half a year of weekly
 * runs is made up. It ends with what the checker really found.
 */
function withCourse(file: string): void {
  const snapshot = JSON.parse(readFileSync(file, 'utf8')) as {
    history?: unknown
    checker: { version: string | null }
    columns: { severity: readonly number[] }
  }
  const errors = snapshot.columns.severity.filter((severity) => severity === 0).length
  const week = 7 * 24 * 60 * 60
  const last = Date.UTC(2026, 10, 23) / 1000
  const weeks = 26
  snapshot.history = Array.from({ length: weeks }, (_, index) => {
    const left = weeks - 1 - index
    return {
      commit: (index + 1).toString(16).padStart(40, 'a'),
      time: last - left * week,
      errors: errors + Math.round(left * 0.7) + (left > 0 && index % 5 === 2 ? 2 : 0),
      version: snapshot.checker.version,
    }
  })
  writeFileSync(file, JSON.stringify(snapshot))
}

// Outside of any repository: the example has no commits of its own.
const trees = mkdtempSync(join(tmpdir(), 'type-ratchet-demo-'))
cpSync(join(root, 'examples/demo'), trees, { recursive: true })
for (const side of ['before', 'after']) {
  run(join(trees, side), ['snapshot', '--checker', 'tsc', '--output', join(output, `${side}.json`)])
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
