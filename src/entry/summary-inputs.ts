/** The baselines that `summary` reads: those that are named, or those of all checks, and what is told of how they were found. */
import { readSnapshot } from '#app/local/compare-files.ts'
import { type LocalPorts, localRun } from '#app/local/local-run.ts'
import { pullBaseline } from '#app/local/pull-baseline.ts'
import {
  type SummaryBaseline,
  type SummaryCheck,
  summaryBaselines,
  summaryChecks,
} from '#app/local/summary-baselines.ts'
import { readActionInputs } from '#config/action-inputs.ts'
import { commandLineProblem } from '#messages/command-line-problem.ts'
import { ProblemError } from '#model/problem.ts'
import type { MissingCheck } from '#model/summary.ts'
import type { ResultFiles } from '#ports/files.ts'
import { counted } from '#render/amount.ts'
import { dayText } from '#render/day-text.ts'
import { foundChecks } from './checks-command.ts'
import { pullSource } from './pull-source.ts'

/** `told`: a line each, of what was asked, found and left out. */
export interface SummaryInputs {
  readonly baselines: readonly Pick<SummaryBaseline, 'snapshot' | 'target' | 'limit' | 'accepted'>[]
  readonly missing: readonly MissingCheck[]
  readonly told: readonly string[]
}

/** Throws a `ProblemError` for a file that is no snapshot. */
export async function namedBaselines(
  paths: readonly string[],
  { files }: Pick<LocalPorts, 'files'>,
): Promise<SummaryInputs> {
  const baselines: Omit<SummaryBaseline, 'instead'>[] = []
  for (const file of paths) {
    baselines.push({
      snapshot: await readSnapshot(file, files),
      file,
      target: null,
      limit: null,
      accepted: [],
    })
  }
  return { baselines, missing: [], told: baselines.map(foundLine) }
}

/** Throws a `ProblemError` when no check has a baseline, with the reason of the first. */
export async function foundBaselines(
  { root, workflow }: { readonly root: string; readonly workflow: string | null },
  ports: LocalPorts & { readonly files: ResultFiles },
  environment: NodeJS.ProcessEnv,
): Promise<SummaryInputs> {
  const { checks, from } = await checksOf(root, ports)
  const told = [`asked for: ${checks.map(({ name }) => name).join(', ')} (${from})`]
  const found = await summaryBaselines(
    { checks, root },
    {
      ...ports,
      pull: async (check) => {
        const order = { root: await ports.files.real(root), workflow: workflow ?? check.workflow }
        const { place, source, branch, workflow: own } = await pullSource(order, ports, environment)
        const { host, owner, repo } = place.remote
        told.push(
          `${check.name}: asked ${host}/${owner}/${repo} for the newest baseline of ${branch} by ${own}`,
        )
        const pulled = { place: { ...place, name: check.name }, branch, workflow: own }
        return pullBaseline(pulled, { source, files: ports.files })
      },
    },
  )
  const [first] = found.missing
  if (found.baselines.length === 0 && first !== undefined) {
    throw new ProblemError(first.problem)
  }
  const left = found.missing.map(
    ({ name, problem }) => `${name}: left out. ${commandLineProblem(problem).what}`,
  )
  return { ...found, told: [...told, ...found.baselines.map(foundLine), ...left] }
}

/** Of the configuration file; without one the checker that is configured here. */
async function checksOf(
  root: string,
  ports: LocalPorts,
): Promise<{ readonly checks: readonly SummaryCheck[]; readonly from: string }> {
  const found = await foundChecks({ only: null, settings: new Map(), root })
  if (found !== null) {
    return { checks: summaryChecks(found.checks, ports), from: found.file.path }
  }
  const { check } = readActionInputs(() => '')
  const source = { check, text: null, piped: false, root, cwd: null, name: null, leg: null }
  const { name, checker } = await localRun(source, ports)
  const own = { name, file: null, workflow: null, target: null, limit: null, accepted: [] }
  return { checks: [own], from: `no configuration file; ${checker.name} is configured here` }
}

function foundLine({
  snapshot: { name, history, commit },
  file,
  instead = null,
}: Pick<SummaryBaseline, 'snapshot' | 'file'> & Partial<Pick<SummaryBaseline, 'instead'>>): string {
  const [first, last] = [history[0], history.at(-1)]
  const series =
    first === undefined || last === undefined
      ? 'without a series'
      : `with ${counted(history.length, 'run')} from ${dayText(first.time)} to ${dayText(last.time)}`
  const of = commit === null ? '' : ` of ${commit.slice(0, 7)}`
  const why = instead === null ? '' : `; GitHub gave none: ${commandLineProblem(instead).what}`
  return `${name}: read ${file}${of}, ${series}${why}`
}
