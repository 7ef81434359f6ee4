/** What was said of a plan's errors, against what is known of each by the line that it comes from. */
import type { Layout } from './hidden-layout.ts'
import { oncePerFile, type Plan, wordsOf } from './hidden-plan.ts'
import type { Finding } from './score.ts'

/** As `compare --format json --explain` prints it. */
export interface Compared {
  readonly new: readonly Finding[]
  readonly fixed: readonly Finding[]
  readonly kept: readonly Pair[]
}
interface Pair {
  readonly tier: string
  readonly base: Finding
  readonly head: Finding
}

/** With and without the history. */
const manners = ['git', 'words'] as const
type Manner = (typeof manners)[number]

/** Of one sort of edit. `others` are errors that the edit caused on lines that it did not touch. */
interface Row {
  edits: number
  known: number
  readonly wrong: Record<Manner, number>
}

/** Sums over all batches. */
export class HiddenScore {
  exchanges = 0
  private readonly added = new Map<string, Row>()
  private readonly moved = new Map<string, Row>()
  private readonly untouched = { hidden: { ...none }, news: { ...none }, old: 0, risen: 0 }

  /** Adds a batch, and says in words what was judged wrong. */
  add(plan: Plan, layout: Layout, answers: Readonly<Record<Manner, Compared>>): readonly string[] {
    this.exchanges += plan.exchanges.length
    for (const { sort } of plan.exchanges) {
      rowOf(this.added, sort).edits++
    }
    for (const { sort } of plan.moves) {
      rowOf(this.moved, sort).edits++
    }
    return manners.flatMap((manner) => this.judge(manner, { plan, layout }, answers[manner]))
  }

  private judge(manner: Manner, batch: Batch, answer: Compared): readonly string[] {
    const truth = new Truth(batch, answer)
    const details: string[] = []
    for (const { tier, base, head } of answer.kept) {
      const verdict = truth.of(head)
      this.count(manner, verdict, false)
      if (verdict.kind === 'new') {
        details.push(`${manner} hidden (${verdict.sort}; ${tier}) ${shown(base)} -> ${shown(head)}`)
      }
    }
    for (const head of answer.new) {
      const verdict = truth.of(head)
      this.count(manner, verdict, true)
      if (verdict.kind === 'old') {
        details.push(`${manner} false ${verdict.sort} ${shown(head)}`)
      }
    }
    return details
  }

  private count(manner: Manner, { kind, sort }: Verdict, isSaidNew: boolean): void {
    const isCounted = manner === manners[0]
    const isWrong = (kind === 'new') !== isSaidNew
    if (kind === 'unknown') {
      return
    }
    if (sort === untouched) {
      const [sum, wrong] = kind === 'new' ? (['risen', 'hidden'] as const) : (['old', 'news'] as const)
      this.untouched[sum] += isCounted ? 1 : 0
      this.untouched[wrong][manner] += isWrong ? 1 : 0
      return
    }
    const row = rowOf(kind === 'new' ? this.added : this.moved, sort)
    row.known += isCounted ? 1 : 0
    row.wrong[manner] += isWrong ? 1 : 0
  }

  /** Markdown. */
  table(): string {
    const { hidden, news, old, risen } = this.untouched
    return [
      '| what comes | edits | new errors | hidden with git | hidden without |',
      '| :-- | --: | --: | --: | --: |',
      ...rowsOf(this.added),
      `| errors that this causes on untouched lines |  | ${risen} | ${hidden.git} | ${hidden.words} |`,
      '',
      '| what stays | edits | old errors | false-new with git | false-new without |',
      '| :-- | --: | --: | --: | --: |',
      ...rowsOf(this.moved),
      `| errors on untouched lines |  | ${old} | ${news.git} | ${news.words} |`,
      '',
    ].join('\n')
  }
}

const none: Readonly<Record<Manner, number>> = { git: 0, words: 0 }
const untouched = 'untouched line'

interface Batch {
  readonly plan: Plan
  readonly layout: Layout
}
interface Verdict {
  readonly kind: 'new' | 'old' | 'unknown'
  readonly sort: string
}

/** What is known of each head error of a batch. */
class Truth {
  private readonly batch: Batch
  /** Errors of the base by where their line comes from. */
  private readonly base = new Map<string, Finding[]>()
  /** How many head errors of the same line and words were asked for. */
  private readonly asked = new Map<string, number>()

  constructor(batch: Batch, { fixed, kept }: Compared) {
    this.batch = batch
    for (const finding of [...fixed, ...kept.map((pair) => pair.base)]) {
      const origin = batch.layout.originOf('base', finding)
      if (origin !== null) {
        this.base.set(origin, [...(this.base.get(origin) ?? []), finding])
      }
    }
  }

  /**
   * An error of an added unit is new; one with its rule and words on its line before is old, as many as there were; with
   * other words nobody knows. Those that were kept have to be asked for first.
   */
  of(head: Finding): Verdict {
    const origin = this.batch.layout.originOf('head', head)
    if (origin === null || oncePerFile.test(head.code ?? '')) {
      return { kind: 'unknown', sort: '' }
    }
    const added = this.batch.plan.exchanges.find(({ added: unit }) => contains(unit, origin))
    if (added !== undefined) {
      return { kind: 'new', sort: added.sort }
    }
    const move = this.batch.plan.moves.find(({ moved }) => contains(moved, origin))
    const before = (this.base.get(origin) ?? []).filter(({ code }) => code === head.code)
    const same = before.filter((base) => this.words(base) === this.words(head)).length
    if (same > 0) {
      const key = `${origin} ${this.words(head)}`
      const asked = (this.asked.get(key) ?? 0) + 1
      this.asked.set(key, asked)
      return asked > same ? { kind: 'new', sort: untouched } : { kind: 'old', sort: move?.sort ?? untouched }
    }
    return { kind: before.length > 0 || move !== undefined ? 'unknown' : 'new', sort: untouched }
  }

  /** With renamed names as they were before. */
  private words(finding: Finding): string {
    let words = wordsOf(finding)
    for (const { moved, place } of this.batch.plan.moves) {
      words = place === null ? words.replaceAll(`${moved.name}Renamed`, moved.name) : words
    }
    return words
  }
}

function contains(unit: { path: string; first: number; last: number }, origin: string): boolean {
  const at = origin.lastIndexOf(':')
  const line = Number(origin.slice(at + 1))
  return origin.slice(0, at) === unit.path && unit.first <= line && line <= unit.last
}

function rowOf(rows: Map<string, Row>, sort: string): Row {
  const row = rows.get(sort) ?? { edits: 0, known: 0, wrong: { git: 0, words: 0 } }
  rows.set(sort, row)
  return row
}

function rowsOf(rows: ReadonlyMap<string, Row>): readonly string[] {
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([sort, { edits, known, wrong }]) =>
        `| ${sort} | ${edits} | ${known} | ${wrong.git} | ${wrong.words} |`,
    )
}

function shown({ path, line, code, message }: Finding): string {
  return `${path}:${line} [${code}] ${message.split('\n')[0]}`
}
