/**
 * Runs the shipped command line on the embedded example: the same small shop before and after a change that
 * moves a function, fixes errors and adds one. Ends with the paths of the comment and the report.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, 'tmp', 'demo')
mkdirSync(output, { recursive: true })

/** The command line; its answer goes to a file or to the terminal. */
function run(folder: string, args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

for (const side of ['before', 'after']) {
  run(join(root, 'examples/demo', side), [
    'snapshot',
    '--checker',
    'tsc',
    '--output',
    join(output, `${side}.json`),
  ])
}
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
