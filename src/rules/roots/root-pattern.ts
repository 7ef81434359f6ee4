/** The shape of a checker's table of messages that name the declaration behind them. */

/** What would have to be done to the declaration. */
export const rootKinds = [
  'signature',
  'parameter',
  'attribute',
  'override',
  'export',
  'package',
  'name',
  'narrowing',
] as const
/** One of {@link rootKinds}. */
export type RootKind = (typeof rootKinds)[number]

/** A message that names a declaration. Groups: `name`, and where there are any `owner` and `part`. */
export interface RootPattern {
  /** The codes it is looked for under. */
  readonly codes: readonly string[]
  readonly pattern: RegExp
  readonly kind: RootKind
  /**
   * How far the name reaches: the same name means the same declaration in the whole project, in one file, or in
   * one scope of a file.
   */
  readonly reach: 'project' | 'file' | 'scope'
  /** What helps where the declaration is somebody else's; left out where the place of the finding is what to change. */
  readonly foreign?: string
}
