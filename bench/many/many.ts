/**
 * Many checks in one run of the shipped command line, against the sum of the same checks run one by one:
 * `node bench/many/many.ts [CHECKS] [DIAGNOSTICS] [--cli FILE] [--limit MIB]`, 20 checks of 50,000 diagnostics each when left out. Figures are the
 * processor time and the peak memory of whole processes on one core. It fails beyond 1.3 times the sum. docs/performance.md
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { cli: { type: 'string' }, limit: { type: 'string' }, format: { type: 'string' } },
  allowPositionals: true,
})
const cli = values.cli ?? fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const [checks, diagnostics] = [Number(positionals[0] ?? 20), Number(positionals[1] ?? 50_000)]
const mostTimes = 1.3
const allForms =
  'text json markdown html sarif code-scanning junit gitlab checkstyle badge badge-svg agent problems'.split(
    ' ',
  )

/** What mypy prints of so many errors in files of 125; `shift` moves all lines, and every hundredth error is another one. */
function mypyText(check: number, shift: number): string {
  const lines = Array.from({ length: diagnostics }, (_, index) => {
    const [file, at] = [Math.floor(index / 125), index % 125]
    const name = shift > 0 && index % 100 === 0 ? `fresh_${index}` : `field_${index % 500}`
    return `pkg${check}/module_${file}.py:${at * 7 + 1 + shift}: error: "Order${index % 90}" has no attribute "${name}"  [attr-defined]`
  })
  const files = Math.ceil(diagnostics / 125)
  return `${lines.join('\n')}\nFound ${diagnostics} errors in ${files} files (checked ${files} source files)\n`
}

/** A file of every form, or of one. */
function into(name: string): readonly string[] {
  const forms = values.format === undefined ? allForms : values.format.split(',')
  return forms.flatMap((form) => ['--format', `${form}=${name}.${form}.out`])
}

const folder = mkdtempSync(join(tmpdir(), 'bench-many-'))
try {
  const names = Array.from({ length: checks }, (_, index) => `check-${index + 1}`)
  const file = names.map(
    (name) =>
      `  ${name}: { checker: mypy, input-file: ${name}.txt, exit-code: 1, baseline: 'file:${name}.json', mode: report-only }\n`,
  )
  writeFileSync(join(folder, 'type-ratchet.yml'), `checks:\n${file.join('')}`)
  for (const [index, name] of names.entries()) {
    writeFileSync(join(folder, 'before.txt'), mypyText(index, 0))
    measured([
      'snapshot',
      '--checker',
      'mypy',
      '--input',
      'before.txt',
      '--exit-code',
      '1',
      '--name',
      name,
      '--output',
      `${name}.json`,
    ])
    writeFileSync(join(folder, `${name}.txt`), mypyText(index, 3))
  }
  const single = names.map((name) => measured(['check', '--checks', name, ...into(name)]))
  const all = measured(['check', ...into('all')])
  const sum = single.reduce((seconds, one) => seconds + one.seconds, 0)
  const most = Math.max(...single.map(({ mebibytes }) => mebibytes))
  const times = all.seconds / sum
  process.stdout.write(
    [
      `${checks} checks of ${diagnostics} diagnostics`,
      `one by one: ${sum.toFixed(1)} s together, at most ${most} MiB`,
      `in one run: ${all.seconds.toFixed(1)} s, ${all.mebibytes} MiB: ${times.toFixed(2)} times`,
      '',
    ].join('\n'),
  )
  if (times > mostTimes || (values.limit !== undefined && all.mebibytes > Number(values.limit))) {
    process.stderr.write(`more than ${mostTimes} times, or more than ${values.limit ?? 'any'} MiB\n`)
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Processor time of a whole process, from start to exit, its threads included. */
function measured(args: readonly string[]): { readonly seconds: number; readonly mebibytes: number } {
  const told =
    'process.on("exit", () => { const { userCPUTime: user, systemCPUTime: system, maxRSS } = process.resourceUsage(); process.stderr.write("used " + (user + system) + " " + maxRSS) })'
  const { status, stderr } = spawnSync(
    'taskset',
    [
      '-c',
      '0',
      process.execPath,
      '--import',
      `data:text/javascript,${encodeURIComponent(told)}`,
      cli,
      ...args,
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 },
  )
  const [, microseconds, peak] = /used (\d+) (\d+)$/.exec(stderr) ?? []
  if (status !== 0 || microseconds === undefined) {
    throw new Error(`type-ratchet ${args[0]} ended with ${status}: ${stderr.slice(-2000)}`)
  }
  return { seconds: Number(microseconds) / 1e6, mebibytes: Math.round(Number(peak) / 1024) }
}
