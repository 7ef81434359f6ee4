/** A dashboard in each form: what could not be read is never a zero, and no name leaves its place. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Dashboard } from '#model/dashboard.ts'
import { dashboardJson } from '#render/dashboard/dashboard-json.ts'
import { dashboardPage } from '#render/dashboard/dashboard-page.ts'
import { dashboardText } from '#render/dashboard/dashboard-text.ts'
import { isCut } from '#render/dashboard/dashboard-totals.ts'
import { sortScript } from '#render/dashboard/sort-script.ts'
import {
  checkRow,
  dashboardOf,
  exampleDashboard,
  failedRow,
  noneRow,
  readRow,
} from '#test/support/example-dashboard.ts'
import { expectGolden } from '#test/support/golden.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { jsonValidator } from '#test/support/published-schemas.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')
const page = (dashboard: Dashboard): string => dashboardPage(dashboard, { version: '0.0.0', sha256 })
const validate = jsonValidator(new URL('../../docs/schemas/dashboard.schema.json', import.meta.url), true)

test('reads well in each form, and the JSON keeps to its schema', async () => {
  await expectGolden('dashboard/dashboard.txt', dashboardText(exampleDashboard))
  await expectGolden('dashboard/dashboard.json', dashboardJson(exampleDashboard))
  expect(validate(dashboardJson(exampleDashboard))).toBeNull()
  const html = page(exampleDashboard)
    .replace(/<style>.*<\/style>/s, '<style></style>')
    .replace(/'sha256-[^']+'/g, "'sha256-'")
  await expectGolden('dashboard/dashboard.html', html)
})

test('asks nothing of anybody, and lets only its own style and script run', () => {
  const text = page(exampleDashboard)
  expect(text).toContain("default-src 'none'")
  expect(text).toContain(`script-src 'sha256-${sha256(sortScript)}'`)
  expect(text.match(/<script/g)).toHaveLength(1)
  expect(text).not.toMatch(/<(?:link|img|iframe)[^>]+(?:src|href)="http/)
})

test('what could not be read has no number, in any form', () => {
  const { repositories, totals } = JSON.parse(dashboardJson(exampleDashboard))
  expect(totals).toMatchObject({ repositories: 6, read: 2, without: 3, failed: 2, checks: 2, errors: 3636 })
  expect(repositories[3]).toEqual({
    name: 'acme/secret',
    branch: null,
    state: 'failed',
    reason: expect.stringContaining('404 Not Found'),
    lookedAt: null,
    checks: [],
  })
  expect(page(exampleDashboard)).toMatch(/acme\/<wbr>secret.*not read/)
  expect(dashboardText(exampleDashboard)).not.toMatch(/acme\/secret.*error/)
})

test('hostile names stay text', () => {
  const name = '<script>alert(1)</script>\u202e##[error]x\n::warning::'
  const hostile = dashboardOf([
    readRow(`acme/${name}`, [checkRow(name, 1, [historyPoint({ errors: 1, categories: { [name]: 1 } })])]),
    noneRow(`acme/b${name}`, null, [name]),
    {
      name: `acme/c${name}`,
      branch: name,
      result: { kind: 'failed', problem: { kind: 'artifact-shape', artifact: name, reason: name } },
    },
  ])
  for (const text of [page(hostile), dashboardText(hostile), dashboardJson(hostile)]) {
    expect(text).not.toMatch(/##\[|^::/m)
  }
  expect(page(hostile).match(/<script/g)).toHaveLength(1)
  expect(page(hostile) + dashboardText(hostile)).not.toContain('\u202e')
  expect(validate(dashboardJson(hostile))).toBeNull()
  const server = 'https://github.com'
  expect(page({ ...hostile, server })).not.toMatch(/href="(?!https:\/\/github\.com\/|#main|data:)/)
})

test('is no answer where nothing could be read, or the limit ended it', () => {
  expect(isCut(exampleDashboard)).toBe(false)
  expect(isCut(dashboardOf([noneRow('acme/a')]))).toBe(false)
  expect(isCut(dashboardOf([failedRow('acme/a', 'repository-hidden')]))).toBe(true)
  expect(
    isCut(dashboardOf([readRow('acme/a', [checkRow('mypy', 1)]), failedRow('acme/b', 'github-limited')])),
  ).toBe(true)
})
