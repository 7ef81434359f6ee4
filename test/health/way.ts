/** The shape of a row: one way in which a run goes wrong, and what each checker's run is refused with. */
import type { CheckerOutput } from '#checkers/checker.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { TemporaryFolder } from '#test/support/temporary-folder.ts'
import type { Subject } from './subject.ts'

type Kind = CheckerProblem['kind']

/**
 * One of several where it depends on the machine which comes first. `not`: why this can't be made to happen
 * with a checker, or can't be seen by anybody.
 */
export type Expected = Kind | readonly Kind[] | { readonly not: string }

/** What a row says of all checkers, and of those where it is different. */
export type Expectations =
  | Expected
  | ({ readonly all: Expected } & Partial<Readonly<Record<CheckerName, Expected>>>)

/** A checker that is really started in that state. */
export interface StartedWay {
  readonly sentence: string
  readonly kind: Expectations
  /** A tree of the subject; with errors unless said. */
  readonly tree?: keyof Subject['trees']
  /** Changes the copy of the tree. */
  readonly prepare?: (folder: TemporaryFolder, subject: Subject) => Promise<unknown>
  readonly command: (subject: Subject) => readonly string[]
  /** The checker was right to find nothing: exit code 0 would be the truth. */
  readonly reallyClean?: true
  readonly env?: Readonly<Record<string, string>>
  readonly timeLimitMs?: number
  readonly mostBytes?: number
  /** Where it runs, below the copy of the tree. */
  readonly cwd?: string
}

/** What a real run of the subject left behind, damaged on the way to us. */
export interface RecordedWay {
  readonly sentence: string
  readonly kind: Expectations
  readonly damage: (output: CheckerOutput, subject: Subject) => CheckerOutput
}

/** What is expected of one checker. */
export function expectedOf(kind: Expectations, checker: CheckerName): Expected {
  return typeof kind === 'object' && 'all' in kind ? (kind[checker] ?? kind.all) : kind
}

/** The whole command line, as a user would write it. */
export function whole({ program, args, targets }: Subject): readonly string[] {
  return [...program, ...args, ...targets]
}

/** Checks one file alone. */
export function single({ program, args, fileArgs }: Subject, file: string): readonly string[] {
  return [...program, ...args, ...fileArgs, file]
}

/** In a shell, where `"$@"` is the checker's command line. */
export function shell(script: string, command: readonly string[]): readonly string[] {
  return ['sh', '-c', script, 'sh', ...command]
}
