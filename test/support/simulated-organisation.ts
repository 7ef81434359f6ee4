/** An organisation with many repositories on a local GitHub, and runs of `dashboard` over it without a process of their own. */
import { join } from 'node:path'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { fetchedRepositories } from '#adapters/pull/fetched-repositories.ts'
import { keptAnswers } from '#adapters/pull/kept-answers.ts'
import { PatientFetch } from '#adapters/pull/patient-fetch.ts'
import { collectDashboard } from '#app/dashboard/collect.ts'
import type { Dashboard } from '#model/dashboard.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { FakeClock } from './fakes/fake-clock.ts'
import type { LocalGitHub } from './github/local-github.ts'
import { historyPoint } from './history-factory.ts'
import { shaOf } from './shas.ts'
import { snapshotOf } from './snapshot-factory.ts'
import { zipOf } from './zip-builder.ts'

const day = 24 * 60 * 60
/** The time of every run, in whole seconds since 1970. */
const now = 1_800_000_000

/** `count` repositories of acme, of which every tenth has no baseline; each of the others has two errors fewer than weeks ago. */
export function simulateOrganisation(github: LocalGitHub, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const repository = github.addRepository({ fullName: `acme/r${String(index).padStart(4, '0')}` })
    if (index % 10 !== 0) {
      const workflow = github.addWorkflow(repository)
      const commit = { headSha: shaOf(index + 1), headBranch: 'main' }
      const run = github.startRun({ workflow, event: 'push', ...commit, conclusion: 'success' })
      const errors = index % 7
      const history = [
        historyPoint({ time: now - 20 * day, errors: errors + 2 }),
        historyPoint({ time: now - day, errors }),
      ]
      const content = encodeSnapshot({ ...snapshotOf({ errors }), history })
      github.addArtifact({
        run,
        name: 'type-ratchet-baseline-mypy',
        bytes: zipOf([{ name: 'snapshot.json', content }]),
      })
    }
  }
}

/** What a run gave, and what it cost. `unchanged`: requests that GitHub’s limit does not count. */
export interface SimulatedRun {
  readonly dashboard: Dashboard
  readonly asked: number
  readonly unchanged: number
  readonly downloads: number
}

/** One run; what it keeps is below `folder`. After `most` requests GitHub’s limit is used up for half an hour. */
export async function simulatedRun(
  github: LocalGitHub,
  {
    folder,
    token,
    most = Number.POSITIVE_INFINITY,
  }: { readonly folder: string; readonly token: string; readonly most?: number },
): Promise<SimulatedRun> {
  const before = github.requests.length
  let left = most
  const patient = new PatientFetch({
    memory: keptAnswers(join(folder, 'answers'), nodeFiles),
    clock: new FakeClock(),
    now: () => now * 1000,
    onWait: () => undefined,
    fetch: (input, init) => {
      left -= 1
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 1800) }
      return left < 0 ? Promise.resolve(new Response('{}', { status: 403, headers })) : fetch(input, init)
    },
  })
  const tools = { api: github.apiUrl, token, maxBytes: 1_000_000, fetch: patient.fetch }
  const query = { checks: [], workflow: null, since: now - 7 * day, folder: join(folder, 'baselines') }
  const dashboard = await collectDashboard(
    { org: 'acme', named: [], archived: false, query, server: 'https://github.com', now },
    { repositories: fetchedRepositories('local', tools), files: nodeFiles, tell: () => undefined },
  )
  const made = github.requests.slice(before)
  return { dashboard, ...patient.counts, downloads: made.filter(({ service }) => service === 'blob').length }
}
