/**
 * How long the shipped files take to start, as multiples of what nobody can avoid: `npm run startup`. Medians of interleaved
 * runs; fails when a ratio is missed. docs/performance.md
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { diagnosticTable } from '../../src/model/diagnostic-table.ts'
import { encodeSnapshot } from '../../src/snapshot/encode.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = (name: string): string => join(root, 'dist', name)
const rounds = 25
const folder = mkdtempSync(join(tmpdir(), 'bench-startup-'))

interface Start {
  readonly name: string
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  /** What the process must end with, so that a start that failed early is no fast one. */
  readonly exit: number
}

const plain = { PATH: process.env['PATH'], HOME: folder }

try {
  const snapshot = join(folder, 'snapshot.json')
  writeFileSync(snapshot, emptySnapshot())
  const empty = join(folder, 'empty.mjs')
  writeFileSync(empty, '')
  const core = await coreOnly()
  const results = measure([
    { name: 'an empty file', args: [empty], environment: plain, exit: 0 },
    { name: 'a bundle of @actions/core', args: [core], environment: plain, exit: 0 },
    { name: 'cli.js --version', args: [dist('cli.js'), '--version'], environment: plain, exit: 0 },
    {
      name: 'cli.js compare of two small files',
      args: [dist('cli.js'), 'compare', snapshot, snapshot, '--format', 'json'],
      environment: plain,
      exit: 0,
    },
    // Without a runner's environment the action reads it, and ends as soon as that is wrong.
    { name: 'action.js', args: [dist('action.js')], environment: plain, exit: 70 },
  ])
  report(results)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function coreOnly(): Promise<string> {
  const outfile = join(folder, 'core.mjs')
  const shim = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);"
  await build({
    stdin: { contents: "import * as core from '@actions/core'\nglobalThis.core = core\n", resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: shim },
    logLevel: 'error',
  })
  return outfile
}

function emptySnapshot(): string {
  return encodeSnapshot({
    name: 'mypy',
    commit: null,
    checker: { name: 'mypy', version: null, configuration: null },
    run: null,
    platform: { os: null, leg: null },
    filesChecked: 1,
    reference: null,
    history: [],
    diagnostics: diagnosticTable([]),
  })
}

function measure(starts: readonly Start[]): ReadonlyMap<string, number> {
  const times = new Map(starts.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const { name, args, environment, exit } of starts) {
      const start = performance.now()
      const { status, stderr } = spawnSync(process.execPath, [...args], {
        env: environment,
        encoding: 'utf8',
      })
      times.get(name)?.push(performance.now() - start)
      if (status !== exit) {
        throw new Error(`${name} ended with ${status}: ${stderr}`)
      }
    }
  }
  return new Map([...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[rounds >> 1] ?? 0]))
}

function report(medians: ReadonlyMap<string, number>): void {
  const limits: readonly (readonly [string, string, number])[] = [
    ['cli.js --version', 'an empty file', 1.5],
    ['cli.js compare of two small files', 'an empty file', 2.5],
    ['action.js', 'a bundle of @actions/core', 1.3],
  ]
  for (const [name, ms] of medians) {
    process.stdout.write(`${name}: ${ms.toFixed(1)} ms\n`)
  }
  for (const [name, beside, limit] of limits) {
    const ratio = (medians.get(name) ?? 0) / (medians.get(beside) ?? 1)
    const holds = ratio <= limit
    process.stdout.write(
      `${holds ? 'holds ' : 'MISSED'} ${name} over ${beside}: ${ratio.toFixed(2)}, at most ${limit}\n`,
    )
    process.exitCode = holds ? (process.exitCode ?? 0) : 1
  }
}
