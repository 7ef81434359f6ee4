/**
 * Everything that can go wrong and that somebody other than us can act on, as data.
 * The words are in `messages/`; the family decides the outcome.
 */
import { type ConfigProblem, configFamilies } from './config-problem.ts'
import type { FiledPlace } from './filed-place.ts'
import { type LegConfigProblem, type LegProblem, legFamilies } from './leg-problem.ts'
import { type OutputProblem, outputFamilies } from './output-problem.ts'
import { type PublishProblem, publishFamilies } from './publish-problem.ts'
import type { ScopeChange } from './scope-report.ts'
import type { CheckerName } from './snapshot.ts'

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
      /** What the program can't run with, and the package to install instead. */
      readonly unfit?: { readonly program: string; readonly part: string; readonly fix: string }
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
  | {
      readonly kind: 'checker-no-files'
      readonly evidence: string
      /** Project files that the one named only refers to. */
      readonly references?: readonly string[]
    }
  | {
      readonly kind: 'checker-held-back'
      readonly option: string
      /** Words that undo it, where leaving an option out does not. */
      readonly instead?: string
    }
  | OutputProblem
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
  /** After another commit was checked in the same folder; `folder` holds what was there. */
  | {
      readonly kind: 'tree-not-restored'
      readonly reason: string
      readonly files: readonly string[]
      readonly folder: string
    }
  /** `right`: what should have been checked out, the merge commit or the commit of the run first. */
  | {
      readonly kind: 'commit-other'
      readonly checked: string
      readonly right: readonly string[]
      /** null where the run is about no pull request. */
      readonly pull: number | null
      /** The event was `pull_request_target`. */
      readonly target: boolean
    }

/** The baseline can't be read or speaks of something else: outcome `not-comparable`. */
export type BaselineProblem =
  | {
      readonly kind: 'snapshot-unreadable'
      readonly source: string
      readonly reason: string
      /** What became of a committed baseline; missing for a snapshot. */
      readonly committed?: 'damaged' | 'conflict'
    }
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
  | {
      readonly kind: 'snapshot-other-checker'
      readonly base: string
      readonly head: string
      /** Where both are tools that one carrier names. */
      readonly carrier?: CheckerName
      /** The baseline's, where the same checker printed two. */
      readonly form?: string
    }
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
  /** `until`: in words, when GitHub may be asked again. */
  | { readonly kind: 'github-limited'; readonly until: string }
  | { readonly kind: 'repository-hidden'; readonly request: string; readonly reason: string }
  /** Every artifact of the name was looked at; `refused`: why runs of them are not trusted. */
  | {
      readonly kind: 'baseline-none-pulled'
      readonly artifact: string
      readonly branch: string
      readonly refused: readonly string[]
    }
  | { readonly kind: 'baseline-cache'; readonly key: string; readonly reason: string }
  | { readonly kind: 'permission-actions-read'; readonly request: string; readonly reason: string }

/** Proof that there is no baseline yet: the run goes on as the first one. */
export type AbsenceProblem =
  | { readonly kind: 'baseline-none'; readonly artifact: string; readonly refused: readonly string[] }
  | {
      readonly kind: 'baseline-expired'
      readonly artifact: string
      readonly expiredAt: string
      readonly refused: readonly string[]
    }
  /** `looked`: the files that would have been taken; absent where none would. */
  | { readonly kind: 'baseline-not-asked'; readonly looked?: readonly string[] }
  | { readonly kind: 'baseline-file-none'; readonly path: string; readonly commit: string }

