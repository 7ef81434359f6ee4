/**
 * Everything that can go wrong and that somebody other than us can act on, as data.
 * The words are in `messages/`; the family decides the outcome.
 */
import { type PublishProblem, publishFamilies } from './publish-problem.ts'
import type { ScopeChange } from './scope-report.ts'
import type { CheckerName } from './snapshot.ts'
import type { UsageMistake } from './usage.ts'

/** What ends a run, or stands beside its result. */
export type Problem =
  | ConfigProblem
  | CheckerProblem
  | BaselineProblem
  | AbsenceProblem
  | DeliveryProblem
  | LegConfigProblem
  | LegProblem
  | PublishProblem

/** Inputs, options or configuration are wrong: outcome `config-error`. */
export type ConfigProblem =
  | {
      readonly kind: 'input-invalid'
      readonly input: string
      readonly value: string
      readonly expected: string
    }
  | {
      readonly kind: 'command-needs-shell'
      readonly input: string
      readonly value: string
      readonly found: string
    }
  | { readonly kind: 'command-unclosed-quote'; readonly input: string; readonly value: string }
  | { readonly kind: 'checker-ambiguous'; readonly found: readonly FoundChecker[] }
  | { readonly kind: 'checker-undetected'; readonly folder: string; readonly lookedFor: readonly string[] }
  | { readonly kind: 'usage'; readonly mistake: UsageMistake }
  | {
      readonly kind: 'rule-unknown'
      readonly code: string
      readonly checkers: readonly CheckerName[]
      /** Rules that are spelled nearly the same, nearest first. */
      readonly near: readonly string[]
    }
  | {
      readonly kind: 'file-unreadable'
      readonly role: string
      readonly path: string
      readonly reason: string
    }
  | { readonly kind: 'file-unwritable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'baseline-file-new'; readonly path: string; readonly errors: number }
  | { readonly kind: 'artifact-name-taken'; readonly artifact: string; readonly name: string }

/** A checker whose configuration was found, and in which file. */
export interface FoundChecker {
  readonly checker: CheckerName
  readonly file: string
}

/** The checker's run can't be trusted: outcome `not-comparable`. `lastLines` is what it printed last. */
export type CheckerProblem =
  | { readonly kind: 'checker-not-found'; readonly command: string }
  | { readonly kind: 'checker-not-executable'; readonly command: string; readonly reason: string }
  | { readonly kind: 'checker-killed'; readonly signal: string; readonly lastLines: readonly string[] }
  | { readonly kind: 'checker-out-of-memory'; readonly lastLines: readonly string[] }
  | {
      readonly kind: 'checker-timed-out'
      readonly limitMs: number
      /** Processes of it that could not be ended. */
      readonly survivors: number
      readonly lastLines: readonly string[]
    }
  | { readonly kind: 'checker-crashed'; readonly exit: string; readonly lastLines: readonly string[] }
  | { readonly kind: 'checker-internal-error'; readonly exit: string; readonly lastLines: readonly string[] }
  | {
      readonly kind: 'checker-wrong-installation'
      readonly exit: string
      readonly lastLines: readonly string[]
    }
  | {
      readonly kind: 'checker-too-old'
      readonly checker: CheckerName
      readonly oldest: string
      readonly evidence: string
    }
  | { readonly kind: 'checker-disk-full'; readonly lastLines: readonly string[] }
  | {
      readonly kind: 'checker-bad-configuration'
      readonly exit: string
      readonly lastLines: readonly string[]
    }
  | { readonly kind: 'checker-plugin-missing'; readonly evidence: string }
  | { readonly kind: 'checker-file-unreadable'; readonly evidence: string }
  | { readonly kind: 'checker-usage-error'; readonly exit: string; readonly lastLines: readonly string[] }
  | { readonly kind: 'checker-project-missing'; readonly exit: string; readonly lastLines: readonly string[] }
  | { readonly kind: 'checker-stopped-early'; readonly evidence: string }
  | { readonly kind: 'checker-no-files'; readonly evidence: string }
  | { readonly kind: 'checker-held-back'; readonly option: string }
  | { readonly kind: 'output-empty'; readonly exit: string }
  | { readonly kind: 'output-too-large'; readonly bytes: number; readonly limit: number }
  | {
      readonly kind: 'output-unread'
      readonly count: number
      readonly lines: readonly string[]
      /** Another checker that prints exactly this. */
      readonly looksLike?: CheckerName
    }
  | { readonly kind: 'output-cut'; readonly expected: string; readonly lastLines: readonly string[] }
  | {
      readonly kind: 'summary-disagrees'
      readonly summary: string
      readonly claimed: number
      readonly read: number
      readonly unit: string
    }
  | {
      readonly kind: 'exit-disagrees'
      readonly exit: string
      readonly errors: number
      readonly meaning: string
    }
  | { readonly kind: 'exit-unknown'; readonly checker: CheckerName }
  | { readonly kind: 'run-interrupted' }
  /** `files` of the `of` error files of the baseline; `proven`: by arguments or configuration, not by numbers alone. */
  | {
      readonly kind: 'scope-shrank'
      readonly files: number
      readonly of: number
      readonly proven: boolean
      readonly changes: readonly ScopeChange[]
      readonly paths: readonly string[]
    }
  | { readonly kind: 'run-overtaken' }

/** The baseline can't be read or speaks of something else: outcome `not-comparable`. */
export type BaselineProblem =
  | { readonly kind: 'snapshot-unreadable'; readonly source: string; readonly reason: string }
  | {
      readonly kind: 'snapshot-version'
      readonly source: string
      readonly found: string
      readonly supported: number
    }
  | {
      readonly kind: 'snapshot-too-large'
      readonly source: string
      readonly bytes: number
      readonly limit: number
    }
  | { readonly kind: 'snapshot-other-checker'; readonly base: string; readonly head: string }
  | {
      readonly kind: 'artifact-digest'
      readonly artifact: string
      readonly expected: string
      readonly actual: string
    }
  | { readonly kind: 'artifact-shape'; readonly artifact: string; readonly reason: string }
  | {
      readonly kind: 'baseline-search-cut'
      readonly what: string
      readonly read: number
      readonly total: number
    }
  | { readonly kind: 'baseline-api-failed'; readonly request: string; readonly reason: string }
  | { readonly kind: 'baseline-cache'; readonly key: string; readonly reason: string }
  | { readonly kind: 'permission-actions-read'; readonly request: string; readonly reason: string }

/** Legs of a matrix that are named wrongly: outcome `config-error`. */
export type LegConfigProblem =
  | { readonly kind: 'leg-twice'; readonly leg: string }
  | { readonly kind: 'legs-ambiguous'; readonly names: readonly string[] }

/** Legs of a matrix that do not make one whole: outcome `not-comparable`. */
export type LegProblem =
  | { readonly kind: 'legs-none'; readonly name: string | null }
  | {
      readonly kind: 'legs-missing'
      /** By name, where that is known. */
      readonly missing: readonly string[]
      readonly expected: number
      readonly found: readonly string[]
    }
  | { readonly kind: 'legs-differ'; readonly what: string; readonly values: readonly string[] }
  | { readonly kind: 'leg-not-uploaded'; readonly artifact: string; readonly reason: string }

/** Proof that there is no baseline yet: the run goes on as the first one. */
export type AbsenceProblem =
  | { readonly kind: 'baseline-none'; readonly artifact: string; readonly refused: readonly string[] }
  | { readonly kind: 'baseline-expired'; readonly artifact: string; readonly expiredAt: string }
  | { readonly kind: 'baseline-not-asked' }
  | { readonly kind: 'baseline-file-none'; readonly path: string; readonly commit: string }

/** Something was not delivered or not looked at: a warning that never changes the verdict. */
export type DeliveryProblem =
  | { readonly kind: 'comment-forbidden'; readonly reason: string }
  | { readonly kind: 'comment-failed'; readonly reason: string }
  | { readonly kind: 'comment-locked' }
  | { readonly kind: 'artifact-failed'; readonly artifact: string; readonly reason: string }
  | { readonly kind: 'files-unlisted'; readonly reason: string }
  | {
      readonly kind: 'artifact-unsupported'
      /** The snapshot that other runs or jobs look for and that is kept nowhere; null when nobody misses it. */
      readonly missed: string | null
    }
  | { readonly kind: 'confirm-failed'; readonly reason: string }
  | { readonly kind: 'cache-failed'; readonly reason: string }
  | {
      /** Files were not as in the snapshot's commit when they were checked. */
      readonly kind: 'snapshot-edited'
      readonly side: 'base' | 'head'
      readonly files: readonly string[]
    }

/** The outcome that a family of problems leads to. */
export type ProblemFamily = 'config-error' | 'not-comparable' | 'warning'

/** Which family each problem belongs to; a new problem does not compile until it has one. */
export const problemFamilies: Record<Problem['kind'], ProblemFamily> = {
  'input-invalid': 'config-error',
  'command-needs-shell': 'config-error',
  'command-unclosed-quote': 'config-error',
  'checker-ambiguous': 'config-error',
  'checker-undetected': 'config-error',
  usage: 'config-error',
  'rule-unknown': 'config-error',
  'file-unreadable': 'config-error',
  'file-unwritable': 'config-error',
  'baseline-file-new': 'config-error',
  'artifact-name-taken': 'config-error',
  'checker-not-found': 'not-comparable',
  'checker-not-executable': 'not-comparable',
  'checker-killed': 'not-comparable',
  'checker-out-of-memory': 'not-comparable',
  'checker-timed-out': 'not-comparable',
  'checker-crashed': 'not-comparable',
  'checker-internal-error': 'not-comparable',
  'checker-wrong-installation': 'not-comparable',
  'checker-too-old': 'not-comparable',
  'checker-disk-full': 'not-comparable',
  'checker-bad-configuration': 'not-comparable',
  'checker-plugin-missing': 'not-comparable',
  'checker-file-unreadable': 'not-comparable',
  'checker-usage-error': 'not-comparable',
  'checker-project-missing': 'not-comparable',
  'checker-stopped-early': 'not-comparable',
  'checker-no-files': 'not-comparable',
  'checker-held-back': 'not-comparable',
  'output-empty': 'not-comparable',
  'output-too-large': 'not-comparable',
  'output-unread': 'not-comparable',
  'output-cut': 'not-comparable',
  'summary-disagrees': 'not-comparable',
  'exit-disagrees': 'not-comparable',
  'exit-unknown': 'not-comparable',
  'run-interrupted': 'not-comparable',
  'scope-shrank': 'not-comparable',
  'run-overtaken': 'not-comparable',
  'snapshot-unreadable': 'not-comparable',
  'snapshot-version': 'not-comparable',
  'snapshot-too-large': 'not-comparable',
  'snapshot-other-checker': 'not-comparable',
  'artifact-digest': 'not-comparable',
  'artifact-shape': 'not-comparable',
  'baseline-search-cut': 'not-comparable',
  'baseline-api-failed': 'not-comparable',
  'baseline-cache': 'not-comparable',
  'permission-actions-read': 'not-comparable',
  'leg-twice': 'config-error',
  'legs-ambiguous': 'config-error',
  'legs-none': 'not-comparable',
  'legs-missing': 'not-comparable',
  'legs-differ': 'not-comparable',
  'leg-not-uploaded': 'not-comparable',
  ...publishFamilies,
  'baseline-none': 'warning',
  'baseline-expired': 'warning',
  'baseline-not-asked': 'warning',
  'baseline-file-none': 'warning',
  'comment-forbidden': 'warning',
  'comment-failed': 'warning',
  'comment-locked': 'warning',
  'artifact-failed': 'warning',
  'files-unlisted': 'warning',
  'artifact-unsupported': 'warning',
  'confirm-failed': 'warning',
  'cache-failed': 'warning',
  'snapshot-edited': 'warning',
}

/** Carries a problem to the one place that ends the run. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(problem: Problem, options?: { readonly cause: unknown }) {
    super(problem.kind, options)
    this.problem = problem
  }
}
