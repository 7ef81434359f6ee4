/** What a checker is to us: how it is started, how its output is read, and what its exit codes mean. */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { RawTable } from '#model/raw-table.ts'
import type { Language } from '#model/run-identity.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { TypeCoverage } from '#model/type-coverage.ts'
import type { OfferedEdit } from './offered-edit.ts'
import type { LineFate } from './output/line-account.ts'
import type { Settings, SettingsQuery } from './settings/settings.ts'
import type { StrictFlags, StrictQuery } from './settings/strict-flags.ts'
import type { StrictSettings } from './settings/strict-settings.ts'

/** How the process ended; `unknown` when a text is read without its exit code. */
export type Exit =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'unknown' }

/** Everything that a finished run left behind. A text from a file is all `stdout`. */
export interface CheckerOutput {
  readonly stdout: string
  readonly stderr: string
  readonly exit: Exit
  /** Only a text was kept: what went to standard error is not known. */
  readonly textOnly?: true
  /** The text came through a pipe, where nothing tells who ended it. */
  readonly piped?: true
  /** It was asked for what proves its end; see `proofArgs`. */
  readonly asked?: true
}

/** What is known of a run beside its output. */
export interface ReadContext {
  /** How many programs are checked one after the other, each with phases of its own; null when that is not known. */
  readonly programs?: number | null
  /** How the user reads lines; null where nobody said. */
  readonly pattern?: string | null
}

/** A run that can be trusted, or why not. There is nothing in between. */
export type Reading =
  | {
      readonly kind: 'read'
      /** In the order printed. */
      readonly diagnostics: RawTable
      /** How many source files the checker says it looked at, null where it does not say. */
      readonly filesChecked: number | null
      /** Absent where the output does not say. */
      readonly version?: string
      /** Of a form that many tools print: which one it was, as far as the output says. */
      readonly tool?: string
      /** Of a checker that words a finding otherwise in each of its forms: which one it was; absent without findings. */
      readonly form?: string
    }
  | { readonly kind: 'not-comparable'; readonly problem: CheckerProblem }

/** A file whose presence says that the project uses this checker. */
export interface ConfigFile {
  readonly name: string
  /** A line that the file must have to count (`[tool.mypy]`), null when the file alone is enough. */
  readonly marker: RegExp | null
}

/** The reports that a checker writes beside its output. */
export interface OwnReports {
  /** As given on the command line, each once. */
  readonly folders: (argv: readonly string[]) => readonly string[]
  /** The files that tell the type coverage, the more exact one first. */
  readonly coverage: readonly CoverageFile[]
}

/** A file of a report folder; `read` gives null where it does not count. */
export interface CoverageFile {
  readonly name: string
  readonly read: (text: string) => TypeCoverage | null
}

/** The flags with which a checker says more. */
export interface Strictness {
  /** As users write them in its configuration. */
  readonly flags: readonly string[]
  /** Decides how a run gets one of them; null where it has it already. Where that is not known, it is turned on again. */
  readonly turnOn: (flag: string, query: SettingsQuery) => Promise<TurnedOn | null>
}

/** What a run with one flag more has beside the user's own. */
export type TurnedOn =
  /** Put behind the user's words. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** A configuration file for this run alone. */
  | {
      readonly kind: 'file'
      /** Where it must stand, seen from where the checker runs: its paths start there. `''` is that folder itself. */
      readonly folder: string
      readonly content: string
      /** The option that names it, by all its names; the user's own is left out. */
      readonly option: readonly [string, ...string[]]
      /** Stands in what is printed when the installed version does not know the flag, and goes on without it. */
      readonly unknown: RegExp
    }

/** One type checker. Stateless: everything is decided from the arguments. */
export interface Checker {
  readonly name: CheckerName
  /** The program started when the user gives no `command`. */
  readonly executable: string
  /** There is no such program: only a `command` is started, or a text is read. */
  readonly startsNothing?: true
  /** The oldest version that is known to be read; an older one may be. */
  readonly oldest: string
  /** Put before the user's `args` when the user gives no `command`; later arguments win. */
  readonly defaultArgs: readonly string[]
  /** Added where it is started with `defaultArgs`: the output proves more, and says no more of errors. */
  readonly proofArgs?: readonly string[]
  /** Put behind the user's `args` there, and behind the `--` in front of words for what it starts itself. */
  readonly endArgs?: readonly string[]
  /** A word of the user's that it takes only as its first one. */
  readonly comesFirst?: (word: string) => boolean
  /** Programs that wrap it, take its words and print what it prints. */
  readonly alsoCalled?: readonly string[]
  readonly configFiles: readonly ConfigFile[]
  /** It needs no process: what it finds in one file, null where it does not look at such a file. `path` is what it is called there. */
  readonly inspect?: (path: string, source: string) => readonly RawDiagnostic[] | null
  /** Files that change its results too, but say nothing about who uses them. */
  readonly alsoReads?: readonly ConfigFile[]
  /** Files that say who uses it, and change nothing of its results. */
  readonly namedIn?: readonly ConfigFile[]
  /** Checkers that it stands for where both are found. */
  readonly supersedes?: readonly CheckerName[]
  /** Paths of files that this checker looks at. */
  readonly sources: RegExp
  /** Finds the version in what `--version` prints; null when it is not there. */
  readonly readVersion: (text: string) => string | null
  readonly read: (output: CheckerOutput, context?: ReadContext) => Reading
  /** The fate of each line of a standard output, as `read` sees it; judges nothing. */
  readonly account: (stdout: string) => readonly LineFate[]
  /** What its arguments and configuration files say, found where it would look for them. */
  readonly settings: (query: SettingsQuery) => Promise<Settings>
  /** How much the same files and its flags make it say. Absent: neither can be read for that. */
  readonly strictSettings?: (query: StrictQuery, version: string | null) => Promise<StrictSettings>
  /** Which of its words decide how much it says. Absent: none. */
  readonly strictFlags?: StrictFlags
  /**
   * The words that make it print the files that it would check, one a line, without checking them; null when these
   * arguments don't allow it. Absent: it can't.
   */
  readonly listing?: (args: readonly string[]) => readonly string[] | null
  /** The words that make it watch files instead of ending; absent: it can't. */
  readonly watch?: RegExp
  /** Absent: its flags are not known. */
  readonly strictness?: Strictness
  /** The edits that its document has for its findings. Absent: it prints none. */
  readonly offered?: (document: unknown) => readonly OfferedEdit[]
  /** Reports of its own that its arguments may ask for. Absent: it has none. */
  readonly ownReports?: OwnReports
  /** The package that a plugin of its configuration comes from, null for a file of the project. Absent: it has no plugins. */
  readonly pluginPackage?: (plugin: string) => string | null
  /** It sees the packages of the interpreter that it runs in itself. Absent: those of the one on the PATH. */
  readonly ownInterpreter?: true
  /** Lines are read by a regular expression of the user's: what must be true of one that is not; null for one that can be used. */
  readonly patternFault?: (pattern: string) => Promise<string | null>
  /** What it runs in or checks for, and so whose packages it sees; null where that is not known. */
  readonly language: Language['name'] | null
}
