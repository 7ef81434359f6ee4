/** Sums over the rows of a dashboard, and its rows by what is known of them. */
import type { CheckRow, Dashboard, DashboardTotals, ReadCheck, RepositoryRow } from '#model/dashboard.ts'
import { compareText } from '#model/order.ts'

/** See {@link DashboardTotals}. */
export function dashboardTotals({ rows }: Pick<Dashboard, 'rows'>): DashboardTotals {
  const read = rows.flatMap(readChecks)
  const moved = read.flatMap(({ result }) => (result.movement === null ? [] : [result.movement.delta]))
  return {
    repositories: rows.length,
    read: rows.filter((row) => readChecks(row).length > 0).length,
    without: rows.filter(({ result }) => result.kind === 'none').length,
    failed: rows.filter(isFailed).length,
    checks: read.length,
    errors: sum(read.map(({ result }) => result.baseline.errors)),
    warnings: sum(read.map(({ result }) => result.baseline.warnings)),
    delta: moved.length === 0 ? null : sum(moved),
    categories: categoriesOf(read),
  }
}

/** Something of it could not be read. */
export function isFailed({ result }: RepositoryRow): boolean {
  return (
    result.kind === 'failed' ||
    (result.kind === 'read' && result.checks.some((check) => check.result.kind === 'failed'))
  )
}

/** Whether nothing at all is known, or GitHub said that it is enough: the page is no answer then. */
export function isCut({ rows }: Dashboard): boolean {
  return (
    rows.every((row) => isFailed(row) && readChecks(row).length === 0) || rows.some((row) => isLimited(row))
  )
}

function isLimited({ result }: RepositoryRow): boolean {
  return result.kind === 'read'
    ? result.checks.some((check) => check.result.kind === 'failed' && isLimit(check.result))
    : result.kind === 'failed' && isLimit(result)
}

function isLimit({ problem }: { readonly problem: { readonly kind: string } }): boolean {
  return problem.kind === 'github-limited'
}

/** A check that could be read. */
type Read = CheckRow & { readonly result: ReadCheck }

function readChecks({ result }: RepositoryRow): readonly Read[] {
  return result.kind === 'read' ? result.checks.filter(isRead) : []
}

function isRead(check: CheckRow): check is Read {
  return check.result.kind === 'read'
}

function categoriesOf(read: readonly Read[]): DashboardTotals['categories'] {
  const found = new Map<string, number>()
  for (const { result } of read) {
    for (const [title, errors] of Object.entries(result.baseline.history.at(-1)?.categories ?? {})) {
      found.set(title, (found.get(title) ?? 0) + errors)
    }
  }
  const sorted = [...found].sort(([a, many], [b, few]) => few - many || compareText(a, b))
  return Object.fromEntries(sorted)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
