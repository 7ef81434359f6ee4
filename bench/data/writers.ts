/**
 * Whether writers of one data branch at the same time lose anything: `node bench/data/writers.ts [WRITERS]`, 20 unless said
 * otherwise. Each has a result of another commit and a git of its own; the server is git's, over HTTP. Prints how long it took,
 * how many requests it were, and fails when a point is missing or the day has more than one commit. docs/how-to/data-branch.md
 */
import { gitDataBranch } from '../../src/adapters/git/data-branch.ts'
import { systemClock } from '../../src/adapters/process/system-clock.ts'
import { keepResults } from '../../src/app/data/keep-results.ts'
import { decodeHistory } from '../../src/snapshot/history-file.ts'
import { GitServer } from '../../test/support/github/git-server.ts'
import { hermeticGit } from '../../test/support/hermetic-git.ts'
import { historyPoint } from '../../test/support/history-factory.ts'
import { reportOf } from '../../test/support/report-factory.ts'
import { runContextOf } from '../../test/support/run-context-factory.ts'
import { shaOf } from '../../test/support/shas.ts'
import { snapshotOf } from '../../test/support/snapshot-factory.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'

const writers = Number(process.argv[2] ?? '20')
const branch = 'type-ratchet-data'
const noon = Date.UTC(2026, 11, 1, 12) / 1000
await using server = await GitServer.start('acme/widget', { writer: 'write' })
await using folder = await temporaryFolder()
const environment = { ...hermeticGit, GIT_ALLOW_PROTOCOL: 'http' }
const remote = {
  serverUrl: server.origin,
  owner: 'acme',
  repo: 'widget',
  token: 'writer',
  branch,
  environment,
}

const start = performance.now()
const problems = await Promise.all(Array.from({ length: writers }, (_, index) => write(index + 1)))
const seconds = ((performance.now() - start) / 1000).toFixed(1)
const series = decodeHistory(await server.git('acme/widget', 'show', `${branch}:mypy/series.json`))
const points = typeof series === 'string' ? 0 : series.points.length
const commits = Number(await server.git('acme/widget', 'rev-list', '--count', branch))
const pushes = server.requests.filter((request) =>
  request.endsWith('POST /acme/widget/git-receive-pack'),
).length
process.stdout.write(
  `${writers} writers: ${points} points, ${commits} commit, ${pushes} pushes, ${server.requests.length} requests, ${seconds} s\n`,
)
process.exitCode = points === writers && commits === 1 && problems.flat().length === 0 ? 0 : 1

async function write(number: number) {
  const commit = shaOf(number)
  const history = [historyPoint({ commit, time: noon + number, errors: number })]
  const result = { report: reportOf({ name: 'mypy' }), snapshot: snapshotOf({ commit, history }), page: null }
  const context = runContextOf({ runId: number, startedAt: noon + number })
  const data = () => gitDataBranch({ ...remote, temporary: folder.path })
  return keepResults([result], { branch, context }, { data, clock: systemClock, version: '0.1.0' })
}
