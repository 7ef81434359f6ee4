/** The tables of `docs/accuracy.md`. */
import type { Label } from './corpus-pair.ts'
import type { PairScore, Score } from './score.ts'
import { addScores, noScore } from './score.ts'

/**
 * What `--max-new-errors 0` made of a pair. It is dirty when an error is known to be new. A clean one that fails over
 * nothing but errors of which nobody knows whether they are new is `undecided`.
 */
export type Gate = 'clean passes' | 'clean fails' | 'undecided' | 'dirty fails' | 'dirty passes'

/** What one contender made of one pair. */
export interface Row {
  readonly pair: string
  readonly kind: 'real' | 'metamorphic'
  readonly project: string
  readonly checker: string
  readonly contender: string
  readonly score: PairScore
  readonly gate: Gate
}

/** One hand label and what was said. */
export interface Judged extends Label {
  readonly pair: string
  readonly saidNew: boolean
}

/** All tables, in order. The first contender is ours. */
export function accuracyTables(rows: readonly Row[], judged: readonly Judged[]): string {
  const ours = rows.filter(({ contender }) => contender === rows[0]?.contender)
  return [
    '### All pairs\n',
    groupTable(ours, ({ kind }) => kind),
    '### By project\n',
    groupTable(ours, ({ kind, project, checker }) => `${kind}: ${project}, ${checker}`),
    '### Side by side\n',
    'Each contender on the pairs that it can be asked about.\n',
    sideBySide(rows),
    '### Hand labels\n',
    labelTable(judged),
    '### Every pair\n',
    pairTable(ours),
  ].join('\n')
}

function groupTable(rows: readonly Row[], groupOf: (row: Row) => string): string {
  const groups = new Set(rows.map(groupOf))
  const lines = [...groups].map((group) => [group, ...figures(rows.filter((row) => groupOf(row) === group))])
  return table(['pairs', ...figureNames], lines)
}

const figureNames = [
  'right',
  'strict false-new',
  'strict missed-new',
  'lenient false-new',
  'lenient missed-new',
  'clean pairs that fail',
  'dirty pairs that pass',
]

function figures(rows: readonly Row[]): readonly string[] {
  const total = rows.reduce<Score>((sum, { score }) => addScores(sum, score), noScore)
  const count = (...gates: readonly Gate[]): number => rows.filter(({ gate }) => gates.includes(gate)).length
  return [
    `${total.right} of ${total.pairs}`,
    share(total.falseNew, total.old),
    share(total.missedNew, total.new),
    share(total.lenientFalseNew, total.old),
    share(total.lenientMissedNew, total.new),
    `${count('clean fails')} of ${count('clean passes', 'clean fails', 'undecided')}`,
    `${count('dirty passes')} of ${count('dirty passes', 'dirty fails')}`,
  ]
}

function sideBySide(rows: readonly Row[]): string {
  const contenders = [...new Set(rows.map(({ contender }) => contender))]
  const [ours = '', ...others] = contenders
  const lines = others.flatMap((other) =>
    (['real', 'metamorphic'] as const).flatMap((kind) => {
      const theirs = rows.filter((row) => row.contender === other && row.kind === kind)
      const names = new Set(theirs.map(({ pair }) => pair))
      const same = rows.filter((row) => row.contender === ours && names.has(row.pair))
      const group = `${kind}, ${theirs[0]?.checker}`
      return theirs.length === 0
        ? []
        : [
            [group, ours, ...figures(same)],
            [group, other, ...figures(theirs)],
          ]
    }),
  )
  return table(['pairs', 'by', ...figureNames], lines)
}

function labelTable(judged: readonly Judged[]): string {
  const agree = judged.filter(({ label, saidNew }) => (label === 'NEW') === saidNew)
  const others = judged.filter((one) => !agree.includes(one))
  return [
    `${agree.length} of ${judged.length} agree (${share(agree.length, judged.length)}).\n`,
    table(
      ['pair', 'index', 'label', 'said', 'certainty', 'why it is labelled so'],
      others.map(({ pair, head_index, label, saidNew, certainty, reason }) => [
        pair,
        String(head_index),
        label,
        saidNew ? 'NEW' : 'OLD',
        certainty,
        reason.replaceAll('|', '\\|'),
      ]),
    ),
  ].join('\n')
}

function pairTable(rows: readonly Row[]): string {
  return table(
    ['pair', 'old', 'new', 'false', 'missed', 'right', '`--max-new-errors 0`'],
    rows.map(({ pair, score, gate }) => [
      pair,
      String(score.old),
      String(score.new),
      String(score.falseNew),
      String(score.missedNew),
      score.right === 1 ? 'yes' : '**no**',
      gate,
    ]),
  )
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} % (${part})`
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [row(head), row(head.map(() => ':--')), ...lines.map(row), ''].join('\n')
}
