/**
 * How long one comparison takes, beside what the same bytes cost anybody and beside `mypy-baseline filter`:
 * `npm run speed -- CORPUS [--fast]`. Every figure is a whole process, medians of interleaved runs, so that a busy machine
 * slows all of them; the ratios are what is asked for, and it fails when one is missed. docs/performance.md
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { mypyBaseline } from '../accuracy/contenders.ts'
import { mypyMaterial } from './material.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'dist', 'cli.js')
const [corpus, option] = process.argv.slice(2)
if (corpus === undefined || !existsSync(corpus)) {
  throw new Error('usage: node bench/speed/speed.ts CORPUS [--fast]')
}
const sizes = option === '--fast' ? [3636, 100_000] : [3636, 100_000, 1_000_000]
/** mypy-baseline takes minutes beyond. */
const mostForPeer = 100_000
const folder = mkdtempSync(join(tmpdir(), 'bench-speed-'))

interface Timing {
  readonly ms: number
  readonly mib: number
}

try {
  await build({
    entryPoints: [join(root, 'bench/speed/pipeline.ts'), join(root, 'bench/speed/read-and-split.ts')],
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  })
  const rows = sizes.map((size) => measured(size))
  report(rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

interface Row {
  readonly size: number
  readonly ours: Timing
  readonly floor: Timing
  readonly peer: Timing | null
}

function measured(size: number): Row {
  const { base, head } = mypyMaterial(corpus ?? '', size)
  const [baseText, headText] = [join(folder, 'base.txt'), join(folder, 'head.txt')]
  const [baseJson, out] = [join(folder, 'base.json'), join(folder, 'out.json')]
  writeFileSync(baseText, base)
  writeFileSync(headText, head)
  const input = ['--input', baseText, '--exit-code', '1', '--root', folder]
  execFileSync(process.execPath, [cli, 'snapshot', '--checker', 'mypy', ...input, '--output', baseJson])
  const peer = size <= mostForPeer ? peerRun(base) : null
  const ours: Timing[] = []
  const floor: Timing[] = []
  const theirs: Timing[] = []
  for (let round = 0; round < 5; round++) {
    floor.push(timed([process.execPath, join(folder, 'read-and-split.mjs'), baseJson, headText, out]))
    ours.push(timed([process.execPath, join(folder, 'pipeline.mjs'), baseJson, headText, out]))
    if (peer !== null && (size < mostForPeer || round < 3)) {
      theirs.push(timed(peer, { input: head, cwd: folder }))
    }
  }
  const found = (JSON.parse(readFileSync(out, 'utf8')) as { new: unknown[] }).new.length
  if (found !== Math.floor((size - 8) / 100) + 1) {
    throw new Error(`${found} of ${size} are new`)
  }
  return { size, ours: median(ours), floor: median(floor), peer: peer === null ? null : median(theirs) }
}

/** Synced once; `filter` does not change the file. */
function peerRun(base: string): readonly string[] {
  const program = mypyBaseline()
  execFileSync(program, ['sync'], { input: base, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
  return [program, 'filter', '--no-colors']
}

function timed(
  [program = '', ...args]: readonly string[],
  options: { readonly input?: string; readonly cwd?: string } = {},
): Timing {
  const start = performance.now()
  const { stdout, status, error } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const ms = performance.now() - start
  if (error !== undefined || (program === process.execPath && status !== 0)) {
    throw error ?? new Error(`${program} ended with ${status}`)
  }
  return { ms, mib: Number(stdout.trim().split('\n').at(-1)) }
}

function median(timings: readonly Timing[]): Timing {
  const sorted = timings.toSorted((a, b) => a.ms - b.ms)
  return sorted[Math.floor(sorted.length / 2)] ?? { ms: 0, mib: 0 }
}

function report(rows: readonly Row[]): void {
  printTable(rows)
  checkRatios(rows)
}

function printTable(rows: readonly Row[]): void {
  const seconds = ({ ms }: Timing): string => `${(ms / 1000).toFixed(3)} s`
  process.stdout.write(
    '| diagnostics | comparison | read, split, JSON | ratio | mypy-baseline filter | ratio | memory |\n',
  )
  process.stdout.write('| --: | --: | --: | --: | --: | --: | --: |\n')
  for (const { size, ours, floor, peer } of rows) {
    const times = peer === null ? ['', ''] : [seconds(peer), `${(peer.ms / ours.ms).toFixed(1)} × slower`]
    const cells = [
      size.toLocaleString('en'),
      seconds(ours),
      seconds(floor),
      (ours.ms / floor.ms).toFixed(2),
      ...times,
    ]
    process.stdout.write(`| ${cells.join(' | ')} | ${ours.mib} MiB |\n`)
  }
}

function checkRatios(rows: readonly Row[]): void {
  const large = rows.find(({ size }) => size === 100_000)
  const largest = rows.find(({ size }) => size === 1_000_000)
  const checks: readonly (readonly [string, number, number])[] = [
    ['mypy-baseline over ours at 100,000, inverted', (large?.ours.ms ?? 0) / (large?.peer?.ms ?? 1), 1 / 10],
    ['ours over read, split and JSON at 100,000', (large?.ours.ms ?? 0) / (large?.floor.ms ?? 1), 4],
    ['1,000,000 over 100,000', (largest?.ours.ms ?? 0) / (large?.ours.ms ?? 1), 12],
    ['memory at 1,000,000 in MiB', largest?.ours.mib ?? 0, 1024],
  ]
  for (const [name, value, limit] of checks) {
    const holds = value <= limit
    process.stdout.write(`${holds ? 'holds ' : 'MISSED'} ${name}: ${value.toFixed(3)}, at most ${limit}\n`)
    process.exitCode = holds ? (process.exitCode ?? 0) : 1
  }
}
