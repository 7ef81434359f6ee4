/** All diagnostics of one run, with what is needed to compare them later and where they came from. */
import type { Ages } from './ages.ts'
import type { DiagnosticTable } from './diagnostic-table.ts'
import type { FlakyPlace } from './flaky-place.ts'
import type { HistoryPoint } from './history.ts'
import type { CommitSha, RepoPath } from './ids.ts'
import type { RunIdentity, Scope } from './run-identity.ts'
import type { TypeCoverage } from './type-coverage.ts'

/** The checkers whose output can be read. */
export const checkerNames = [
  'mypy',
  'tsc',
  'vue-tsc',
  'pyright',
  'basedpyright',
  'ty',
  'pyrefly',
  'svelte-check',
  'zuban',
  'astro',
  'deno',
  'flow',
  'phpstan',
  'ruff',
  'eslint',
  'oxlint',
  'biome',
  'clippy',
  'golangci-lint',
  'pylint',
  'bandit',
  'suppressions',
  'sarif',
  'gitlab',
  'checkstyle',
  'github',
  'rdjson',
  'pattern',
] as const
/** One of {@link checkerNames}. */
export type CheckerName = (typeof checkerNames)[number]

/** Forms in which many tools report: what is checked, and how well, is the tool's business. */
export const carrierNames: readonly CheckerName[] = [
  'sarif',
  'gitlab',
  'checkstyle',
  'github',
  'rdjson',
  'pattern',
]

/** Who checked: two snapshots of different checkers are never compared. */
export interface CheckerIdentity {
  readonly name: CheckerName
  /** Only of a carrier: the tool that its document names, as far as it names one. */
  readonly tool?: string
  /** Only where the checker words a finding otherwise in another form of its output: `full`. Absent where nothing was found. */
  readonly form?: string
  /** As the checker prints it, null where it was not asked. */
  readonly version: string | null
  /** Digest of what the checker reads of its configuration files and arguments, null where they were not seen. */
  readonly configuration: string | null
}

/** Where it was checked. */
export interface Platform {
  /** `linux`, `darwin`, `win32`, …, null when read from a text. */
  readonly os: string | null
  /** The matrix leg or shard, null when there is only one. */
  readonly leg: string | null
  /** How many legs there are, absent when that is not known. */
  readonly legCount?: number
  /** Only in legs: the job's key in the workflow file, which is the name of its matrix. */
  readonly matrix?: string
  /** Only in legs: which job of the run it is. */
  readonly job?: LegJob
  /** Only in merged snapshots: every leg that is in it, sorted. */
  readonly legs?: readonly string[]
  /** Only in merged snapshots: where its legs come from. */
  readonly matrices?: readonly Matrix[]
}

/** One job of a workflow run, as it knows itself. */
export interface LegJob {
  /** GitHub's number of it; null where the runner does not say. */
  readonly id: number | null
  /** What GitHub calls it unless the workflow says otherwise: `leg (3.12, linux)`. */
  readonly name: string
}

/** The jobs that one entry of a workflow file made. */
export interface Matrix {
  /** The job's key in the workflow file; empty where it is not known. */
  readonly name: string
  /** How many jobs there are; null where it is not known. */
  readonly count: number | null
  readonly legs: readonly string[]
}

/** What one leg looked at, so that a leg that looks at less is seen among others that do not. */
export interface LegView {
  readonly leg: string
  readonly filesChecked: number | null
  readonly scope: Scope
}

/** The lowest total since the checker or its configuration last changed; growth counts from here. */
export interface Reference {
  readonly errors: number
  readonly commit: CommitSha | null
}

/** The qualified names of what each file defines, sorted. A file that is not listed was not read. */
export type Definitions = ReadonlyMap<RepoPath, readonly string[]>

/** One run of one checker. */
export interface Snapshot {
  readonly name: string
  readonly commit: CommitSha | null
  /** Files that were not as in the commit: edited, deleted or not known to git, sorted; absent when there were none. */
  readonly edited?: readonly RepoPath[]
  /** The folder of the repository that paths are relative to, `backend/`; absent at its top and without git. */
  readonly folder?: string
  readonly checker: CheckerIdentity
  readonly platform: Platform
  /** null in snapshots from before it was recorded. */
  readonly run: RunIdentity | null
  /** How many source files the checker says it looked at, null where it does not say. */
  readonly filesChecked: number | null
  /** Only in merged snapshots: of the legs that recorded it. Shards have none: they are parts of one view. */
  readonly legViews?: readonly LegView[]
  /** Where the checker counts it. */
  readonly typeCoverage?: TypeCoverage
  /** Only in baselines. */
  readonly reference: Reference | null
  /** Only in baselines, else empty: the default branch's course up to this run, oldest first. */
  readonly history: readonly HistoryPoint[]
  /** Only in baselines: since when there is each diagnostic. */
  readonly ages?: Ages
  /** Only in baselines: errors that came or went between runs of equal input; absent where there are none. */
  readonly flaky?: readonly FlakyPlace[]
  readonly diagnostics: DiagnosticTable
  /** Of the files that have a diagnostic; absent in snapshots from before it was recorded and in committed files. */
  readonly definitions?: Definitions
}

/** How many diagnostics of severity error, which is what every rule counts. */
export function countErrors(diagnostics: readonly { readonly severity: string }[]): number {
  let errors = 0
  for (const diagnostic of diagnostics) {
    errors += diagnostic.severity === 'error' ? 1 : 0
  }
  return errors
}
