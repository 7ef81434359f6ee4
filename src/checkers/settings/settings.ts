/** What a checker's arguments and configuration files say about a run. Every path here is relative to its folder. */

/** What the reader of a checker's settings may ask. */
export interface SettingsQuery {
  /** Behind the checker's own name; null where a wrapper hides them. */
  readonly args: readonly string[] | null
  /** It is started with its {@link import('../checker.ts').Checker.defaultArgs}, which stand in front of `args`. */
  readonly withDefaults?: boolean
  /** The folder itself (`''`) and those above it up to the repository's root: `'../'`, `'../../'`. */
  readonly upwards: readonly string[]
  /** The text of a file; null when there is none. */
  readonly open: (path: string) => Promise<string | null>
}

/** A file that was read, with what counts of it. Equal contents mean the same to the checker. */
export interface SettingsFile {
  readonly path: string
  readonly content: string
}

/** Globs; see {@link import('#model/run-identity.ts').ScopePart}. */
export interface SettingsPart {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/** The answer. What is not said is null or empty. */
export interface Settings {
  readonly files: readonly SettingsFile[]
  /** As named: a module (`pydantic.mypy`) or a file. */
  readonly plugins: readonly string[]
  /** The language version that is checked for. */
  readonly languageVersion: string | null
  /** The interpreter whose packages are looked at. */
  readonly interpreter: string | null
  readonly named: readonly string[] | null
  readonly parts: readonly SettingsPart[]
  readonly excludePatterns: readonly string[]
  /** What keeps the checker from looking at everything; null or absent when nothing does. */
  readonly heldBack?: HeldBack | null
  /** The checker's own, where its files tell it instead of the checker; absent where the checker is asked. */
  readonly version?: string | null
  /** See {@link import('../checker.ts').ReadContext}. */
  readonly programs?: number | null
  /** A project that the run names and that has no files of its own; null or absent when there is none. */
  readonly refersOnly?: RefersOnly | null
}

/** A project file and those that it refers to, which are not checked with it. */
export interface RefersOnly {
  readonly project: string
  readonly references: readonly string[]
}

/** An option as the user knows it. `with-errors`: it does so once there is an error. */
export interface HeldBack {
  readonly option: string
  readonly when: 'always' | 'with-errors'
  /** Words that undo it, where leaving an option out does not. */
  readonly instead?: string
}
