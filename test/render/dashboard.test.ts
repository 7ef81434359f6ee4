/** A dashboard in each form: what could not be read is never a zero, and no name leaves its place. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CheckRow, Dashboard, RepositoryRow } from '#model/dashboard.ts'
import { dashboardJson } from '#render/dashboard/dashboard-json.ts'
import { dashboardPage } from '#render/dashboard/dashboard-page.ts'
import { dashboardText } from '#render/dashboard/dashboard-text.ts'
import { isCut } from '#render/dashboard/dashboard-totals.ts'
import { sortScript } from '#render/dashboard/sort-script.ts'
import { expectGolden } from '#test/support/golden.ts'
import { exampleCourse, historyPoint } from '#test/support/history-factory.ts'
import { jsonValidator } from '#test/support/published-schemas.ts'
import { shaOf } from '#test/support/shas.ts'

const day = 24 * 60 * 60
const today = Date.UTC(2026, 10, 30) / 1000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')
const page = (dashboard: Dashboard): string => dashboardPage(dashboard, { version: '0.0.0', sha256 })
const validate = jsonValidator(new URL('../../docs/schemas/dashboard.schema.json', import.meta.url), true)

const check = (name: string, errors: number, history = [historyPoint({ time: today, errors })]): CheckRow => {
  const [from, to] = [history[0], history.at(-1)]
  return {
    name,
    result: {
      kind: 'read',
      baseline: {
        checker: { name: 'mypy', version: '1.17.1' },
        errors,
        warnings: 4,
        commit: shaOf(1),
        runUrl: 'https://github.com/acme/shop/actions/runs/7',
        workflow: '.github/workflows/types.yml',
        history,
      },
      movement:
        from === undefined || to === undefined
          ? null
          : {
              from,
              to,
              delta: to.errors - from.errors,
              categories: null,
              owners: null,
              upgraded: from.version !== to.version,
            },
    },
  }
}
const failedCheck: CheckRow = {
  name: 'web',
  result: { kind: 'failed', problem: { kind: 'artifact-shape', artifact: 'x', reason: 'it is empty' } },
}
const read = (name: string, checks: readonly CheckRow[], lookedAt: number | null = null): RepositoryRow => ({
  name,
  branch: 'main',
  result: { kind: 'read', checks, lookedAt },
})
const failed = (name: string, kind: 'repository-hidden' | 'github-limited'): RepositoryRow => ({
  name,
  branch: null,
  result: {
    kind: 'failed',
    problem:
      kind === 'github-limited'
        ? { kind, until: '2026-12-01 14:05 UTC' }
        : { kind, request: `get the repository ${name}`, reason: '404 Not Found' },
  },
})
const none = (
  name: string,
  expiredAt: string | null = null,
  refused: readonly string[] = [],
): RepositoryRow => ({
  name,
  branch: 'main',
  result: { kind: 'none', why: { expiredAt, refused } },
})

const dashboardOf = (rows: readonly RepositoryRow[]): Dashboard => ({
  org: 'acme',
  server: 'https://github.com',
  day: today,
  since: today - 7 * day,
  rows,
  archived: 2,
})

const course = exampleCourse().filter((_, index) => index % 9 === 8)
const whole = dashboardOf([
  none('acme/docs'),
  none('acme/fork', null, ['run 9 was refused: it was cancelled']),
  none('acme/quiet', '2026-10-01T00:00:00Z'),
  failed('acme/secret', 'repository-hidden'),
  read('acme/shop', [check('api', 3636, course), failedCheck]),
  read('acme/tools', [check('mypy', 0, [])], 500),
])

test('reads well in each form, and the JSON keeps to its schema', async () => {
  await expectGolden('dashboard/dashboard.txt', dashboardText(whole))
  await expectGolden('dashboard/dashboard.json', dashboardJson(whole))
  expect(validate(dashboardJson(whole))).toBeNull()
  const html = page(whole)
    .replace(/<style>.*<\/style>/s, '<style></style>')
    .replace(/'sha256-[^']+'/g, "'sha256-'")
  await expectGolden('dashboard/dashboard.html', html)
})

test('asks nothing of anybody, and lets only its own style and script run', () => {
  const text = page(whole)
  expect(text).toContain("default-src 'none'")
  expect(text).toContain(`script-src 'sha256-${sha256(sortScript)}'`)
  expect(text.match(/<script/g)).toHaveLength(1)
  expect(text).not.toMatch(/<(?:link|img|iframe)[^>]+(?:src|href)="http/)
})

test('what could not be read has no number, in any form', () => {
  const { repositories, totals } = JSON.parse(dashboardJson(whole))
  expect(totals).toMatchObject({ repositories: 6, read: 2, without: 3, failed: 2, checks: 2, errors: 3636 })
  expect(repositories[3]).toEqual({
    name: 'acme/secret',
    branch: null,
    state: 'failed',
    reason: expect.stringContaining('404 Not Found'),
    lookedAt: null,
    checks: [],
  })
  expect(page(whole)).toMatch(/acme\/<wbr>secret.*not read/)
  expect(dashboardText(whole)).not.toMatch(/acme\/secret.*error/)
})

test('hostile names stay text', () => {
  const name = '<script>alert(1)</script>\u202e##[error]x\n::warning::'
  const hostile = dashboardOf([
    read(`acme/${name}`, [check(name, 1, [historyPoint({ errors: 1, categories: { [name]: 1 } })])]),
    none(`acme/b${name}`, null, [name]),
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
  expect(isCut(whole)).toBe(false)
  expect(isCut(dashboardOf([none('acme/a')]))).toBe(false)
  expect(isCut(dashboardOf([failed('acme/a', 'repository-hidden')]))).toBe(true)
  expect(isCut(dashboardOf([read('acme/a', [check('mypy', 1)]), failed('acme/b', 'github-limited')]))).toBe(
    true,
  )
})
