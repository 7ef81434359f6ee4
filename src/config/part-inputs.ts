/** Reads what says which part of a matrix a job is: the runner's own contexts, and what users say instead. */
import type { MergeConfig, PartConfig } from './config.ts'
import { type Given, invalid, optionalCount } from './values.ts'

/** `matrix` is the context as JSON: `null` outside a matrix. */
export function readPart(given: (name: string) => Given): PartConfig {
  return {
    shard: given('shard').value.trim() || null,
    matrix: matrixValues(given('matrix')),
    jobTotal: optionalCount(given('job-total')),
  }
}

const expectedMatrix = 'empty, or the matrix as JSON, as the default `toJSON(matrix)` gives it'

function matrixValues(given: Given): readonly string[] {
  const text = given.value.trim()
  if (text === '') {
    return []
  }
  let matrix: unknown
  try {
    matrix = JSON.parse(text)
  } catch {
    throw invalid(given, expectedMatrix)
  }
  if (typeof matrix !== 'object' || Array.isArray(matrix)) {
    throw invalid(given, expectedMatrix)
  }
  return Object.values(matrix ?? {}).map((value: unknown) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  )
}

/** A number of legs, or their names, separated by commas or line breaks. */
export function readLegs(given: Given): MergeConfig['legs'] {
  const text = given.value.trim()
  if (text === '') {
    return null
  }
  if (/^\d+$/.test(text)) {
    return optionalCount(given)
  }
  const names = text.split(/[,\n]/).map((name) => name.trim())
  if (names.includes('')) {
    throw invalid(given, 'a number of legs, or their names separated by commas')
  }
  return names
}
