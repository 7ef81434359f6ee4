/** Why a result of somebody else's run is not published, or not as it stands. */
/** Every mismatch between what a run says and what GitHub records has its own. */
export type PublishProblem =
  | { readonly kind: 'publish-wrong-event'; readonly event: string }
  | { readonly kind: 'publish-not-needed'; readonly reason: string }
  | { readonly kind: 'publish-run-foreign'; readonly reason: string }
  | { readonly kind: 'publish-run-failed'; readonly code: string }
  | { readonly kind: 'publish-pull-none'; readonly head: string }
  | {
      readonly kind: 'publish-pull-moved'
      readonly number: number
      readonly checked: string
      readonly now: string
    }
  | { readonly kind: 'publish-pull-several'; readonly numbers: readonly number[] }
  | { readonly kind: 'publish-unread'; readonly what: string; readonly reason: string }
  | { readonly kind: 'publish-result-none'; readonly wanted: string }
  | { readonly kind: 'publish-artifacts-many'; readonly read: number }
  | { readonly kind: 'publish-result-several'; readonly names: readonly string[] }
  | { readonly kind: 'publish-result-invalid'; readonly artifact: string; readonly reason: string }
  | {
      readonly kind: 'publish-result-mismatch'
      readonly field: string
      readonly claimed: string
      readonly recorded: string
    }

/** What happens every day is a warning: most runs are pushes, and pull requests move on. */
export const publishFamilies: Record<PublishProblem['kind'], 'config-error' | 'not-comparable' | 'warning'> =
  {
    'publish-wrong-event': 'config-error',
    'publish-result-several': 'config-error',
    'publish-run-foreign': 'not-comparable',
    'publish-run-failed': 'not-comparable',
    'publish-pull-several': 'not-comparable',
    'publish-unread': 'not-comparable',
    'publish-result-none': 'not-comparable',
    'publish-artifacts-many': 'not-comparable',
    'publish-result-invalid': 'not-comparable',
    'publish-result-mismatch': 'not-comparable',
    'publish-not-needed': 'warning',
    'publish-pull-none': 'warning',
    'publish-pull-moved': 'warning',
  }
