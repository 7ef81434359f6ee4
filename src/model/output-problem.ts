/** What can be wrong with the output that a checker's run left behind: outcome `not-comparable`. */
import type { CheckerName } from './snapshot.ts'

/** A part of {@link import('./problem.ts').CheckerProblem}. */
export type OutputProblem =
  | { readonly kind: 'output-empty'; readonly exit: string }
  | { readonly kind: 'output-too-large'; readonly bytes: number; readonly limit: number }
  | {
      readonly kind: 'output-unread'
      readonly count: number
      readonly lines: readonly string[]
      /** Another checker that prints exactly this. */
      readonly looksLike?: CheckerName
      /** The option that prints such lines. */
      readonly option?: string
      /** What stands in front of the checker's own words, as logs and task runners put it there. */
      readonly prefix?: string
    }
  | {
      readonly kind: 'files-elsewhere'
      /** As printed; they are not where the output says. */
      readonly files: readonly string[]
      /** Where files of these names are: from the root, `''` for the root itself. */
      readonly folders: readonly string[]
      /** Whose scripts printed the output; more than one ran in more than one folder. */
      readonly packages: readonly string[]
    }
  /** `line`: the first one, from 1. */
  | { readonly kind: 'output-encoding'; readonly path: string; readonly line: number }
  | { readonly kind: 'output-cut'; readonly expected: string; readonly lastLines: readonly string[] }
  | {
      readonly kind: 'summary-disagrees'
      readonly summary: string
      readonly claimed: number
      readonly read: number
      readonly unit: string
    }
  | {
      readonly kind: 'exit-disagrees'
      readonly exit: string
      readonly errors: number
      readonly meaning: string
    }
  | { readonly kind: 'exit-unknown'; readonly checker: CheckerName }
  /** One document of several tools: `ruff 0.17.6`, sorted. */
  | { readonly kind: 'tools-several'; readonly tools: readonly string[] }
  /** All findings of a tool that is not known are gone at once, and the files are not. */
  | {
      readonly kind: 'findings-gone'
      readonly findings: number
      /** As the carrier names it; null where it does not. */
      readonly tool: string | null
      readonly paths: readonly string[]
    }
  /** Two documents that name no tool have no rule in common. */
  | {
      readonly kind: 'rules-foreign'
      readonly checker: CheckerName
      readonly base: readonly string[]
      readonly head: readonly string[]
    }

/** See {@link import('./problem.ts').problemFamilies}. */
export const outputFamilies: Readonly<Record<OutputProblem['kind'], 'not-comparable'>> = {
  'output-empty': 'not-comparable',
  'output-too-large': 'not-comparable',
  'output-unread': 'not-comparable',
  'files-elsewhere': 'not-comparable',
  'output-encoding': 'not-comparable',
  'output-cut': 'not-comparable',
  'summary-disagrees': 'not-comparable',
  'exit-disagrees': 'not-comparable',
  'exit-unknown': 'not-comparable',
  'tools-several': 'not-comparable',
  'findings-gone': 'not-comparable',
  'rules-foreign': 'not-comparable',
}
