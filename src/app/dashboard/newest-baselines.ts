/** Finds the newest baseline of each check of a repository, under the rules of trust that hold everywhere. */

import { movementSince } from '#history/movement.ts'
import type { BaselineExtract, CheckRow, ListedRepository, NoBaseline } from '#model/dashboard.ts'
import { commitSha } from '#model/ids.ts'
import { compareText } from '#model/order.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import type { Files } from '#ports/files.ts'
import type { Repositories } from '#ports/repositories.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import { baselineName } from '../baseline/artifact-names.ts'
import { distrust, mayBeTrusted } from '../baseline/trust.ts'
import { keepExtract, keptExtract } from './kept-extract.ts'

/** What counts, and since when. */
export interface BaselineQuery {
  /** Names of checks; empty: all that are found. */
  readonly checks: readonly string[]
  /** The file of the workflow whose runs count; null: any of the repository's, since whoever may push one may change the check as well. */
  readonly workflow: string | null
  /** Whole seconds since 1970. */
  readonly since: number
  /** Where extracts are kept. */
  readonly folder: string
}

/** What was found; see `RepositoryRow`. */
export type FoundBaselines =
  | { readonly kind: 'read'; readonly checks: readonly CheckRow[]; readonly lookedAt: number | null }
  | { readonly kind: 'none'; readonly why: NoBaseline }

/** How the outside world is reached. */
export interface BaselinePorts {
  readonly repositories: Repositories
  readonly files: Files
}

/** Pages of artifacts of any name that are looked at. */
const mostPages = 5
/** Runs of one check that are asked about; those of forks are not among them. */
const mostRuns = 5

/** Throws a `ProblemError` where the repository can't be read; a check that can't is a row. */
export async function newestBaselines(
  repository: ListedRepository,
  query: BaselineQuery,
  ports: BaselinePorts,
): Promise<FoundBaselines> {
  const { artifacts, total } = await listed(repository, query, ports.repositories)
  const expected = { repositoryId: repository.id, branch: repository.branch }
  const ours = artifacts.filter((one) => mayBeTrusted(one, { ...expected, workflow: anyWorkflow }))
  const names = query.checks.length > 0 ? query.checks : namesOf(ours)
  const checks: CheckRow[] = []
  const refused: string[] = []
  const expiries: string[] = []
  for (const name of [...names].sort(compareText)) {
    const candidates = ours.filter((one) => checkOf(one.name) === name)
    const usable = candidates.filter(({ expired, runId }) => !expired && runId !== 0)
    expiries.push(...candidates.flatMap(({ expired, expiresAt }) => (expired ? (expiresAt ?? []) : [])))
    const found = await newestOf(name, usable, { repository, query, ports })
    if (found.kind === 'row') {
      checks.push(found.row)
    } else {
      refused.push(...found.refused)
    }
  }
  const lookedAt = total > artifacts.length ? artifacts.length : null
  if (checks.length > 0) {
    return { kind: 'read', checks, lookedAt }
  }
  if (lookedAt !== null) {
    const what = `artifacts of ${repository.name}`
    throw new ProblemError({ kind: 'baseline-search-cut', what, read: lookedAt, total })
  }
  const expiredAt = expiries.sort(compareText).at(-1) ?? null
  return { kind: 'none', why: { expiredAt, refused: [...new Set(refused)] } }
}

/** What a workflow must be, before its run is asked for. */
const anyWorkflow = { kind: 'id', id: 0 } as const

/** By name where names are given, else the newest of any name, until a baseline is among them. */
async function listed(
  repository: ListedRepository,
  { checks }: BaselineQuery,
  repositories: Repositories,
): Promise<{ readonly artifacts: readonly StoredArtifact[]; readonly total: number }> {
  const artifacts: StoredArtifact[] = []
  let total = 0
  if (checks.length > 0) {
    for (const check of checks) {
      const { items } = await repositories.artifacts(repository, { name: baselineName(check), page: 1 })
      artifacts.push(...items)
    }
    return { artifacts, total: artifacts.length }
  }
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await repositories.artifacts(repository, { name: null, page })
    artifacts.push(...answer.items)
    total = answer.total
    const isFound = answer.items.some(
      (one) => checkOf(one.name) !== null && one.headBranch === repository.branch && !one.expired,
    )
    if (isFound || answer.items.length === 0 || artifacts.length >= total) {
      break
    }
  }
  return { artifacts, total }
}

