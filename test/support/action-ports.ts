/** Everything that an action asks, in memory: a test fills in what its run finds, and looks at what it left. */
import type { ActionPorts } from '#app/action/action-ports.ts'
import type { Repo } from '#ports/repo.ts'
import { FakeActionsApi } from './fakes/fake-actions-api.ts'
import { FakeBaselineCache } from './fakes/fake-baseline-cache.ts'
import { FakeCheckRuns } from './fakes/fake-check-runs.ts'
import { FakeClock } from './fakes/fake-clock.ts'
import { FakeDataBranch } from './fakes/fake-data-branch.ts'
import type { FakePullRequests } from './fakes/fake-pull-requests.ts'
import { noRepo } from './fakes/fake-repo.ts'
import { memoryFiles } from './fakes/memory-files.ts'

/** Nothing is checked out and no process is started. */
export interface MemoryPorts extends ActionPorts {
  readonly api: FakeActionsApi
  readonly checks: FakeCheckRuns
  readonly pulls: FakePullRequests
  /** By name, what was uploaded; files are kept nowhere. */
  readonly uploaded: string[]
  /** By path. */
  readonly written: Map<string, string>
}

const silent = (): void => undefined

/** With a repository that knows nothing, unless a test brings one. */
export function memoryPorts(pulls: FakePullRequests, repo: Repo = noRepo): MemoryPorts {
  const uploaded: string[] = []
  const written = new Map<string, string>()
  return {
    process: {
      run: async () => {
        throw new TypeError('no process is started here')
      },
      locate: async () => null,
    },
    files: {
      ...memoryFiles({}),
      write: async (path, text) => {
        written.set(path, text)
      },
    },
    repo,
    otherRevision: {
      commitOf: async () => null,
      during: async () => {
        throw new TypeError('nothing is checked out here')
      },
    },
    api: new FakeActionsApi(),
    pulls,
    checks: new FakeCheckRuns(),
    artifacts: {
      upload: async ({ name }) => {
        uploaded.push(name)
        return { kind: 'uploaded', id: String(uploaded.length) }
      },
    },
    cache: new FakeBaselineCache(),
    data: () => new FakeDataBranch(),
    clock: new FakeClock(),
    log: {
      ...{ info: silent, warning: silent, error: silent, annotate: silent },
      group: (_, body) => body(silent),
    },
    cores: 2,
    today: '2027-01-10',
    digest: (text) => String(text.length).padStart(12, '0'),
    sha256: (text) => String(text.length).padStart(64, '0'),
    pack: (text) => text,
    version: '0.1.0',
    ...{ uploaded, written },
  }
}
