/** Reads single values as users write them. Every refusal names the input, the value and what was expected. */
import { nearWords } from '#model/near-words.ts'
import type { Increase } from '#model/policy.ts'
import { ProblemError } from '#model/problem.ts'

/** A value together with the name the user knows it by. */
export interface Given {
  readonly input: string
  readonly value: string
}

/** A whole number from 0; null for the empty string, which means “not given”. */
export function optionalCount(given: Given): number | null {
  const value = given.value.trim()
  if (value === '') {
    return null
  }
  if (!/^\d{1,9}$/.test(value)) {
    throw invalid(given, 'a whole number from 0 to 999999999')
  }
  return Number(value)
}

/** A name that git takes for a branch, of letters that need no quoting anywhere; for the JSON Schema too. */
export const branchPattern =
  '(?!.*\\.lock(?:/|\\s*$))[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*(?:/[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*)*'

/** The name of a branch, in letters that need no quoting anywhere; null for the empty string. */
export function optionalBranch(given: Given): string | null {
  const value = given.value.trim()
  if (value === '') {
    return null
  }
  if (value.length > 100 || !new RegExp(`^${branchPattern}$`).test(value)) {
    throw invalid(
      given,
      'the name of a branch such as `type-ratchet-data`: letters, digits and `_`, between them single `.`, `-` and `/`, at most 100',
    )
  }
  return value
}

/** `10%`, `2.5%` or a count; null for the empty string. */
export function optionalIncrease(given: Given): Increase | null {
  const value = given.value.trim()
  if (value === '') {
    return null
  }
  const percent = /^(\d{1,6})(?:\.(\d{1,2}))?\s*%$/.exec(value)
  if (percent !== null) {
    const [, whole = '0', fraction = ''] = percent
    return { kind: 'percent', hundredths: Number(whole) * 100 + Number(fraction.padEnd(2, '0')) }
  }
  if (!/^\d{1,9}$/.test(value)) {
    throw invalid(given, 'a percentage such as `10%` (at most two decimals), or a whole number of errors')
  }
  return { kind: 'count', errors: Number(value) }
}

/** `2027-03-31`, as 00:00 UTC in whole seconds since 1970; null for the empty string. */
export function optionalDay(given: Given): number | null {
  const value = given.value.trim()
  if (value === '') {
    return null
  }
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw invalid(given, 'a day such as `2027-03-31`')
  }
  return time / 1000
}

const periods = { day: 1, week: 7, month: 30 } as const

/** `7.days`, `2 weeks`, `1.month`, in seconds; null for the empty string. A month has 30 days. */
export function optionalPeriod(given: Given): number | null {
  const value = given.value.trim()
  const [, count = '', unit = ''] = /^(\d{1,4})[. ]?(day|week|month)s?$/.exec(value) ?? []
  const days = unit in periods ? periods[unit as keyof typeof periods] * Number(count) : 0
  if (value !== '' && days === 0) {
    throw invalid(given, 'a time such as `7.days`, `2.weeks` or `6.months`')
  }
  return value === '' ? null : days * 24 * 60 * 60
}

/** One of the given words; the first is the default. */
export function choice<Word extends string>(given: Given, words: readonly [Word, ...Word[]]): Word {
  const value = given.value.trim()
  const found = value === '' ? words[0] : words.find((word) => word === value)
  if (found === undefined) {
    const { input } = given
    const expected = `one of ${words.map((word) => `\`${word}\``).join(', ')}`
    throw new ProblemError({ kind: 'input-invalid', input, value, expected, near: nearWords(value, words) })
  }
  return found
}

/** `true` or `false` as YAML 1.2 spells them; false for the empty string. */
export function flag(given: Given): boolean {
  const value = given.value.trim()
  if (['true', 'True', 'TRUE'].includes(value)) {
    return true
  }
  if (['', 'false', 'False', 'FALSE'].includes(value)) {
    return false
  }
  throw invalid(given, '`true` or `false`')
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 }

/** `90s`, `3m`, `1h`, or `0` for no time at all; in milliseconds. */
export function duration(given: Given): number {
  const match = /^(\d{1,5})([smh])$/.exec(given.value.trim())
  if (given.value.trim() === '0') {
    return 0
  }
  if (match === null) {
    throw invalid(given, 'a time such as `90s`, `3m` or `1h`, or `0`')
  }
  const [, amount = '0', unit = 's'] = match
  return Number(amount) * (unitMs[unit] ?? 1000)
}

/** Minutes, up to a week and with at most two decimals, in milliseconds, which a timer can hold; null, for no limit, when empty or 0. */
export function optionalMinutes(given: Given): number | null {
  const value = given.value.trim()
  if (value === '' || value === '0') {
    return null
  }
  if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(value) || Number(value) === 0) {
    throw invalid(given, 'a number of minutes such as `20` or `0.5`, or `0` for no limit')
  }
  return Math.round(Number(value) * 60_000)
}

/** The error for a value that can't be used. */
export function invalid({ input, value }: Given, expected: string): ProblemError {
  return new ProblemError({ kind: 'input-invalid', input, value, expected })
}
