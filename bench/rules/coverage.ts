/**
 * How much of what checkers really print is explained: `node bench/rules/coverage.ts CORPUS [MINIMUM]`. Reads every recorded
 * output (`base.txt.gz`, `head.txt.gz` beside a `meta.json` that names its checker) and prints the share per checker.
 * Exits 1 when a share is below MINIMUM percent, 95 when not given, or when one of the checkers that every corpus has is missing.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { checkerFor } from '../../src/checkers/registry.ts'
import { type CheckerName, checkerNames } from '../../src/model/snapshot.ts'
import { knownRules, unknownRules } from '../../src/rules/rule-knowledge.ts'

const [corpus, minimum = '95'] = process.argv.slice(2)
if (corpus === undefined || !(Number(minimum) >= 0)) {
  throw new Error('usage: node bench/rules/coverage.ts CORPUS [MINIMUM]')
}

/** The checkers whose rules are explained at all, without those that have another one's and nothing of their own. */
const explained = checkerNames.filter((name, index) => {
  const own = knownRules(name).join()
  return own !== '' && !checkerNames.slice(0, index).some((earlier) => knownRules(earlier).join() === own)
})

/** By code: a whole corpus has more diagnostics than need to be kept. */
const counts = new Map<CheckerName, Map<string | null, number>>(checkerNames.map((name) => [name, new Map()]))
let refused = 0

for (const meta of globSync(join(corpus, '**/meta.json')).sort()) {
  const { checker, rc } = JSON.parse(readFileSync(meta, 'utf8')) as {
    readonly checker?: string
    readonly rc?: readonly number[]
  }
  const name = explained.find((known) => known === checker)
  if (name !== undefined) {
    for (const [index, side] of ['base', 'head'].entries()) {
      count(name, join(dirname(meta), `${side}.txt.gz`), rc?.[index])
    }
  }
}

function count(name: CheckerName, file: string, code: number | undefined): void {
  const stdout = gunzipSync(readFileSync(file)).toString()
  const exit = code === undefined ? ({ kind: 'unknown' } as const) : ({ kind: 'code', code } as const)
  const reading = checkerFor(name).read({ stdout, stderr: '', exit })
  if (reading.kind !== 'read') {
    refused += 1
    process.stdout.write(`left out: ${relative(corpus ?? '', file)}: ${reading.problem.kind}\n`)
    return
  }
  const of = counts.get(name)
  for (const { code: rule, severity } of reading.diagnostics) {
    if (severity !== 'information') {
      of?.set(rule, (of.get(rule) ?? 0) + 1)
    }
  }
}

/** Of ty and pyrefly there are recorded outputs in few places only. */
const expected: ReadonlySet<CheckerName> = new Set(['mypy', 'tsc', 'pyright', 'basedpyright'])

const measured = explained.filter((name) => expected.has(name) || (counts.get(name)?.size ?? 0) > 0)
const shares = measured.map((name) => ({ name, ...shareOf(name) }))
for (const { name, total, share, unknown } of shares) {
  const list = unknown.slice(0, 8).map(([code, number]) => `${code ?? '(no code)'} ${number}`)
  process.stdout.write(
    `${name}: ${share.toFixed(2)} % of ${total} diagnostics explained${list.length === 0 ? '' : `; not ${list.join(', ')}`}\n`,
  )
}
process.stdout.write(`${refused} outputs left out\n`)
process.exitCode = shares.some(({ share }) => share < Number(minimum)) ? 1 : 0

function shareOf(name: CheckerName): {
  readonly total: number
  readonly share: number
  readonly unknown: readonly (readonly [string | null, number])[]
} {
  const of = [...(counts.get(name) ?? [])]
  const total = of.reduce((sum, [, number]) => sum + number, 0)
  const unknownCodes = new Set(
    unknownRules(
      name,
      of.map(([code]) => ({ code })),
    ).map(({ code }) => code),
  )
  const unknown = of.filter(([code]) => unknownCodes.has(code)).sort(([, a], [, b]) => b - a)
  const missed = unknown.reduce((sum, [, number]) => sum + number, 0)
  return { total, share: total === 0 ? 0 : (100 * (total - missed)) / total, unknown }
}
