/** The result file: what is written validates and reads back, and what contradicts itself is refused. */
import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeResult } from '#app/publish/decode-result.ts'
import type { Claim } from '#model/result-file.ts'
import { renderResult } from '#render/result.ts'
import { reportOf, type ScenarioName, scenarios, unpairedOf } from '#test/support/report-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const facts = {
  tool: '0.1.0',
  run: { id: 7001, attempt: 1, job: { id: 71, name: 'types' } },
  head: shaOf(2),
  commit: shaOf(3),
  policy: { 'max-increase': '10%', 'max-errors': null, 'max-new-errors': null },
  mode: 'enforce',
  excerpts: [],
} as const

const schemaFile = new URL('../../docs/schemas/result.schema.json', import.meta.url)
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(await readFile(schemaFile, 'utf8')),
)

function fileOf(name: ScenarioName): string {
  return renderResult(scenarios[name](), facts)
}

function decoded(text: string): Claim {
  const result = decodeResult(text)
  if (result.kind === 'refused') {
    throw new Error(result.reason)
  }
  return result.claim
}

/** The file of a small report with one field changed. */
function changed(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(fileOf('small'))
  change(file)
  return JSON.stringify(file)
}

function refusal(text: string): string {
  const result = decodeResult(text)
  return result.kind === 'refused' ? result.reason : 'it was read'
}

describe('a result file', () => {
  test.each(Object.keys(scenarios) as ScenarioName[])('of the scenario “%s” keeps to its schema', (name) => {
    const file = JSON.parse(fileOf(name))
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true)
  })

  test('reads back with its numbers, lists and identity', () => {
    const claim = decoded(fileOf('small'))
    expect(claim).toMatchObject({
      ...{ name: 'mypy', runId: 7001, runAttempt: 1, head: shaOf(2) },
      job: { id: 71, name: 'types' },
    })
    expect(claim.result.kind).toBe('compared')
  })

  test('of a run without a result says which problem ended it', () => {
    expect(decoded(fileOf('notComparable')).result.kind).toBe('failed')
  })

  test('lists at most 1,000 entries and counts the rest', () => {
    const entries = Array.from({ length: 1200 }, (_, line) => unpairedOf({ line: line + 1 }))
    const text = renderResult(reportOf({ comparison: { new: entries } }), facts)
    expect(JSON.parse(text)).toMatchObject({ omitted: { new: 200, fixed: 0 } })
    expect(decoded(text).result).toMatchObject({ totals: { new: 1200 } })
  })

  test('cuts a message that is too long for its reader', () => {
    const entry = unpairedOf({ message: 'x'.repeat(100_000) })
    const text = renderResult(reportOf({ comparison: { new: [entry] } }), facts)
    expect(decoded(text).result).toMatchObject({ new: [{ message: `${'x'.repeat(1999)}…` }] })
  })
})

describe('a file at its limits', () => {
  const padded = (length: number): string => fileOf('small').padEnd(length, ' ')

  test('is read up to 16 MiB and no further', () => {
    expect(decoded(padded(16 * 1024 * 1024)).name).toBe('mypy')
    expect(refusal(padded(16 * 1024 * 1024 + 1))).toContain('at most 16777216 are read')
  })

  test('is refused in few words, whatever stands in it', () => {
    const text = changed((file) => Object.assign(file, { checker: { name: 'x'.repeat(10_000) } }))
    expect(refusal(text).length).toBeLessThanOrEqual(500)
  })

  test('of a run whose configuration was wrong says so', () => {
    const failed = fileOf('notComparable').replace('"not-comparable"', '"config-error"')
    expect(decoded(failed)).toMatchObject({ outcome: 'config-error', result: { kind: 'failed' } })
  })
})

describe('a file that is not a result', () => {
  test.each<[string, string, string]>([
    ['text that is no JSON', 'hello', 'it is not JSON'],
    ['another JSON', '{}', 'format: type-ratchet-result'],
    ['a newer version', changed((file) => Object.assign(file, { version: 2 })), 'version: 1'],
    ['a name that is no name', changed((file) => Object.assign(file, { name: '../x' })), 'name'],
    ['an unknown checker', changed((file) => Object.assign(file, { checker: { name: 'sh' } })), 'checker'],
    ['a head that is no commit', changed((file) => Object.assign(file, { head: 'main' })), 'head'],
    [
      'a delta that does not add up',
      changed((file) =>
        Object.assign(file, { totals: { base: 5, head: 5, delta: -5, new: 0, fixed: 0, kept: 5 } }),
      ),
      'delta must be head minus base',
    ],
    ['a hidden list', changed((file) => Object.assign(file, { new: [] })), 'do not add up'],
    [
      'an unknown problem',
      fileOf('notComparable').replace(/"code": "checker-[a-z-]+"/, '"code": "x"'),
      'problem.code',
    ],
    ['no reference', changed((file) => Object.assign(file, { reference: null })), 'reference'],
  ])('(%s) is refused', (_, text, reason) => {
    expect(refusal(text)).toContain(reason)
  })

  test('never makes the decoder throw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...Object.keys(JSON.parse(fileOf('small')))),
        (value, field) => {
          const text = changed((file) => Object.assign(file, { [field]: value }))
          expect(['decoded', 'refused']).toContain(decodeResult(text).kind)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('whatever the decoder accepts keeps to the schema too', () => {
    const fields = ['totals', 'new', 'omitted', 'baseline', 'reference', 'suspects', 'run', 'head', 'name']
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...fields), (value, field) => {
        const text = changed((file) => Object.assign(file, { [field]: value }))
        if (decodeResult(text).kind === 'decoded') {
          expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
