/** A dashboard for programs; docs/schemas/dashboard.schema.json. */
import type { CheckRow, Dashboard, RepositoryRow } from '#model/dashboard.ts'
import type { HistoryPoint } from '#model/history.ts'
import { dayText } from '../day-text.ts'
import { jsonText } from '../encode/json.ts'
import { dashboardTotals } from './dashboard-totals.ts'
import { noBaselineWords, problemWords } from './dashboard-words.ts'

/** Ends with a line break. */
export function dashboardJson(dashboard: Dashboard): string {
  const { org, server, day, since, rows, archived } = dashboard
  return jsonText({
    version: 1,
    org,
    server,
    day: dayText(day),
    since: dayText(since),
    totals: { ...dashboardTotals(dashboard), archived },
    repositories: rows.map(rowOf),
  })
}

function rowOf({ name, branch, result }: RepositoryRow) {
  const common = { name, branch, state: result.kind }
  switch (result.kind) {
    case 'read':
      return { ...common, reason: null, lookedAt: result.lookedAt, checks: result.checks.map(checkOf) }
    case 'none':
      return { ...common, reason: noBaselineWords(result.why), lookedAt: null, checks: [] }
    case 'failed':
      return { ...common, reason: problemWords(result.problem), lookedAt: null, checks: [] }
  }
}

function checkOf({ name, result }: CheckRow) {
  if (result.kind === 'failed') {
    return { name, state: result.kind, reason: problemWords(result.problem) }
  }
  const { baseline, movement } = result
  const newest = baseline.history.at(-1)
  return {
    name,
    state: result.kind,
    reason: null,
    checker: baseline.checker.name,
    tool: baseline.checker.tool ?? null,
    checkerVersion: baseline.checker.version,
    errors: baseline.errors,
    warnings: baseline.warnings,
    delta: movement?.delta ?? null,
    from: movement === null ? null : { day: dayText(movement.from.time), errors: movement.from.errors },
    upgraded: movement?.upgraded ?? null,
    commit: baseline.commit,
    run: baseline.runUrl,
    workflow: baseline.workflow,
    categories: newest?.categories ?? null,
    owners: newest?.owners ?? null,
    series: baseline.history.map(pointOf),
  }
}

function pointOf({ commit, time, errors, version }: HistoryPoint) {
  return { time: new Date(time * 1000).toISOString().replace('.000Z', 'Z'), commit, errors, version }
}
