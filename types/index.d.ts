// What `type-ratchet check --format json` and `compare --format json` print. Generated from docs/schemas/comparison.schema.json: npm run docs

/** What `type-ratchet compare --format json` and `check --format json` print. Fields are added, never renamed: ignore those that you do not know. */
export type Comparison = {
  readonly version: 1
  /** Counts of errors. */
  readonly totals: Totals
  /** Counts of warnings. */
  readonly warnings: Totals
  /** Errors and warnings that the baseline does not have. */
  readonly new: readonly Unpaired[]
  /** Errors and warnings that only the baseline has. */
  readonly fixed: readonly Unpaired[]
  /** Only with `--explain`: errors and warnings that both have, with the evidence. */
  readonly kept?: readonly Pair[]
  readonly baseline: Baseline
  readonly verdict: Verdict
  /** How the run differs from the baseline's in what is not the sources. */
  readonly drift?: readonly Change[]
  /** What of the baseline was not looked at; null when there is no comparison. */
  readonly scope?: {
    /** Only a part was checked, on purpose. */
    readonly partial: boolean
    readonly changes: readonly Change[]
    readonly uncheckedErrors: number
    /** Files of the baseline that were not looked at: neither kept nor fixed. */
    readonly unchecked: readonly {
      readonly path: string
      readonly errors: number
    }[]
  } | null
  /** New errors that a second run does not have, or that are known to come and go: never counted. */
  readonly flaky?: readonly Diagnostic[]
  /** Suppressions and explicit `any` that the change adds, by rule of `checker: suppressions`, most first; null when that is not known. */
  readonly suppressed?: readonly Suppressed[] | null
  /** Values of the checker's configuration and arguments by which the change makes it say less. */
  readonly loosened?: readonly Loosened[]
  /** Whose the difference from the baseline that was found is; absent where the sources alone differ, or that is not known. */
  readonly attribution?: Attribution
  /** What came between the baseline and what was checked, and what of the new errors it brought; absent where nothing did, or it tells nothing. */
  readonly arrivals?: Arrivals
  /** How the check stands to its target; absent without `target-errors`, and as long as no run of the default branch is known. */
  readonly plan?: Plan
  /** Since when there are the errors that the baseline has too; absent where the baseline does not record it, and where files of it were not looked at. */
  readonly ages?: Ages
  /** Only when there is no comparison. */
  readonly problem?: Problem
  /** Only where the configuration file asks for it. */
  readonly readiness?: Readiness
  /** Only with a configuration file: each check by itself. The fields above are sums then, null where a check has no number. */
  readonly checks?: readonly {
    readonly name: string
    readonly checker: string | null
    /** Only one of the two configuration files has the check; left out where both do. */
    readonly standing?: 'new' | 'removed'
    readonly [more: string]: unknown
  }[]
}

/** Null when there is no comparison. */
export type Count = number | null

export type Totals = {
  readonly base: Count
  readonly head: Count
  /** `head` minus `base`. */
  readonly delta: number | null
  readonly new: Count
  readonly fixed: Count
  readonly kept: Count
}

export type Change = {
  readonly kind: string
  /** The same for people. */
  readonly text: string
  readonly [more: string]: unknown
}

export type Suppressed = {
  readonly rule: string
  readonly count: number
}

export type Loosened = {
  /** The configuration file; null for the checker's arguments. */
  readonly path: string | null
  /** As it is named there; behind it in brackets what it is for. */
  readonly setting: string
  /** Null where it was not set. */
  readonly from: string | null
  /** Null where it is not set any more. */
  readonly to: string | null
  /** The same for people. */
  readonly text: string
}

export type Causes = {
  readonly change: number
  readonly toolchain: number
  /** By one of the two. */
  readonly either: number
}

export type RuleCount = {
  readonly rule: string | null
  readonly errors: number
}

export type Plan = {
  readonly target: number
  readonly date: DayOrNull
  /** `away`: the total does not fall; `open`: there is no date; `unknown`: there is no pace yet. */
  readonly state: 'reached' | 'on-track' | 'late' | 'away' | 'open' | 'unknown'
  readonly left: number
  readonly weeksLate: number
  readonly neededPerWeek: number | null
  /** Errors that go in a week, by the runs of the last eight; about four of five courses like it lie between the ends. */
  readonly pacePerWeek: {
    readonly low: number
    readonly likely: number
    readonly high: number
  } | null
  /** Days at that pace; a `late` of null is perhaps never. */
  readonly arrival: {
    readonly early: DayOrNull
    readonly likely: DayOrNull
    readonly late: DayOrNull
  } | null
}

export type Ages = {
  /** Where recording began: what was there then may be older. */
  readonly from: {
    readonly commit: string
    readonly date: DayOrNull
  }
  readonly spread: readonly {
    readonly days: number | null
    readonly errors: number
  }[]
  readonly oldest: readonly Aged[]
  readonly returned: readonly Aged[]
  readonly returnedCount: number
}

