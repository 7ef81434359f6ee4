/**
 * Runs the shipped command line on the embedded example: the same small shop before and after a change that
 * moves a function, fixes errors and adds one. Ends with the paths of the comment and the report.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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

// Outside of any repository: the example has no commits of its own.
const trees = mkdtempSync(join(tmpdir(), 'type-ratchet-demo-'))
cpSync(join(root, 'examples/demo'), trees, { recursive: true })
for (const side of ['before', 'after']) {
  run(join(trees, side), ['snapshot', '--checker', 'tsc', '--output', join(output, `${side}.json`)])
}
rmSync(trees, { recursive: true })
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
run(root, [...comparison, '--format', 'html', '--output', report])
process.stdout.write(`\ncomment: ${relative(root, comment)}\nreport: ${relative(root, report)}\n`)
