/** What a use case of the action hands to its entry. */
import type { Annotation } from '#model/annotation.ts'
import type { Problem } from '#model/problem.ts'
import type { Outcome } from '#model/verdict.ts'
import type { ActionPorts } from './action-ports.ts'

/** What the entry does with a finished run. */
export interface Ending {
  readonly outcome: Outcome
  readonly exitCode: number
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly warnings: readonly Problem[]
  /** The problem that ended the run, if one did. */
  readonly problem: Problem | null
  /** When rules are broken: how it went, then why, one sentence each. */
  readonly broken: readonly string[]
  readonly annotations: readonly Annotation[]
  /** What the log ends with, the last line says how it went. */
  readonly closing: readonly string[]
}

/** The outside world, and who is told the exit code. */
export interface RunTools {
  readonly ports: ActionPorts
  /** Told before anything is delivered, so that a delivery that never comes back can't turn a failure into a success. */
  readonly onOutcome: (exitCode: number) => void
  /** Told when every checker has run and its output was read; who does not ask for the time leaves it out. */
  readonly onChecked?: () => void
}
