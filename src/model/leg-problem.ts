/** What can be wrong with the legs of a matrix. */

/** Legs of a matrix that are named wrongly: outcome `config-error`. */
export type LegConfigProblem =
  | { readonly kind: 'leg-twice'; readonly leg: string }
  | { readonly kind: 'legs-ambiguous'; readonly names: readonly string[] }

/** Legs of a matrix that do not make one whole: outcome `not-comparable`. */
export type LegProblem =
  | { readonly kind: 'legs-none'; readonly name: string | null }
  | {
      readonly kind: 'legs-missing'
      /** By name, where that is known. */
      readonly missing: readonly string[]
      readonly expected: number
      readonly found: readonly string[]
      /** Jobs that left nothing and may have been legs. */
      readonly lost: readonly string[]
    }
  | { readonly kind: 'legs-differ'; readonly what: string; readonly values: readonly string[] }
  | { readonly kind: 'leg-not-uploaded'; readonly artifact: string; readonly reason: string }

/** Which family each of them belongs to. */
export const legFamilies: Record<(LegConfigProblem | LegProblem)['kind'], 'config-error' | 'not-comparable'> =
  {
    'leg-twice': 'config-error',
    'legs-ambiguous': 'config-error',
    'legs-none': 'not-comparable',
    'legs-missing': 'not-comparable',
    'legs-differ': 'not-comparable',
    'leg-not-uploaded': 'not-comparable',
  }
