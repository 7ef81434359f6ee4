/** What is wrong with inputs, options or configuration: outcome `config-error`. */
import { type ChecksProblem, checksFamilies } from './checks-problem.ts'
import type { CheckerName } from './snapshot.ts'
import type { UsageMistake } from './usage.ts'

/** A checker that a folder below the one that was looked at configures. */
export interface CheckerBelow {
  readonly checker: CheckerName
  /** From the one that was looked at. */
  readonly folder: string
  /** Options that check it, as a shell takes them. */
  readonly options: string
}

/** See {@link import('./problem.ts').Problem}. */
export type ConfigProblem =
  | {
      readonly kind: 'input-invalid'
      readonly input: string
      readonly value: string
      readonly expected: string
      /** Words that were probably meant, nearest first. */
      readonly near?: readonly string[]
      /** Where a file says so: `type-ratchet.yml:7`. */
      readonly place?: string
      /** Of which check of that file. */
      readonly check?: string
    }
  | {
      readonly kind: 'command-needs-shell'
      readonly input: string
      readonly value: string
      readonly found: string
      readonly place?: string
      readonly check?: string
    }
  | {
      readonly kind: 'command-unclosed-quote'
      readonly input: string
      readonly value: string
      readonly place?: string
      readonly check?: string
    }
  | ChecksProblem
  | {
      readonly kind: 'checker-ambiguous'
      readonly found: readonly FoundChecker[]
      /** From the root, `.` for the root itself. */
      readonly folder: string
    }
  | {
      readonly kind: 'checker-undetected'
      readonly folder: string
      readonly lookedFor: readonly string[]
      /** None when left out. */
      readonly below?: readonly CheckerBelow[]
    }
  /** `option`: the word that makes it watch files instead of ending. */
  /** `reason`: as the system says it. */
  | { readonly kind: 'watch-impossible'; readonly reason: string }
  | { readonly kind: 'checker-endless'; readonly checker: CheckerName; readonly option: string }
  | { readonly kind: 'usage'; readonly mistake: UsageMistake }
  | {
      readonly kind: 'rule-unknown'
      readonly code: string
      readonly checkers: readonly CheckerName[]
      /** Rules that are spelled nearly the same, nearest first. */
      readonly near: readonly string[]
    }
  | {
      readonly kind: 'file-unreadable'
      readonly role: string
      readonly path: string
      readonly reason: string
    }
  /** The file of a replayed course. */
  | { readonly kind: 'history-unreadable'; readonly path: string; readonly reason: string }
  | {
      readonly kind: 'file-unwritable'
      readonly path: string
      readonly reason: string
      /** The folder that would have to be made first. */
      readonly folder?: string
    }
  /** A result was to go where something is read from, or where another result goes. */
  | { readonly kind: 'result-place-taken'; readonly path: string; readonly by: 'input' | 'result' }
  | { readonly kind: 'baseline-file-new'; readonly path: string; readonly errors: number }
  | { readonly kind: 'revision-unknown'; readonly revision: string }
  /** Files that are not as committed, or stand where another commit's would. */
  | { readonly kind: 'tree-edited'; readonly files: readonly string[] }
  | { readonly kind: 'tree-in-the-way'; readonly files: readonly string[] }
  | { readonly kind: 'tree-unchangeable'; readonly reason: string }
  /** Files that somebody changed while edits of them were tried. */
  | { readonly kind: 'edited-meanwhile'; readonly files: readonly string[] }
  /** `baseline pull` does not know whom to ask. */
  | {
      readonly kind: 'pull-impossible'
      readonly missing: 'remote' | 'host' | 'token' | 'workflow'
      /** The host of the remote; empty where that is what is missing. */
      readonly host: string
    }
  | { readonly kind: 'baseline-file-foreign'; readonly path: string }
  | { readonly kind: 'event-unreadable'; readonly reason: string }
  | { readonly kind: 'artifact-name-taken'; readonly artifact: string; readonly name: string }

/** A checker whose configuration was found, and in which file. */
export interface FoundChecker {
  readonly checker: CheckerName
  readonly file: string
  /** What it has to be told to look at, as a user writes it; left out where its configuration says so. */
  readonly args?: string
}

/** For {@link import('./problem.ts').problemFamilies}. */
export const configFamilies: Readonly<Record<ConfigProblem['kind'], 'config-error'>> = {
  'input-invalid': 'config-error',
  'command-needs-shell': 'config-error',
  'command-unclosed-quote': 'config-error',
  ...checksFamilies,
  'checker-ambiguous': 'config-error',
  'checker-undetected': 'config-error',
  'watch-impossible': 'config-error',
  'checker-endless': 'config-error',
  usage: 'config-error',
  'rule-unknown': 'config-error',
  'file-unreadable': 'config-error',
  'history-unreadable': 'config-error',
  'file-unwritable': 'config-error',
  'result-place-taken': 'config-error',
  'baseline-file-new': 'config-error',
  'baseline-file-foreign': 'config-error',
  'pull-impossible': 'config-error',
  'revision-unknown': 'config-error',
  'tree-edited': 'config-error',
  'tree-in-the-way': 'config-error',
  'tree-unchangeable': 'config-error',
  'edited-meanwhile': 'config-error',
  'event-unreadable': 'config-error',
  'artifact-name-taken': 'config-error',
}
