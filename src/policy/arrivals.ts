/** New errors and the steps of a branch in, what brought each of them out. Decides nothing. docs/run-health.md#what-came-in-between */
import type { Arrival, ArrivalEvidence, Step } from '#model/arrivals.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { RepoPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'

/** What is known of a step. */
export interface KnownStep extends Step {
  /** From its first parent to it; null where git does not know both. */
  readonly lineMap: LineMap | null
  /** Whether it touches a file that the checker reads; null where that is not known. */
  readonly touches: boolean | null
  /** Its pull request as it was checked by itself; null where there is no such run, or not one that can be compared. */
  readonly own: OwnRun | null
}

/** The run of a pull request, before it was merged. */
export interface OwnRun {
  /** Which of the new errors it did not have, as {@link errorCounts} counts them. */
  readonly lacks: ReadonlyMap<string, number>
  /** Steps of the branch that the baseline has and it was checked without, as far as they touch what is checked; oldest first. */
  readonly without: readonly Step[]
  /** Which of the steps its base had already. */
  readonly holds: ReadonlySet<string>
}

/** Equal for errors that nothing tells apart. */
function errorKey(diagnostic: Diagnostic): string {
  return JSON.stringify(diagnostic)
}

/** How many there are of each. */
export function errorCounts(diagnostics: Iterable<Diagnostic>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const key = errorKey(diagnostic)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/**
 * `errors` are new against the baseline. Each is in exactly one of the arrivals. `whole`: the steps are all that came in
 * between, so that nothing else can have brought them.
 */
export function arrivalsOf(
  errors: readonly Diagnostic[],
  { steps, whole }: { readonly steps: readonly KnownStep[]; readonly whole: boolean },
): readonly Arrival[] {
  const lacking = new Map(
    steps.flatMap((step) => (step.own === null ? [] : [[step, new Map(step.own.lacks)] as const])),
  )
  const found = new Map<
    string,
    { readonly arrival: Omit<Arrival, 'errors'>; readonly errors: Diagnostic[] }
  >()
  for (const error of errors) {
    const key = errorKey(error)
    const have = steps.filter((step) => {
      const left = lacking.get(step)
      return left !== undefined && !taken(left, key)
    })
    const arrival = arrivalOf(error, { steps, whole, have })
    const place = `${arrival.by} ${arrival.steps.map(({ commit }) => commit).join(' ')}`
    const known = found.get(place) ?? { arrival, errors: [] }
    known.errors.push(error)
    found.set(place, known)
  }
  return [...found.values()]
    .map(({ arrival, errors: own }) => ({ ...arrival, errors: own }))
    .sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by) || b.errors.length - a.errors.length)
}

/** What nobody could have seen before comes first. */
const order: readonly ArrivalEvidence[] = ['together', 'own-run', 'line', 'only', 'unknown']

interface Known {
  readonly steps: readonly KnownStep[]
  readonly whole: boolean
  /** Those whose own run has the error. */
  readonly have: readonly KnownStep[]
}

function arrivalOf(error: Diagnostic, { steps, whole, have }: Known): Omit<Arrival, 'errors'> {
  if (have.length > 0) {
    // Whoever was checked on top of another has the other's errors, too.
    const first = have.filter(({ own }) => !have.some(({ commit }) => own?.holds.has(commit) === true))
    return { by: 'own-run', steps: first.map(plain) }
  }
  const together = whole ? togetherOf(steps) : null
  if (together !== null) {
    return { by: 'together', steps: together }
  }
  const writer = writerOf(error, steps)
  if (writer !== null) {
    return { by: 'line', steps: [plain(writer)] }
  }
  const touching = steps.filter(({ touches }) => touches !== false)
  const [only] = touching
  return whole && only !== undefined && touching.length === 1 && only.touches === true
    ? { by: 'only', steps: [plain(only)] }
    : { by: 'unknown', steps: [] }
}

/** null unless everything that may have a part in it was checked without it: then two or more of these have. */
function togetherOf(steps: readonly KnownStep[]): readonly Step[] | null {
  const parts = steps.filter(({ touches }) => touches !== false)
  if (parts.length === 0 || parts.some(({ own }) => own === null)) {
    return null
  }
  const others = new Map<string, Step>()
  for (const { own } of parts) {
    for (const step of own?.without ?? []) {
      others.set(step.commit, step)
    }
  }
  const own = new Set<string>(steps.map(({ commit }) => commit))
  const all = [...[...others.values()].filter(({ commit }) => !own.has(commit)), ...parts.map(plain)]
  const wasWhole = ({ commit, own: run }: KnownStep): boolean =>
    all.every((step) => step.commit === commit || run?.holds.has(step.commit) === true)
  return all.length < 2 || parts.some(wasWhole) ? null : all
}

/** The newest step that wrote the line; null where none did, or a step in between is not known. */
function writerOf({ path, line }: Diagnostic, steps: readonly KnownStep[]): KnownStep | null {
  let place: { readonly path: RepoPath; readonly line: number } | null = { path, line }
  for (const step of [...steps].reverse()) {
    if (step.lineMap === null) {
      return null
    }
    place = placeBefore(step.lineMap, place)
    if (place === null) {
      return step
    }
  }
  return null
}

/** null: the line was not there before. */
function placeBefore(
  map: LineMap,
  { path, line }: { readonly path: RepoPath; readonly line: number },
): { readonly path: RepoPath; readonly line: number } | null {
  if (map.added.has(path)) {
    return null
  }
  for (const [before, { headPath, ranges }] of map.files) {
    if (headPath === path) {
      const range = ranges.find(({ headStart, length }) => line >= headStart && line < headStart + length)
      return range === undefined ? null : { path: before, line: range.baseStart + (line - range.headStart) }
    }
  }
  return { path, line }
}

function taken(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0
  counts.set(key, left - 1)
  return left > 0
}

function plain({ commit, pull }: Step): Step {
  return { commit, pull }
}
