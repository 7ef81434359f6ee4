/** Reads what says which part of a matrix a job is: the runner's own contexts, and what users say instead. */
import type { MergeConfig, PartConfig } from './config.ts'
import { numberedShard } from './leg.ts'
import { type Given, invalid, optionalCount } from './values.ts'

/** `matrix` is the context as JSON: `null` outside a matrix. */
export function readPart(given: (name: string) => Given): PartConfig {
  return {
    shard: shard(given('shard')),
    matrix: matrixValues(given('matrix')),
    jobTotal: optionalCount(given('job-total')),
    jobId: readJobId(given('job-id')),
  }
}

/** Null for anything that is no number of GitHub's: not every runner gives one, and nobody types it. */
export function readJobId({ value }: Given): number | null {
  const text = value.trim()
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function shard(given: Given): string | null {
  const text = given.value.trim()
  const numbered = numberedShard(text)
  if (numbered !== null && (numbered.number < 1 || numbered.number > numbered.total)) {
    throw invalid(given, 'a word, or one of as many parts as there are, from `1/3` to `3/3`')
  }
  return text || null
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
