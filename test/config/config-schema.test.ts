/** The published schema and the reader of the configuration file agree, value by value. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readChecksFile } from '#config/file/checks-file.ts'
import { fileKeys, settingNames } from '#config/file/settings.ts'
import { yamlDocument } from '#config/file/yaml-document.ts'
import { ProblemError } from '#model/problem.ts'
import { parseActionManifest } from '#test/support/github/action-manifest.ts'
import { jsonValidator } from '#test/support/published-schemas.ts'

const fault = jsonValidator('../../docs/schemas/config.schema.json')

/** Values of every kind, right for some settings and wrong for others. What two settings say together no schema tells. */
const values = [
  '',
  'auto',
  'mypy',
  'enforce',
  'report-only',
  'on-change',
  'never',
  'true',
  'False',
  'src',
  'src tests',
  ' 3 ',
  '3',
  '400',
  '401',
  '10%',
  '2.5 %',
  '2.555%',
  '1000000000',
  '90s',
  '3m',
  '2d',
  '2027-03-31',
  'none',
  '0',
  '0.5',
  '-1',
  'release/*',
  true,
  false,
  0,
  1,
  3,
  400,
  401,
  2.5,
  -1,
  1e9,
  null,
  [],
  ['src'],
  ['src', 'tests'],
  [1],
  { a: 1 },
]

/** Settings that are wrong beside others, or in themselves beyond what a schema can say. */
const together = new Set([
  'exit-code',
  'target-date',
  'max-weeks-late',
  'input-file',
  'confirm-new',
  'command',
  'args',
  'baseline',
  'rules',
  'categories',
  'paths',
  'owners',
])
const alone = settingNames.filter((name) => !together.has(name))

function isRead(data: unknown): boolean {
  try {
    readChecksFile(yamlDocument('type-ratchet.yml', stringify(data)))
    return true
  } catch (error) {
    if (error instanceof ProblemError) {
      return false
    }
    throw error
  }
}

/** What is about the job or the step as a whole. */
const ofRun = [
  'checks',
  'comment',
  'check-run',
  'data-branch',
  'shard',
  'matrix',
  'job-total',
  'job-id',
  'github-token',
  'job-token',
]

test('a check can be given every input of the action that is about one check', () => {
  const manifest = parseActionManifest(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'))
  expect([...settingNames, ...ofRun].sort()).toEqual([...manifest.inputs.keys()].sort())
})

describe('a file is valid by the schema when it is read, and only then', () => {
  test.each(alone)('%s', (name) => {
    for (const value of values) {
      const data = { checks: { api: { [name]: value } } }
      expect([value, isRead(data)]).toEqual([value, fault(JSON.stringify(data)) === null])
    }
  })

  test.each(fileKeys)('%s at the top', (name) => {
    for (const value of values) {
      const data = { checks: { api: {} }, [name]: value }
      expect([value, isRead(data)]).toEqual([value, fault(JSON.stringify(data)) === null])
    }
  })

  test('whatever stands where', () => {
    const table = fc.dictionary(fc.constantFrom(...alone, 'max-eror'), fc.constantFrom(...values), {
      maxKeys: 3,
    })
    const file = fc.record(
      {
        checks: fc.dictionary(fc.constantFrom('api', 'web app', 'mypy'), table),
        defaults: table,
        parallel: fc.constantFrom(...values),
        other: fc.constant(1),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(file, (data) => {
        expect(isRead(data)).toBe(fault(JSON.stringify(data)) === null)
      }),
      { numRuns: 300 },
    )
  })
})
