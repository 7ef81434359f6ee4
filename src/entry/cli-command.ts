/** The commands of the command line with everything that can be said of each. */
import type { CheckConfig } from '#config/config.ts'
import type { Target } from '#model/history.ts'
import type { Policy } from '#model/policy.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { Output } from './output-format.ts'

/** The commands as users type them, in the order in which help lists them. */
export const commandNames = ['check', 'snapshot', 'compare', 'merge', 'explain', 'baseline'] as const
/** One of {@link commandNames}. */
export type CommandName = (typeof commandNames)[number]

/** One command with everything that was said. */
export type Command =
  /** `of` null: of all. */
  | { readonly kind: 'help'; readonly of: CommandName | null }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'check'
      readonly check: CheckConfig
      readonly policy: Policy
      readonly target: Target | null
      readonly baseline: string | null
      readonly partial: boolean
      readonly confirmNew: boolean
      readonly output: Output
    }
  | {
      readonly kind: 'snapshot'
      readonly checker: CheckerName
      readonly check: CheckConfig
      /** null: run the checker; `-`: standard input. */
      readonly input: string | null
      readonly root: string
      readonly cwd: string | null
      readonly output: string | null
    }
  | {
      readonly kind: 'baseline-write'
      readonly check: CheckConfig
      readonly file: string
      readonly accept: boolean
      readonly root: string
      readonly cwd: string | null
    }
  | {
      readonly kind: 'compare'
      readonly base: string
      readonly head: string
      readonly gitDir: string | null
      readonly root: string | null
      readonly partial: boolean
      readonly policy: Policy
      readonly target: Target | null
      readonly output: Output
    }
  | { readonly kind: 'merge'; readonly snapshots: readonly string[]; readonly output: string | null }
  | {
      readonly kind: 'explain'
      readonly code: string
      /** null: all of them. */
      readonly checker: CheckerName | null
    }
