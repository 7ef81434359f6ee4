/** An organisation on a local GitHub: how often it is asked, the first time, again, and after a run that was ended. `bench/dashboard` has 1,000 repositories. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dashboardTotals } from '#render/dashboard/dashboard-totals.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import { simulatedRun, simulateOrganisation } from '#test/support/simulated-organisation.ts'

const count = 120
/** Of the list: 121 repositories. */
const pages = 2
const withBaseline = 108

let github: LocalGitHub
let how: { readonly token: string; readonly folder: string }

beforeAll(async () => {
  github = await startLocalGitHub()
  simulateOrganisation(github, count)
  github.addRepository({ fullName: 'acme/old', archived: true })
  how = {
    token: github.addToken({ actions: 'read' }).value,
    folder: await mkdtemp(join(tmpdir(), 'dashboard-')),
  }
})
afterAll(async () => {
  await github.close()
  await rm(how.folder, { recursive: true })
})

test('a run that the limit ends says so in each row that is missing, and asks no more; the next one goes on from there', async () => {
  const cut = await simulatedRun(github, { ...how, most: 200 })
  const problems = cut.dashboard.rows.flatMap(({ result }) =>
    result.kind === 'failed' ? [result.problem.kind] : [],
  )
  expect(problems.length).toBeGreaterThan(40)
  expect(new Set(problems)).toEqual(new Set(['github-limited']))
  // Those that were under way when the first was refused.
  expect(cut.asked).toBeLessThanOrEqual(208)
  expect(dashboardTotals(cut.dashboard).errors).toBeLessThan(300)

  const rest = await simulatedRun(github, how)
  expect(dashboardTotals(rest.dashboard)).toMatchObject({
    repositories: count,
    read: withBaseline,
    without: count - withBaseline,
    failed: 0,
    delta: -2 * withBaseline,
  })
  expect(rest.asked).toBeLessThan(pages + count + 2 * withBaseline - 50)
  expect(cut.downloads + rest.downloads).toBe(withBaseline)
})

test('a second run asks once for each page and repository, and GitHub’s limit counts none of it', async () => {
  const { dashboard, ...cost } = await simulatedRun(github, how)
  expect(cost).toEqual({ asked: pages + count, unchanged: pages + count, downloads: 0 })
  expect(dashboard.archived).toBe(1)
  expect(github.violations).toEqual([])
})
