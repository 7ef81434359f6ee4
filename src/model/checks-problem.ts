/** What can be wrong with the configuration file of a project, and with a choice among its checks: outcome `config-error`. */

/** `place`: `type-ratchet.yml:7`. */
export type ChecksProblem =
  | { readonly kind: 'config-file-none'; readonly input: string }
  | { readonly kind: 'config-file-two'; readonly paths: readonly string[] }
  | {
      readonly kind: 'config-file-unreadable'
      readonly path: string
      readonly line: number
      readonly reason: string
    }
  | {
      readonly kind: 'config-key-unknown'
      /** With those above it: `checks.api.max-eror`. */
      readonly key: string
      readonly place: string
      readonly known: readonly string[]
      /** Words that were probably meant, nearest first. */
      readonly near: readonly string[]
    }
  /** What only one check can be given was said beside several. */
  | {
      readonly kind: 'setting-for-one'
      readonly input: string
      readonly checks: readonly string[]
      /** Whether the configuration file has a setting of that name. */
      readonly filed: boolean
    }
  | { readonly kind: 'check-names-equal'; readonly name: string; readonly checks: readonly string[] }
  /** The job is one of a matrix, and no check says which part of it the job checks. */
  | { readonly kind: 'checks-in-matrix'; readonly leg: string }

/** For {@link import('./problem.ts').problemFamilies}. */
export const checksFamilies: Readonly<Record<ChecksProblem['kind'], 'config-error'>> = {
  'config-file-none': 'config-error',
  'config-file-two': 'config-error',
  'config-file-unreadable': 'config-error',
  'config-key-unknown': 'config-error',
  'setting-for-one': 'config-error',
  'check-names-equal': 'config-error',
  'checks-in-matrix': 'config-error',
}
