/** Whose a difference is: of the change itself, or of the toolchain that checks it. */
import type { RunDrift } from './run-drift.ts'

/** Errors by what they come from. Each has exactly one cause, so the three add up to all of them. */
export interface CauseCounts {
  readonly change: number
  /** Checker, plugins, dependencies, configuration: whatever {@link RunDrift} tells. */
  readonly toolchain: number
  /** One of the two, and it can't be told which; none where the base was checked with the new toolchain. */
  readonly either: number
}

/** The errors of a rule. */
export interface RuleCount {
  readonly rule: string | null
  readonly errors: number
}

/** New and fixed errors since the baseline that was found, by what they come from. */
export interface Attribution {
  /**
   * `runs`: the sources of the base were checked with the new toolchain, too, so this is what is. The comparison of the
   * result is the change's part then. `lines`: by the lines that the change touches.
   */
  readonly by: 'runs' | 'lines'
  readonly drift: readonly RunDrift[]
  /** Between the baseline and the base commit: their part is in that of the toolchain. */
  readonly commits: number
  readonly new: CauseCounts
  readonly fixed: CauseCounts
  /** Brought by the toolchain and fixed by the change: neither new nor fixed. */
  readonly mended: number
  /** Of what the toolchain brings, the most first; empty where it can't be told. */
  readonly rules: readonly RuleCount[]
}