/** Something was not delivered or not looked at: a warning that never changes the verdict. */
export type DeliveryProblem =
  | { readonly kind: 'comment-forbidden'; readonly reason: string }
  | { readonly kind: 'comment-failed'; readonly reason: string }
  | { readonly kind: 'comment-locked' }
  | { readonly kind: 'check-run-forbidden'; readonly reason: string }
  | { readonly kind: 'check-run-failed'; readonly reason: string }
  | { readonly kind: 'data-branch-forbidden'; readonly branch: string; readonly reason: string }
  | { readonly kind: 'data-branch-failed'; readonly branch: string; readonly reason: string }
  /** It is there, and nothing says that we made it. */
  | { readonly kind: 'data-branch-foreign'; readonly branch: string }
  | { readonly kind: 'data-file-too-large'; readonly branch: string; readonly path: string }
  | { readonly kind: 'artifact-failed'; readonly artifact: string; readonly reason: string }
  | { readonly kind: 'files-unlisted'; readonly reason: string }
  | { readonly kind: 'files-cut'; readonly listed: number }
  | {
      readonly kind: 'artifact-unsupported'
      /** The snapshot that other runs or jobs look for and that is kept nowhere; null when nobody misses it. */
      readonly missed: string | null
    }
  | { readonly kind: 'confirm-failed'; readonly reason: string }
  | {
      /** A limit on single rules names one that nothing was found of, and that is spelled nearly like another. */
      readonly kind: 'limit-rule-unknown'
      readonly code: string
      readonly checker: CheckerName
      readonly near: readonly string[]
      /** Where it was said, such as `type-ratchet.yml:7`; left out where nobody has to be told. */
      readonly from?: string
    }
  /** `commit`: its first digits; `reason` is a sentence. */
  | { readonly kind: 'recompute-failed'; readonly commit: string; readonly reason: string }
  | { readonly kind: 'cache-failed'; readonly reason: string }
  | { readonly kind: 'report-unwritten'; readonly path: string; readonly reason: string }
  | { readonly kind: 'runner-file'; readonly what: string; readonly reason: string }
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
  ...configFamilies,
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
  ...outputFamilies,
  'run-interrupted': 'not-comparable',
  'scope-shrank': 'not-comparable',
  'run-overtaken': 'not-comparable',
  'tree-not-restored': 'not-comparable',
  'commit-other': 'not-comparable',
  'snapshot-unreadable': 'not-comparable',
  'snapshot-version': 'not-comparable',
  'snapshot-too-large': 'not-comparable',
  'snapshot-other-checker': 'not-comparable',
  'artifact-digest': 'not-comparable',
  'artifact-shape': 'not-comparable',
  'baseline-search-cut': 'not-comparable',
  'baseline-api-failed': 'not-comparable',
  'github-limited': 'not-comparable',
  'repository-hidden': 'not-comparable',
  'baseline-none-pulled': 'not-comparable',
  'baseline-cache': 'not-comparable',
  'permission-actions-read': 'not-comparable',
  ...legFamilies,
  ...publishFamilies,
  'baseline-none': 'warning',
  'baseline-expired': 'warning',
  'baseline-not-asked': 'warning',
  'baseline-file-none': 'warning',
  'comment-forbidden': 'warning',
  'comment-failed': 'warning',
  'comment-locked': 'warning',
  'check-run-forbidden': 'warning',
  'check-run-failed': 'warning',
  'data-branch-forbidden': 'warning',
  'data-branch-failed': 'warning',
  'data-branch-foreign': 'warning',
  'data-file-too-large': 'warning',
  'artifact-failed': 'warning',
  'files-unlisted': 'warning',
  'files-cut': 'warning',
  'artifact-unsupported': 'warning',
  'confirm-failed': 'warning',
  'limit-rule-unknown': 'warning',
  'recompute-failed': 'warning',
  'cache-failed': 'warning',
  'report-unwritten': 'warning',
  'runner-file': 'warning',
  'snapshot-edited': 'warning',
}

/** Carries a problem to the one place that ends the run. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  /** The check of a configuration file that it is about; null where none is. */
  readonly check: FiledPlace | null

  constructor(problem: Problem, options?: { readonly cause: unknown; readonly check?: FiledPlace }) {
    super(problem.kind, options)
    this.problem = problem
    this.check = options?.check ?? null
  }
}
