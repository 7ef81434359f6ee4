/** The rules a team chose. Numbers are counts of errors unless they say otherwise. */
import type { Category } from './category.ts'
import type { Target } from './history.ts'

/** Growth allowed over the reference: an absolute count, or a share in hundredths of a percent. */
export type Increase =
  | { readonly kind: 'count'; readonly errors: number }
  | { readonly kind: 'percent'; readonly hundredths: number }

/** null: the rule was not given. Any rule given: only those given apply. */
export interface Policy {
  readonly maxIncrease: Increase | null
  readonly maxErrors: number | null
  readonly maxNewErrors: number | null
  /** Where limits on the totals were said, such as `type-ratchet.yml:7`; left out where nobody has to be told. */
  readonly from?: Readonly<Partial<Record<TotalRule, string>>>
  /** They apply beside those above; left out for none. */
  readonly limits?: readonly PartLimit[]
  /** How late the plan may be; left out where that decides nothing. */
  readonly lateness?: LatenessLimit
  /** Left out for none. */
  readonly accepted?: readonly Acceptance[]
}

/** The rules about all errors, spelled as the inputs are. */
export type TotalRule = 'max-increase' | 'max-errors' | 'max-new-errors'

/** A limit on a part of the errors, and where it was said (see {@link Policy.from}). */
export type PartLimit = PartLimitKind & { readonly from?: string }

/** A limit on the plan: as long as it is later than so many weeks, a change has to make errors fewer. */
export interface LatenessLimit {
  readonly target: Target
  /** Whole weeks behind the date of the target. */
  readonly mostWeeks: number
  /** See {@link Policy.from}. */
  readonly from?: string
}

/** `most`: errors that there may be; `of`: a rule, a category, a path or glob, an owner. */
export type PartLimitKind =
  | { readonly kind: 'rule'; readonly of: string; readonly most: number }
  | { readonly kind: 'category'; readonly of: Category; readonly most: number }
  | { readonly kind: 'path'; readonly of: string; readonly most: number }
  /** As CODEOWNERS names it. */
  | { readonly kind: 'owner'; readonly of: string; readonly most: number }
  /** `no-new`: no new error in a file of the change; `clean`: no error at all there. */
  | { readonly kind: 'touched-files'; readonly demand: 'no-new' | 'clean' }
  /** How many files must be without errors, in hundredths of a percent. */
  | { readonly kind: 'min-clean-files'; readonly hundredths: number }

/** Growth beyond a limit that is allowed for a time. */
export interface Acceptance {
  /** null: of any. */
  readonly rule: string | null
  /** A path or glob; null: anywhere. */
  readonly path: string | null
  /** The most errors that are accepted. */
  readonly count: number
  readonly reason: string
  readonly owner: string | null
  /** The last day: `2027-03-31`. */
  readonly expires: string
  /** Where it was said; left out where that is not known. */
  readonly from?: string
}
