/** What the result of a run depends on beside the sources: recorded, so that a difference can be told later. */

/** What programs that are checked run in or are built with. */
export const languageNames = ['Python', 'Node', 'Deno', 'Go', 'Rust', 'PHP'] as const

/** The language that was checked: its version as configured, else the interpreter's. */
export interface Language {
  readonly name: (typeof languageNames)[number]
  /** `3.12`, `24.1.0`; null where it could not be found out. */
  readonly version: string | null
}

/** Something that the checker's configuration loads into the checker. */
export interface Plugin {
  /** As the configuration names it. */
  readonly name: string
  /** Of the package that it comes from; null where that could not be found out. */
  readonly version: string | null
}

/** A file that the result depends on. */
export interface FileDigest {
  /** Relative to the repository root; as found when it is outside. */
  readonly path: string
  /** Over what the checker reads of it: comments and sections of other tools don't count. */
  readonly digest: string
}

/** One list of what is checked. Globs, relative to the repository root, that match whole paths. */
export interface ScopePart {
  /** Empty: everything. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/** Which files a run was told to look at, as far as arguments and configuration say so. */
export interface Scope {
  /** Paths named on the command line; empty: the configuration decides; null: the command does not show them. */
  readonly named: readonly string[] | null
  /** A file is looked at when one part includes it and does not exclude it; no parts: it is not known. */
  readonly parts: readonly ScopePart[]
  /** Python regular expressions searched in paths relative to `folder`; what mypy excludes. */
  readonly excludePatterns: readonly string[]
  /** The folder that the checker ran in, relative to the root. */
  readonly folder: string
}

/** Everything that is recorded of one run. */
export interface RunIdentity {
  readonly language: Language | null
  readonly plugins: readonly Plugin[]
  /** Digest of the user's own words for the checker; null when a text was read. */
  readonly arguments: string | null
  /** Those of them that decide how much the checker says, as `--name` or `--name=value`; absent where they are not known. */
  readonly flags?: readonly string[]
  readonly configFiles: readonly FileDigest[]
  readonly lockfiles: readonly FileDigest[]
  readonly scope: Scope
}
