/** The words of a rule's sentence. */
import type { Increase } from '#model/policy.ts'
import { increaseText } from './increase.ts'

/** Why a value above its limit breaks nothing. */
export function excuses(suspects: number, accepted: number): string {
  return [
    ...(suspects === 0 ? [] : [`${amount(suspects)} of them may come from the base branch`]),
    ...(accepted === 0
      ? []
      : [`${amount(accepted)} of them ${accepted === 1 ? 'is' : 'are'} accepted for now`]),
  ].join(' and ')
}

/** `the reference of 3,636 plus 10%`. */
export function growthWords(reference: number, increase: Increase): string {
  const none = increase.kind === 'count' && increase.errors === 0
  const plus = none
    ? ', no growth'
    : ` plus ${increase.kind === 'count' ? amount(increase.errors) : increaseText(increase)}`
  return `the reference of ${amount(reference)}${plus}`
}

/** `error of the rule x` becomes `errors of the rule x`. */
export function errors(count: number, noun = 'error'): string {
  const plural = count === 1 ? noun : noun.replace(/\b(error|file|week)\b/, '$1s')
  return `${amount(count)} ${plural}`
}

/** `3,636`: the same on every machine, whatever its locale. */
export function amount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
