/** `dashboard`: the course of many repositories in one page. How far it is stands on standard error, and only on a terminal. */
import { createHash } from 'node:crypto'
import { cacheFolder } from '#adapters/fs/cache-folder.ts'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { spareFiles } from '#adapters/fs/spare-files.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { progressLine } from '#adapters/log/progress-line.ts'
import { systemClock } from '#adapters/process/system-clock.ts'
import { fetchedRepositories } from '#adapters/pull/fetched-repositories.ts'
import { keptAnswers } from '#adapters/pull/kept-answers.ts'
import { ownServer } from '#adapters/pull/own-server.ts'
import { PatientFetch } from '#adapters/pull/patient-fetch.ts'
import { tokenFor } from '#adapters/pull/remote-place.ts'
import { collectDashboard } from '#app/dashboard/collect.ts'
import { requiredText } from '#app/files/required-file.ts'
import { repositoryNames } from '#config/repositories.ts'
import { invalid } from '#config/values.ts'
import { commandLineProblem } from '#messages/command-line-problem.ts'
import type { Dashboard } from '#model/dashboard.ts'
import { ProblemError } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import { amount, counted } from '#render/amount.ts'
import { dashboardJson } from '#render/dashboard/dashboard-json.ts'
import { dashboardPage } from '#render/dashboard/dashboard-page.ts'
import { dashboardText } from '#render/dashboard/dashboard-text.ts'
import { dashboardTotals, isCut } from '#render/dashboard/dashboard-totals.ts'
import { dashboardGaps } from '#render/dashboard/dashboard-words.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { progressText } from '#render/progress.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import type { Command, DashboardFormat } from './cli-command.ts'
import { version } from './version.ts'

type DashboardCommand = Extract<Command, { readonly kind: 'dashboard' }>

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

const renderers: Readonly<Record<DashboardFormat, (dashboard: Dashboard) => string>> = {
  text: dashboardText,
  html: (dashboard) => dashboardPage(dashboard, { version, sha256 }),
  json: dashboardJson,
}

/** Gives the exit code. Throws a `ProblemError` where the organisation can't be listed. */
export async function runDashboard(
  command: DashboardCommand,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const dashboard = await collected(command, environment)
  for (const { format, file } of command.outputs) {
    const text = renderers[format](dashboard)
    await (file === null ? writeStandardOutput(text) : nodeFiles.write(file, text))
  }
  if (command.outputs.every(({ file }) => file !== null)) {
    for (const gap of dashboardGaps(dashboard, dashboardTotals(dashboard))) {
      say(gap)
    }
  }
  return exitCodes[isCut(dashboard) ? 'not-comparable' : 'pass']
}

async function collected(command: DashboardCommand, environment: NodeJS.ProcessEnv): Promise<Dashboard> {
  const { org, checks, workflow, archived, sinceSeconds } = command
  const named = [...command.repositories, ...(await listedIn(command.list))]
  const { host, server, api } = ownServer(environment)
  const token = await tokenFor({ host, owner: org ?? '', repo: '' }, environment)
  if (token === null) {
    throw new ProblemError({ kind: 'pull-impossible', missing: 'token', host })
  }
  const folder = nodeFiles.join(cacheFolder(environment), 'type-ratchet', 'dashboard', host)
  const files = spareFiles(nodeFiles, (problem) =>
    say(`warning: nothing is kept for the next run: ${commandLineProblem(problem).what}`),
  )
  const progress = progressLine(process.stderr)
  const patient = new PatientFetch({
    memory: keptAnswers(nodeFiles.join(folder, 'answers'), files),
    clock: systemClock,
    now: Date.now,
    onWait: (ms) => {
      progress.end()
      say(`GitHub asks for a pause of ${amount(Math.ceil(ms / 1000))} s`)
    },
  })
  const tools = { api, token, maxBytes: snapshotLimits.bytes, fetch: patient.fetch }
  const now = Math.floor(Date.now() / 1000)
  const begun = performance.now()
  const query = {
    checks,
    workflow,
    since: now - sinceSeconds,
    folder: nodeFiles.join(folder, 'baselines'),
  }
  try {
    const dashboard = await collectDashboard(
      { org, named, archived, query, server, now },
      {
        repositories: fetchedRepositories(host, tools),
        files,
        tell: (step) => progress.show(progressText({ ...step, elapsedMs: performance.now() - begun })),
      },
    )
    if (dashboard.rows.length === 0) {
      const input = org === null ? '--repos' : '--org'
      const value = org ?? command.list ?? ''
      throw invalid({ input, value }, 'one with a repository that the token may see and that is not archived')
    }
    return dashboard
  } finally {
    progress.end()
    const { asked, unchanged } = patient.counts
    say(`${counted(asked, 'request')}, ${amount(unchanged)} of them answered with “not modified”`)
  }
}

async function listedIn(list: string | null): Promise<readonly string[]> {
  if (list === null) {
    return []
  }
  return repositoryNames(await requiredText({ role: 'list of repositories', path: list }, nodeFiles), list)
}

/** For people; standard output holds the dashboard alone. */
function say(text: string): void {
  process.stderr.write(`${terminalText(text)}\n`)
}
