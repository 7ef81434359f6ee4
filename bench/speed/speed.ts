/**
 * What the shipped command line costs as a whole process, beside what nobody can avoid, the checker's own run and mypy-baseline:
 * `npm run speed [-- ROW...] [--rounds 5] [--node20 PATH] [--checker-rounds 1] [--dist FOLDER]`. A row is `CHECKER:ERRORS:sources` (in a git
 * repository) or `CHECKER:ERRORS:text` (without sources), or `ty:sympy:sources`; all of them when none is named. CPU seconds, medians
 * of interleaved runs; the ratios are what counts, and it fails when one is missed. docs/performance.md
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { mypyBaseline } from '../accuracy/contenders.ts'
import { missedBars } from './bars.ts'
import { type Cost, type Measured, measured, median } from './measured.ts'
import { type Material, type Row, rowOf, rows } from './rows.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    'checker-rounds': { type: 'string', default: '1' },
    node20: { type: 'string', default: '/usr/bin/node' },
    dist: { type: 'string', default: join(root, 'dist') },
  },
  allowPositionals: true,
})
const cli = join(values.dist, 'cli.js')
/** mypy-baseline takes minutes beyond. */
const mostForPeer = 100_000

/** What is measured of one row. `check` compares a text in one process; `both` is `snapshot` and `compare` together. */
type Subject = 'empty' | 'floor' | 'check' | 'snapshot' | 'compare' | 'checker' | 'peer'

/** One row under one Node. */
export interface Result {
  readonly row: Row
  readonly node: string
  readonly costs: Readonly<Partial<Record<Subject, Cost>>>
}

const nodes = [process.execPath, ...(existsSync(values.node20) ? [values.node20] : [])]
const folder = mkdtempSync(join(tmpdir(), 'bench-speed-'))
const results: Result[] = []
try {
  for (const row of positionals.length === 0 ? rows : positionals.map(rowOf)) {
    results.push(...(await measuredRow(row)))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const missed = missedBars(results)
process.stdout.write(missed.lines.join(''))
process.exitCode = missed.count === 0 ? 0 : 1

async function measuredRow(row: Row): Promise<readonly Result[]> {
  const place = join(folder, row.name.replaceAll(':', '-'))
  const material = await row.material(place)
  const common = { cwd: material.cwd, codes: [0] }
  const baseJson = join(place, 'base.json')
  const source = ['--checker', row.checker, '--exit-code', '1']
  const base = ['--input', material.baseText, ...source, '--output', baseJson]
  execFileSync(process.execPath, [cli, 'snapshot', ...base], { cwd: material.baseCwd })
  material.toHead()
  const own = checkerRun(row, material)
  const peer = peerRun(row, material)
  const results = nodes.map((node) => {
    const subjects = subjectsOf(node, { row, material, baseJson, place })
    return { node, subjects: { ...subjects, ...own, ...peer }, costs: new Map<Subject, Cost[]>() }
  })
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { subjects, costs } of results) {
      for (const [subject, run] of Object.entries(subjects) as [Subject, Measured][]) {
        const isSlow = subject === 'checker' || subject === 'peer'
        // Once is enough for both versions of Node.
        if (!isSlow || (round < Number(values['checker-rounds']) && costs === results[0]?.costs)) {
          const cost = measured({ ...common, ...run }, join(place, 'cost.json'))
          costs.set(subject, [...(costs.get(subject) ?? []), cost])
        }
      }
    }
  }
  requireFound(row, join(place, 'out.json'))
  const slow = results[0]?.costs
  return results.map(({ node, costs }) => {
    const all = new Map([...(slow ?? []), ...costs])
    const result = {
      row,
      node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
      costs: Object.fromEntries([...all].map(([subject, each]) => [subject, median(each)])),
    }
    print(result)
    return result
  })
}

interface Prepared {
  readonly row: Row
  readonly material: Material
  readonly baseJson: string
  readonly place: string
}

function subjectsOf(
  node: string,
  { row, material, baseJson, place }: Prepared,
): Partial<Record<Subject, Measured>> {
  const empty = join(place, 'empty.mjs')
  writeFileSync(empty, '')
  const out = join(place, 'out.json')
  const { cwd, headText } = material
  const run = (...argv: readonly string[]): Measured => ({ argv: [node, ...argv], cwd, codes: [0] })
  const given = ['--checker', row.checker, '--exit-code', '1']
  const answer = ['--baseline', baseJson, '--format', `json=${out}`]
  const floor = run(
    join(root, 'bench/speed/read-and-split.mjs'),
    baseJson,
    headText,
    join(place, 'floor.json'),
  )
  if (row.sources) {
    return {
      empty: run(empty),
      floor,
      check: run(cli, 'check', '--input', headText, ...given, ...answer),
    }
  }
  const headJson = join(place, 'head.json')
  return {
    empty: run(empty),
    floor,
    check: { ...run(cli, 'check', '--input', '-', ...given, ...answer), input: headText },
    snapshot: run(cli, 'snapshot', '--input', headText, ...given, '--output', headJson),
    compare: run(cli, 'compare', baseJson, headJson, '--format', `json=${out}`),
  }
}

function checkerRun({ sources }: Row, { cwd, argv }: Material): { readonly checker?: Measured } {
  return sources ? { checker: { argv, cwd, codes: [1] } } : {}
}

/** Synced once; `filter` does not change the file, and ends with how many are new. */
function peerRun(row: Row, { cwd, baseText, headText }: Material): { readonly peer?: Measured } {
  if (row.checker !== 'mypy' || row.sources || row.errors > mostForPeer) {
    return {}
  }
  const program = mypyBaseline()
  execFileSync(program, ['sync'], { input: readFileSync(baseText), cwd, stdio: ['pipe', 'ignore', 'ignore'] })
  return { peer: { argv: [program, 'filter', '--no-colors'], cwd, codes: null, input: headText } }
}

/** One error in a hundred of a generated tree is replaced; some by one that is taken for the same. */
function requireFound({ errors, isGenerated }: Row, file: string): void {
  const { totals }: { readonly totals: { readonly new: number; readonly head: number } } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const share = totals.new / totals.head
  if (isGenerated && (totals.head !== errors || share < 0.008 || share > 0.011)) {
    throw new Error(`${totals.new} of ${totals.head} are new`)
  }
}

function print({ row, node, costs }: Result): void {
  const cells = Object.entries(costs).map(
    ([subject, { seconds, mib }]) => `${subject} ${seconds.toFixed(3)} s ${mib} MiB`,
  )
  process.stdout.write(`${row.name} ${node}: ${cells.join(', ')}\n`)
}
