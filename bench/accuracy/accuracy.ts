/**
 * Scores matching on recorded pairs of real checker outputs, through the shipped command line:
 * `npm run accuracy -- CORPUS [PATTERN]`. Prints what was misjudged, and, when all pairs were used, writes the tables
 * into docs/accuracy.md. The corpus's README defines truth and scores.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type Answer,
  askMypyBaseline,
  askOwnBaseline,
  askTypeRatchet,
  mypyBaselineVersion,
} from './contenders.ts'
import { corpusPairs, type LaidOutPair, withRepository } from './corpus-pair.ts'
import { scorePair } from './score.ts'
import { accuracyTables, type Gate, type Judged, type Row } from './tables.ts'

const [corpus, pattern = ''] = process.argv.slice(2)
if (corpus === undefined) {
  throw new Error('usage: node bench/accuracy/accuracy.ts CORPUS [PATTERN]')
}

const contenders: readonly (readonly [string, (laid: LaidOutPair) => Answer | null])[] = [
  ['type-ratchet', askTypeRatchet],
  [`mypy-baseline ${mypyBaselineVersion}`, askMypyBaseline],
  ["basedpyright's baseline", askOwnBaseline],
]
const rows: Row[] = []
const judged: Judged[] = []

for (const pair of corpusPairs(corpus, pattern)) {
  withRepository(corpus, pair, (laid) => {
    for (const [contender, ask] of contenders) {
      const answer = ask(laid)
      if (answer !== null) {
        record(contender, laid, answer)
      }
    }
  })
}

function record(contender: string, { pair, printed }: LaidOutPair, { said, passes }: Answer): void {
  const score = scorePair(printed, said, pair.truth)
  const { name, kind, project, checker } = pair
  const gate = gateOf({ pair, printed }, { said, passes })
  rows.push({ pair: name, kind, project, checker, contender, score, gate })
  if (contender === contenders[0]?.[0]) {
    judged.push(
      ...pair.labels.map((label) => ({ ...label, pair: name, saidNew: said.has(label.head_index) })),
    )
    if (score.right === 0) {
      process.stderr.write(`${name}\n${score.details.map((line) => `    ${line}\n`).join('')}`)
    }
  }
}

function gateOf({ pair, printed }: Pick<LaidOutPair, 'pair' | 'printed'>, { said, passes }: Answer): Gate {
  const isError = (index: number): boolean => printed[index]?.severity === 'error'
  if (pair.truth.new.some(isError)) {
    return passes ? 'dirty passes' : 'dirty fails'
  }
  const unknown = new Set(pair.truth.unknown_head ?? [])
  const falseAlarm = [...said].some((index) => isError(index) && !unknown.has(index))
  return passes ? 'clean passes' : falseAlarm ? 'clean fails' : 'undecided'
}

const tables = accuracyTables(rows, judged)
if (pattern === '') {
  const page = fileURLToPath(new URL('../../docs/accuracy.md', import.meta.url))
  const marked = /(<!-- figures -->\n).*(<!-- \/figures -->)/s
  const text = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    text.replace(marked, (_, start, end) => `${start}\n${tables}\n${end}`),
  )
} else {
  process.stdout.write(tables)
}
