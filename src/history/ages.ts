/** Carries the ages of errors from one baseline to the next, and sums them up. */
import type { AgedError, AgeSummary, Ages, GoneError } from '#model/ages.ts'
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import type { Digest } from '#model/digest.ts'
import type { DatedCommit } from '#model/history.ts'
import { compareDiagnostics } from '#model/order.ts'

/** Errors that are gone and remembered: the newest so many. */
const mostGone = 2000
/** Errors of a list that is shown. */
const shown = 20
const day = 24 * 60 * 60
const spreadDays = [30, 90, 180, 365] as const

/** Of the first baseline that records them: everything is as old as that, or older. */
export function firstAges({ length }: DiagnosticTable, commit: DatedCommit): Ages {
  return { from: commit, firsts: [commit], rows: new Int32Array(length), returned: [], gone: [] }
}

/**
 * `comparison` pairs the diagnostics of the baseline before with those of this one. What is paired keeps its age wherever it
 * moved; what is new and was gone has the age that it had, and has come back once more.
 */
export function nextAges(
  before: Ages,
  {
    base,
    head,
    comparison,
  }: { readonly base: DiagnosticTable; readonly head: DiagnosticTable; readonly comparison: Comparison },
  { commit, digest }: { readonly commit: DatedCommit; readonly digest: Digest },
): Ages {
  const { rows: paired } = comparison.kept
  if (paired === undefined) {
    return firstAges(head, commit)
  }
  const collected = new Collected()
  const firstOf = (index: number): DatedCommit => before.firsts[index] ?? before.from
  const timesBefore = new Map(before.returned)
  const known = new Map(before.gone.map((gone) => [gone.key, gone]))
  const rows = new Int32Array(head.length).fill(-1)
  const returned: (readonly [number, number])[] = []
  const settle = (row: number, first: DatedCommit, times: number): void => {
    rows[row] = collected.add(first)
    if (times > 0) {
      returned.push([row, times])
    }
  }
  for (const [index, row] of paired.head.entries()) {
    const baseRow = paired.base[index] ?? 0
    settle(row, firstOf(before.rows[baseRow] ?? 0), timesBefore.get(baseRow) ?? 0)
  }
  for (const row of unpairedRows(paired.head, head.length)) {
    const key = known.size === 0 ? '' : keyOf(head.at(row), digest)
    const gone = known.get(key)
    known.delete(key)
    settle(row, gone === undefined ? commit : firstOf(gone.first), gone === undefined ? 0 : gone.times + 1)
  }
  const left = unpairedRows(paired.base, base.length).map(
    (row): GoneError => ({
      key: keyOf(base.at(row), digest),
      first: before.rows[row] ?? 0,
      times: timesBefore.get(row) ?? 0,
    }),
  )
  const gone = [...known.values(), ...left]
    .slice(-mostGone)
    .map((one) => ({ ...one, first: collected.add(firstOf(one.first)) }))
  return {
    from: before.from,
    firsts: collected.commits,
    rows,
    returned: returned.sort(([one], [other]) => one - other),
    gone,
  }
}

/** Ascending. */
function unpairedRows(paired: Int32Array, length: number): readonly number[] {
  const isPaired = new Uint8Array(length)
  for (const row of paired) {
    isPaired[row] = 1
  }
  return Array.from(isPaired.keys()).filter((row) => isPaired[row] === 0)
}

/** Each commit once, in the order of its first use. */
class Collected {
  readonly commits: DatedCommit[] = []
  readonly #places = new Map<string, number>()

  add(commit: DatedCommit): number {
    const known = this.#places.get(commit.commit)
    if (known !== undefined) {
      return known
    }
    this.#places.set(commit.commit, this.commits.length)
    return this.commits.push(commit) - 1
  }
}

/** Without its line, which anything above it moves. */
function keyOf({ path, severity, code, message, evidence }: Diagnostic, digest: Digest): string {
  return digest([path, severity, code ?? '', evidence.scope ?? '', message].join('\0'))
}

/** Of the errors that the baseline has too; null where it does not record ages. */
export function ageSummary(ages: Ages | undefined, { kept }: Comparison): AgeSummary | null {
  const { rows: paired } = kept
  if (ages === undefined || paired === undefined) {
    return null
  }
  const timesOf = new Map(ages.returned)
  const aged: AgedError[] = []
  let index = 0
  for (const { head: diagnostic } of kept) {
    const row = paired.base[index] ?? 0
    index += 1
    if (diagnostic.severity === 'error') {
      const first = ages.firsts[ages.rows[row] ?? 0] ?? ages.from
      const orBefore = first.commit === ages.from.commit
      aged.push({ diagnostic, first, orBefore, returned: timesOf.get(row) ?? 0 })
    }
  }
  const byPlace = (one: AgedError, other: AgedError): number =>
    one.first.time - other.first.time || compareDiagnostics(one.diagnostic, other.diagnostic)
  const oldest = [...aged].sort(byPlace)
  const returned = aged
    .filter((one) => one.returned > 0)
    .sort((one, other) => other.returned - one.returned || byPlace(one, other))
  return {
    from: ages.from,
    oldest: oldest.slice(0, shown),
    returned: returned.slice(0, shown),
    returnedCount: returned.length,
    spread: spreadOf(oldest, Math.max(ages.from.time, ...ages.firsts.map(({ time }) => time))),
  }
}

/** Ages are counted up to the newest commit in which any was first seen: no clock is read. */
function spreadOf(aged: readonly AgedError[], now: number): AgeSummary['spread'] {
  let below = 0
  return [...spreadDays, null].map((days) => {
    const upTo =
      days === null ? aged.length : aged.filter(({ first }) => now - first.time <= days * day).length
    const errors = upTo - below
    below = upTo
    return { days, errors }
  })
}