function namesOf(artifacts: readonly StoredArtifact[]): readonly string[] {
  return [...new Set(artifacts.flatMap(({ name }) => checkOf(name) ?? []))]
}

/** The check that an artifact is a baseline of, whichever attempt of a run made it; null for any other artifact. */
function checkOf(artifact: string): string | null {
  const start = baselineName('')
  const name = artifact.startsWith(start) ? artifact.slice(start.length).replace(/-attempt-\d{1,6}$/, '') : ''
  return /^[a-z0-9._-]{1,60}$/.test(name) ? name : null
}

type Newest =
  | { readonly kind: 'row'; readonly row: CheckRow }
  | { readonly kind: 'none'; readonly refused: readonly string[] }

interface Search {
  readonly repository: ListedRepository
  readonly query: BaselineQuery
  readonly ports: BaselinePorts
}

/** `candidates`: newest first, so that a later attempt stands before an earlier one. */
async function newestOf(
  name: string,
  candidates: readonly StoredArtifact[],
  { repository, query, ports }: Search,
): Promise<Newest> {
  const refused: string[] = []
  try {
    for (const artifact of candidates.slice(0, mostRuns)) {
      const found = await trustedExtract(artifact, { repository, query, ports })
      if (typeof found !== 'string') {
        const movement = movementSince(found.history, query.since)
        return { kind: 'row', row: { name, result: { kind: 'read', baseline: found, movement } } }
      }
      refused.push(`run ${artifact.runId} was refused: ${found}`)
    }
    return { kind: 'none', refused }
  } catch (error) {
    return { kind: 'row', row: { name, result: { kind: 'failed', problem: problemOf(error) } } }
  }
}

/** A text: why its run is not trusted. */
async function trustedExtract(
  artifact: StoredArtifact,
  { repository, query, ports }: Search,
): Promise<BaselineExtract | string> {
  const place = { folder: query.folder, repository: repository.name, artifact: artifact.id }
  const kept = await keptExtract(place, ports.files)
  if (kept !== null && isOf(kept.workflow, query.workflow)) {
    return kept
  }
  const source = ports.repositories.baselines(repository)
  const run = await source.run(artifact.runId)
  const reason = distrust(run, expectedOf(run, repository, query))
  if (reason !== null) {
    return reason
  }
  const text = await source.text(artifact)
  const decoded = decodeBaseline(text, `The artifact “${artifact.name}”`)
  if (decoded.kind === 'refused') {
    throw new ProblemError(decoded.problem)
  }
  const extract = extractOf(decoded.snapshot, run)
  if (run.finished) {
    await keepExtract(place, extract, ports.files)
  }
  return extract
}

function expectedOf(run: WorkflowRun, { id, branch }: ListedRepository, { workflow }: BaselineQuery) {
  return {
    repositoryId: id,
    branch,
    workflow:
      workflow === null
        ? ({ kind: 'id', id: run.workflowId } as const)
        : ({ kind: 'file', name: workflow } as const),
  }
}

function isOf(path: string, workflow: string | null): boolean {
  const name = workflow?.replace(/^\.\//, '') ?? path
  return path === name || path === `.github/workflows/${name}`
}

function extractOf({ checker, diagnostics, history, commit }: Snapshot, run: WorkflowRun): BaselineExtract {
  const { name, version, tool } = checker
  return {
    checker: { name, version, ...(tool === undefined ? {} : { tool }) },
    errors: diagnostics.count('error'),
    warnings: diagnostics.count('warning'),
    commit: commitSha(run.headSha) ?? commit,
    runUrl: run.url,
    workflow: run.workflowPath,
    history: history.map(({ categories, owners, ...point }, index) => ({
      ...point,
      ...(index === history.length - 1 && categories !== undefined ? { categories } : {}),
      ...(index === history.length - 1 && owners !== undefined ? { owners } : {}),
    })),
  }
}

/** Anything but what GitHub or an artifact did is ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem
  }
  throw error
}
