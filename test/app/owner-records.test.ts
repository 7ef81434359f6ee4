/** Errors by owner, for programs; and fixes, which name teams and never people. */
import { expect, test } from 'vitest'
import { ownerRecords } from '#app/illustrate/owner-records.ts'
import { codeOwners } from '#config/code-owners.ts'
import { fixesSince } from '#history/owner-course.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { ownersJson } from '#render/owners-json.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { expectGolden } from '#test/support/golden.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { jsonValidator } from '#test/support/published-schemas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const day = 24 * 60 * 60
const start = Date.UTC(2026, 10, 1) / 1000
const at = (days: number, owners: Readonly<Record<string, number>>, version = '1.18.2') =>
  historyPoint({ time: start + days * day, errors: 9, owners, version })
const history = [
  historyPoint({ time: start - day, errors: 12 }),
  at(0, { '@acme/shop': 5, '@acme/api': 4, '@ada': 3, 'bob@example.com': 2, 'eve/x@example.com': 2 }),
  at(7, { '@acme/shop': 2, '@acme/api': 6, '@ada': 1, 'bob@example.com': 1 }),
  at(8, { '@acme/shop': 4, '@acme/api': 1 }, '2.0.0'),
  at(9, { '@acme/shop': 3, '@acme/api': 1 }, '2.0.0'),
]
const ownersOf = codeOwners('/shop/ @acme/shop @ada\n/api/ @acme/api\n')
const snapshot = {
  ...snapshotOf({ history }),
  diagnostics: diagnosticTable([
    diagnosticOf({ path: 'shop/a.py', line: 1 }),
    diagnosticOf({ path: 'shop/a.py', line: 2 }),
    diagnosticOf({ path: 'shop/b.py', line: 1, severity: 'warning' }),
    diagnosticOf({ path: 'other.py', line: 1 }),
  ]),
}

test('has every owner with counts and course, also one whose errors are gone, and what nobody owns', async () => {
  const records = ownerRecords(snapshot, ownersOf, { countFixesSince: null })
  const text = ownersJson([records])
  await expectGolden('summary/owners.json', text)
  const validate = jsonValidator(new URL('../../docs/schemas/owners.schema.json', import.meta.url), true)
  expect(validate(text)).toBeNull()
  expect(validate(ownersJson([ownerRecords(snapshot, ownersOf, { countFixesSince: start })]))).toBeNull()
  expect(records.owners.map(({ owner, errors }) => [owner, errors])).toEqual([
    ['@acme/api', 0],
    ['@acme/shop', 2],
    ['@ada', 2],
    ['bob@example.com', 0],
    ['eve/x@example.com', 0],
    [null, 1],
  ])
  expect(records.fixes).toBeNull()
})

test('fixes are of teams by name, of anybody else in one number, and never across versions of the checker', () => {
  const fixes = fixesSince(history, start)
  expect(fixes).toEqual({ since: start, teams: [{ team: '@acme/shop', fixed: 4 }], people: 5 })
  expect(JSON.stringify(fixes)).not.toMatch(/ada|bob|eve/)
})

test('fixes are counted from the last run before the day, else from the first that counts owners', () => {
  expect(fixesSince(history, start + 8 * day).teams).toEqual([{ team: '@acme/shop', fixed: 1 }])
  expect(fixesSince(history, 0).people).toBe(5)
  expect(fixesSince([], 0)).toEqual({ since: 0, teams: [], people: 0 })
})
