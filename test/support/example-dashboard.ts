/** Repositories of every state that a dashboard can show. */
import type { CheckRow, Dashboard, RepositoryRow } from '#model/dashboard.ts'
import type { HistoryPoint } from '#model/history.ts'
import { exampleCourse, historyPoint } from './history-factory.ts'
import { shaOf } from './shas.ts'

const day = 24 * 60 * 60
const today = Date.UTC(2026, 10, 30) / 1000
export const checkRow = (
  name: string,
  errors: number,
  history: readonly HistoryPoint[] = [historyPoint({ time: today, errors })],
): CheckRow => {
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
export const readRow = (
  name: string,
  checks: readonly CheckRow[],
  lookedAt: number | null = null,
): RepositoryRow => ({
  name,
  branch: 'main',
  result: { kind: 'read', checks, lookedAt },
})
export const failedRow = (name: string, kind: 'repository-hidden' | 'github-limited'): RepositoryRow => ({
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
export const noneRow = (
  name: string,
  expiredAt: string | null = null,
  refused: readonly string[] = [],
): RepositoryRow => ({
  name,
  branch: 'main',
  result: { kind: 'none', why: { expiredAt, refused } },
})

export const dashboardOf = (rows: readonly RepositoryRow[]): Dashboard => ({
  org: 'acme',
  server: 'https://github.com',
  day: today,
  since: today - 7 * day,
  rows,
  archived: 2,
})

const course = exampleCourse().filter((_, index) => index % 9 === 8)
export const exampleDashboard: Dashboard = dashboardOf([
  noneRow('acme/docs'),
  noneRow('acme/fork', null, ['run 9 was refused: it was cancelled']),
  noneRow('acme/quiet', '2026-10-01T00:00:00Z'),
  failedRow('acme/secret', 'repository-hidden'),
  readRow('acme/shop', [checkRow('api', 3636, course), failedCheck]),
  readRow('acme/tools', [checkRow('mypy', 0, [])], 500),
])
