/** Reads `readiness`: which score the project asks for, and what counts how much in it. */
import { type ReadinessMeasure, type ReadinessPolicy, readinessMeasures } from '#model/readiness.ts'
import { choice, type Given, optionalCount } from '../values.ts'
import { type ConfigDocument, placeOf } from './document.ts'
import { mistaken, requireKnown, scalarAt, tableAt, valueAt } from './document-values.ts'

/** What stands in it. */
const readinessKeys = ['min-score', 'mode', 'weights'] as const

/** `enforce`: a score below `min-score` fails the run. */
export const readinessModes = ['enforce', 'report-only'] as const

/** More would say nothing that 100 does not. */
export const mostWeight = 100

/** null where the file does not say it. Throws a `ProblemError` with the place of what is wrong. */
export function readinessAt(document: ConfigDocument): ReadinessPolicy | null {
  const at = ['readiness']
  if (valueAt(document, at) === undefined) {
    return null
  }
  const table = tableAt(document, at)
  requireKnown(document, at, { found: Object.keys(table), known: readinessKeys })
  const weightsAt = [...at, 'weights']
  const found = Object.keys(tableAt(document, weightsAt))
  requireKnown(document, weightsAt, { found, known: readinessMeasures })
  const weightOf = (measure: ReadinessMeasure): number =>
    numberAt(document, { keys: [...weightsAt, measure], most: mostWeight }) ?? 1
  const weights = {
    'clean-files': weightOf('clean-files'),
    target: weightOf('target'),
    suppressions: weightOf('suppressions'),
    'type-coverage': weightOf('type-coverage'),
  }
  if (Object.values(weights).every((weight) => weight === 0)) {
    const expected = 'weights of which at least one is not 0'
    throw mistaken(document, { keys: weightsAt, value: JSON.stringify(weights), expected })
  }
  const minScore = numberAt(document, { keys: [...at, 'min-score'], most: 100 })
  const mode = modeAt(document, [...at, 'mode'])
  const from = placeOf(document, minScore === null ? at : [...at, 'min-score'])
  return { minScore, weights, mode, from }
}

function numberAt(
  document: ConfigDocument,
  { keys, most }: { readonly keys: readonly string[]; readonly most: number },
): number | null {
  const value = scalarAt(document, keys)
  const isNumber = /^\s*(\d{1,9}\s*)?$/.test(value)
  const count = isNumber ? optionalCount({ input: keys.join('.'), value }) : most + 1
  if (count !== null && count > most) {
    throw mistaken(document, { keys, value, expected: `a whole number from 0 to ${most}` })
  }
  return count
}

function modeAt(document: ConfigDocument, keys: readonly string[]): ReadinessPolicy['mode'] {
  const given: Given = { input: keys.join('.'), value: scalarAt(document, keys) }
  if (given.value.trim() !== '' && !readinessModes.some((mode) => mode === given.value.trim())) {
    const expected = `one of ${readinessModes.map((word) => `\`${word}\``).join(', ')}`
    throw mistaken(document, { keys, value: given.value, expected })
  }
  return choice(given, readinessModes)
}
