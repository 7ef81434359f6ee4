/** How a run differs from the baseline's in what is not the sources: part of a delta may come from there. */
import type { Language } from './run-identity.ts'

/** One difference that both sides recorded. */
export type RunDrift =
  | {
      readonly kind: 'checker'
      readonly name: string
      readonly from: string
      readonly to: string
    }
  /** `files` is empty where one side does not say which files there are. */
  | { readonly kind: 'configuration'; readonly files: readonly string[] }
  | { readonly kind: 'arguments' }
  | {
      readonly kind: 'plugin'
      readonly name: string
      readonly from: string
      readonly to: string
    }
  | { readonly kind: 'plugin-added'; readonly name: string; readonly version: string | null }
  | { readonly kind: 'plugin-removed'; readonly name: string }
  | { readonly kind: 'language'; readonly name: Language['name']; readonly from: string; readonly to: string }
  | { readonly kind: 'lockfile'; readonly files: readonly string[] }
  | { readonly kind: 'platform'; readonly from: string; readonly to: string }
