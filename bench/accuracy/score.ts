/** Compares what was reported as new with what is known to be new. The corpus's README defines the scores. */

/** As `compare --format json` prints it. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly severity: string
  readonly code: string | null
  readonly message: string
}

/** Indices count head errors and warnings in the order printed. */
export interface Truth {
  readonly new: readonly number[]
  readonly unknown_head?: readonly number[]
}

/** Counts of diagnostics; a share is over `old` for false-new and over `new` for missed-new. */
export interface Score {
  readonly pairs: number
  readonly right: number
  readonly old: number
  readonly new: number
  readonly falseNew: number
  readonly missedNew: number
  readonly lenientFalseNew: number
  readonly lenientMissedNew: number
}

/** A score, and the diagnostics that were misjudged, in words. */
export interface PairScore extends Score {
  readonly details: readonly string[]
}

/** Nothing counted yet. */
export const noScore: Score = {
  pairs: 0,
  right: 0,
  old: 0,
  new: 0,
  falseNew: 0,
  missedNew: 0,
  lenientFalseNew: 0,
  lenientMissedNew: 0,
}

/** Sums. */
export function addScores(a: Score, b: Score): Score {
  return {
    pairs: a.pairs + b.pairs,
    right: a.right + b.right,
    old: a.old + b.old,
    new: a.new + b.new,
    falseNew: a.falseNew + b.falseNew,
    missedNew: a.missedNew + b.missedNew,
    lenientFalseNew: a.lenientFalseNew + b.lenientFalseNew,
    lenientMissedNew: a.lenientMissedNew + b.lenientMissedNew,
  }
}

/** `said`: the indices into `printed`, which is in output order, that were reported as new. */
export function scorePair(printed: readonly Finding[], said: ReadonlySet<number>, truth: Truth): PairScore {
  const truly = new Set(truth.new)
  const unknown = new Set(truth.unknown_head ?? [])
  const known = [...printed.keys()].filter((index) => !unknown.has(index))
  const falseNew = known.filter((index) => said.has(index) && !truly.has(index))
  const missed = known.filter((index) => truly.has(index) && !said.has(index))
  const surplus = surplusByPlace(printed, { known, said, truly })
  const show = (sign: string, index: number): string => {
    const { path, line, code, message } = printed[index] ?? { path: '', line: 0, code: '', message: '' }
    return `${sign} ${path}:${line} [${code}] ${message.split('\n')[0]}`
  }
  return {
    pairs: 1,
    right: falseNew.length + missed.length === 0 ? 1 : 0,
    old: known.length - truly.size,
    new: truly.size,
    falseNew: falseNew.length,
    missedNew: missed.length,
    lenientFalseNew: surplus.reduce((sum, count) => sum + Math.max(0, count), 0),
    lenientMissedNew: surplus.reduce((sum, count) => sum + Math.max(0, -count), 0),
    details: [
      ...falseNew.map((index) => show('false ', index)),
      ...missed.map((index) => show('missed', index)),
    ],
  }
}

/** Reported minus truly new, per file and rule. */
function surplusByPlace(
  printed: readonly Finding[],
  sets: {
    readonly known: readonly number[]
    readonly said: ReadonlySet<number>
    readonly truly: ReadonlySet<number>
  },
): readonly number[] {
  const surplus = new Map<string, number>()
  for (const index of sets.known) {
    const place = `${printed[index]?.path}\0${printed[index]?.code}`
    const step = Number(sets.said.has(index)) - Number(sets.truly.has(index))
    surplus.set(place, (surplus.get(place) ?? 0) + step)
  }
  return [...surplus.values()]
}

/**
 * Finds each reported diagnostic among the printed ones by `keyOf`. Equal ones are told apart by nothing, so one that
 * is truly new is taken first. Throws when something was reported that was never printed.
 */
export function indicesOf<Reported>(
  printed: readonly Finding[],
  reported: readonly Reported[],
  given: {
    readonly truth: Truth
    readonly printedKey: (finding: Finding) => string
    readonly reportedKey: (reported: Reported) => string
  },
): ReadonlySet<number> {
  const truly = new Set(given.truth.new)
  const free = new Map<string, number[]>()
  for (const [index, finding] of printed.entries()) {
    const key = given.printedKey(finding)
    const indices = free.get(key) ?? []
    indices.push(index)
    free.set(key, indices)
  }
  const said = new Set<number>()
  for (const one of reported) {
    const indices = free.get(given.reportedKey(one)) ?? []
    const best = indices.findIndex((index) => truly.has(index))
    const [index] = indices.splice(Math.max(0, best), 1)
    if (index === undefined) {
      throw new Error(`reported as new but never printed: ${JSON.stringify(one)}`)
    }
    said.add(index)
  }
  return said
}

/** Everything that tells two findings apart. */
export function wholeKey({ path, line, column, severity, code, message }: Finding): string {
  return [path, line, column, severity, code, message].join('\0')
}
