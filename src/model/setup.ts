/** What a set-up of a repository finds, decides and says, as data. */
import type { Problem } from './problem.ts'
import type { CheckerName } from './snapshot.ts'

/** An action at one commit, with the version that people know it by. */
export interface PinnedAction {
  readonly uses: string
  readonly version: string
}

/** Values of `with` are plain words, numbers or yes and no. */
export type StepValue = string | number | boolean

/** One step of a written workflow. `folder` is `''` for the root; `note` is said behind it, as a comment. */
export type Step =
  | {
      readonly kind: 'action'
      readonly action: PinnedAction
      readonly with: Readonly<Record<string, StepValue>>
    }
  | { readonly kind: 'run'; readonly run: string; readonly folder: string; readonly note?: string }

/** What the user should do himself. `spec`: the checker's package with a version. */
export type SetupAdvice =
  | { readonly kind: 'checker-not-in-manifest'; readonly name: string }
  | { readonly kind: 'checker-not-locked'; readonly name: string; readonly file: string }
  | {
      readonly kind: 'checker-not-pinned'
      readonly name: string
      readonly file: string
      readonly spec: string
    }
  | { readonly kind: 'text-not-made'; readonly name: string; readonly file: string }

/** How the packages of a project are installed, and what there is to know of it. */
export interface Installation {
  /** `uv`, `npm`, …; for people. */
  readonly manager: string
  /** The file that says so, from the root; null where there is none. */
  readonly file: string | null
  readonly steps: readonly Step[]
  /** What stands in front of a program so that it is found; empty where it is on the PATH or in `node_modules/.bin`. */
  readonly launcher: readonly string[]
  /** Of what there is only one in a job, and which of it: `{ node: '22', pnpm: '9.1.0' }`. */
  readonly wants: Readonly<Record<string, string>>
  readonly advice: readonly SetupAdvice[]
}

/** A checker in a folder. `file` says that it is used there; null: the user said so. `folder` is `''` for the root. */
export interface FoundCheck {
  readonly checker: CheckerName
  readonly folder: string
  readonly file: string | null
}

/** What one run here gave: the numbers that the first run will have, or why there are none. `words`: what was run. */
export type Tried =
  | {
      readonly kind: 'ran'
      readonly words: string
      readonly version: string | null
      readonly errors: number
      readonly warnings: number
    }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** A check with its name, what it looks at, and one run of it. */
export interface TriedCheck extends FoundCheck {
  readonly name: string
  /** As the user's own file says it; empty: not at all. */
  readonly command: readonly string[]
  readonly args: readonly string[]
  /** A text of the checker that another step makes; null: the checker is run. */
  readonly inputFile: string | null
  readonly tried: Tried
}

/** A check as it will be set up. */
export interface PlannedCheck extends TriedCheck {
  readonly installation: Installation
}

/** A file to write; `taken`: something else stands there, and stays. */
export interface PlannedFile {
  readonly path: string
  readonly text: string
  readonly state: 'new' | 'taken'
}

/** What `check` is told on a laptop. */
export interface LocalWords {
  /** In a hook, which says itself which files: word by word, and as a shell takes it. */
  readonly args: readonly string[]
  readonly words: string
  /** For everything. */
  readonly whole: string
}

/** A hook: lines for a file of the user's, or for one that is not there yet. */
export interface PlannedHook {
  readonly runner: HookRunner
  /** Null: where the lines belong can't be told, so they are only shown. */
  readonly file: { readonly path: string; readonly isNew: boolean; readonly text: string } | null
  /** What is added. */
  readonly lines: readonly string[]
}

/** A line that counts errors; `line` from 1. */
export interface Counter {
  readonly path: string
  readonly line: number
}

/** A file of known errors that another tool wrote. */
export interface OtherBaseline {
  readonly path: string
  readonly tool: string
}

/** A program that runs hooks before a commit or push. */
export type HookRunner = 'pre-commit' | 'lefthook' | 'husky'

/** What a repository already does about its errors, and who owns its files. */
export interface PresentWays {
  readonly counters: readonly Counter[]
  readonly baselines: readonly OtherBaseline[]
  readonly codeOwners: string | null
  /** A licence is there, so strangers may send pull requests from forks. */
  readonly isPublic: boolean
  /** Which program runs hooks here; null: none that is known. */
  readonly hooks: HookRunner | null
}

/** All that a set-up does and says. */
export interface SetupPlan {
  readonly branch: string
  readonly checks: readonly PlannedCheck[]
  /** The configuration file that was there already; null: none. */
  readonly filed: string | null
  /** The checks run in several jobs. */
  readonly isSplit: boolean
  readonly files: readonly PlannedFile[]
  /** Null: no program runs hooks here. */
  readonly hook: PlannedHook | null
  /** How it is run on a laptop. */
  readonly local: readonly LocalWords[]
  readonly ways: PresentWays
}
