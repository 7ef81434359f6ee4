/** What people see while it runs. Adapters encode for their target; callers pass plain text. */

import type { Annotation } from '#model/annotation.ts'

/** One place to write to; never carries data that a program reads. */
export interface Log {
  readonly info: (text: string) => void
  readonly warning: (text: string) => void
  readonly error: (text: string) => void
  /** Says something of a place in a file. */
  readonly annotate: (annotation: Annotation) => void
  /** Runs `body` with a sink for a checker's raw output under a heading. */
  readonly group: <Result>(
    title: string,
    body: (sink: (chunk: string) => void) => Promise<Result>,
  ) => Promise<Result>
}