/** A diagnostic, with the commit that it was first seen in and how often it was gone and came back. */
export type Aged = {
  readonly path: string
  readonly line: number | null
  readonly column: number | null
  readonly severity: string
  readonly code: string | null
  readonly message: string
  readonly first: {
    readonly commit: string
    readonly date: DayOrNull
    readonly orBefore: boolean
  }
  readonly returned: number
}

export type DayOrNull = string | null

export type Attribution = {
  /** `runs`: the base commit was checked with the new toolchain, and the totals are the change's part alone; `lines`: an estimate. */
  readonly by: 'runs' | 'lines'
  /** Between the baseline and the base commit. */
  readonly commits: number
  readonly new: Causes
  readonly fixed: Causes
  /** Brought by the toolchain and fixed by the change: neither new nor fixed. */
  readonly mended: number
  /** Of what the toolchain brings, the most first. */
  readonly rules: readonly RuleCount[]
  readonly drift: readonly Change[]
}

export type Step = {
  readonly commit: string
  /** The pull request that its message names. */
  readonly pull: number | null
}

export type Arrivals = {
  /** `branch`: pushed since the last baseline; `batch`: checked together by a merge queue; `base`: what the base commit has and the baseline has not. */
  readonly kind: 'branch' | 'batch' | 'base'
  /** Oldest first. */
  readonly steps: readonly Step[]
  readonly arrivals: readonly {
    /** `together`: each was checked without the others, and none of those runs had the errors; `own-run`: the pull request's own run had them; `line`: the step wrote the lines; `only`: no other step touches what is checked. */
    readonly by: 'own-run' | 'together' | 'line' | 'only' | 'unknown'
    readonly steps: readonly Step[]
    readonly count: number
    /** At most 50. */
    readonly errors: readonly Diagnostic[]
  }[]
}

export type Diagnostic = {
  /** Relative to the repository with `/`; as printed for a file outside; empty for the whole project. */
  readonly path: string
  readonly line: number
  /** 1 where the checker prints none. */
  readonly column: number
  readonly severity: 'error' | 'warning'
  /** As the checker prints it. */
  readonly code: string | null
  readonly message: string
  /** Only of merged runs: which of the legs found it. */
  readonly legs?: string
}

export type Unpaired = Diagnostic & {
  /** Stands beside one of the other side in the same place. */
  readonly replaced?: true
  /** The baseline is older than the base commit, and the change does not touch this file. */
  readonly mayComeFromBase?: true
  /** With a configuration file: of which check. */
  readonly check?: string
}

export type Pair = {
  readonly tier: 'place' | 'line' | 'tokens' | 'scope' | 'moved' | 'reworded' | 'text'
  readonly base: Diagnostic
  readonly head: Diagnostic
}

export type Baseline = {
  /** Null when there is no comparison. */
  readonly state: 'loaded' | 'absent' | null
  /** Where a loaded one came from. */
  readonly source: string | null
  readonly commit: string | null
  /** How many commits it is older than the base commit. */
  readonly distance: number | null
  /** Why an absent one is absent. */
  readonly reason: string | null
}

export type Verdict = {
  readonly outcome: 'pass' | 'report-only' | 'fail' | 'config-error' | 'not-comparable' | 'bug'
  readonly enforced: boolean
  readonly rules: readonly {
    readonly rule: string
    /** Which rule, category, path or owner the limit is about. */
    readonly of?: string
    readonly limit: number
    readonly value: number
    readonly passed: boolean
    readonly reason: string
    /** Of a broken one: where the configuration file says it, such as type-ratchet.yml:7. */
    readonly from?: string
    /** Of a broken one that counts more than the new errors: where to look first, new errors in front. */
    readonly places?: readonly {
      readonly path: string
      readonly line: number
    }[]
    /** With a configuration file: of which check. */
    readonly check?: string
  }[]
}

export type Readiness = {
  /** Rounded down to one decimal; null where it is not known. */
  readonly score: number | null
  readonly minScore: number | null
  readonly passed: boolean
  /** Whether a score that is too low fails the run. */
  readonly enforced: boolean
  readonly measures: readonly {
    readonly measure: 'clean-files' | 'target' | 'suppressions' | 'type-coverage'
    readonly weight: number
    /** In percent; null where no check tells it, and then it does not count. */
    readonly share: number | null
    readonly parts: readonly {
      readonly check: string
      readonly good: number
      readonly all: number
      readonly unit: 'files' | 'errors' | 'expressions' | 'lines'
    }[]
  }[]
  /** Checks without a result: without them there is no score. */
  readonly missing: readonly string[]
  /** Where the configuration file says it. */
  readonly from?: string
  /** How the change edits what is asked for; the base commit's file holds. */
  readonly edit?: 'new' | 'removed' | 'changed'
  readonly proposed?: Readiness
}

export type Problem = {
  /** A heading of docs/messages.md. */
  readonly code: string
  readonly what: string
  readonly why: string
  readonly fix: string
}
