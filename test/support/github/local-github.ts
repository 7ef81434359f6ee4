/**
 * A GitHub on this machine for end-to-end tests: REST, results service and artifact storage, each on its own
 * port of 127.0.0.1, over records that a test sets up. It keeps to the vendored OpenAPI subset or says so.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { BlobServer } from './blob-server.ts'
import { CacheService } from './cache-service.ts'
import { CacheServiceV1 } from './cache-service-v1.ts'
import { type Fault, FaultPlan } from './fault.ts'
import { GitMirror } from './git-mirror.ts'
import { type HttpService, type Received, type Reply, startHttpService } from './http-service.ts'
import type { LoggedRequest, Repository } from './record.ts'
import { RecordStore } from './record-store.ts'
import { RestServer } from './rest-server.ts'
import { ResultsService } from './results-service.ts'

/** The records, what happened to them, and the addresses to reach them at. */
export class LocalGitHub extends RecordStore implements AsyncDisposable {
  /** Every request to every server, in order of arrival. */
  readonly requests: LoggedRequest[] = []
  /** Requests and answers that break GitHub's description, and failures of the local GitHub. Assert that it is empty. */
  readonly violations: string[] = []
  /** How long the next answer is held back, in milliseconds. */
  latency: () => number = () => 0
  /** What happens between the arrival of a request and its answer. */
  meanwhile: (received: Pick<Received, 'method' | 'path' | 'token'>) => Promise<void> = async () => undefined
  readonly #faults = new FaultPlan()
  readonly #mirrors = new Map<Repository, GitMirror>()
  readonly #services = new Map<LoggedRequest['service'], HttpService>()

  /** For `GITHUB_API_URL`. */
  get apiUrl(): string {
    return this.#origin('rest')
  }

  /** For `GITHUB_API_URL` of a GitHub Enterprise Server, whose REST API stands below a folder. */
  get enterpriseApiUrl(): string {
    return `${this.apiUrl}/api/v3`
  }

  /** For `ACTIONS_RESULTS_URL`. */
  get resultsUrl(): string {
    return this.#origin('results')
  }

  /** Starts the three servers; `startLocalGitHub` calls it. */
  async listen(): Promise<void> {
    const faults = this.#faults
    const blobs = new BlobServer({ records: this, faults, origin: () => this.#origin('blob') })
    const artifacts = new ResultsService({ records: this, blobs, journal: this, faults })
    const caches = new CacheService({ records: this, blobs, journal: this, faults })
    const olderCaches = new CacheServiceV1({ records: this, blobs, journal: this, faults })
    const results: Pick<ResultsService, 'answer'> = {
      answer: (received) =>
        ([caches, olderCaches].find((service) => service.concerns(received)) ?? artifacts).answer(received),
    }
    const rest = new RestServer({
      journal: this,
      faults,
      context: () => ({
        records: this,
        apiUrl: this.apiUrl,
        mirror: (repository) => this.#mirrors.get(repository),
        downloadUrl: (artifact) => blobs.downloadUrl(artifact),
      }),
    })
    for (const [service, server] of [
      ['rest', rest],
      ['results', results],
      ['blob', blobs],
    ] as const) {
      const answer = async (received: Received): Promise<Reply> => {
        const held = this.latency()
        await (held === 0 ? undefined : sleep(held))
        await this.meanwhile(received)
        return server.answer({ ...received, path: received.path.replace(/^\/api(?:\/v3)?(?=\/)/, '') })
      }
      const settings = { service, journal: this, answer }
      this.#services.set(service, await startHttpService(settings))
    }
  }

  /** Pushes the branches, tags and pull refs of a git repository, so that REST answers from its history. */
  async importCommits(repository: Repository, gitDirectory: string): Promise<void> {
    const mirror = this.#mirrors.get(repository) ?? (await GitMirror.create())
    this.#mirrors.set(repository, mirror)
    await mirror.receive(gitDirectory)
  }

  /** Orders a fault; requests that fit meet it before they are answered, after they were validated. */
  fault(fault: Fault): void {
    this.#faults.add(fault)
  }

  /** Forgets all faults; gives how many were ordered and never met. */
  clearFaults(): number {
    return this.#faults.clear()
  }

  /** Calls back when the next request is met with silence; one callback at a time. */
  onSilence(callback: () => void): void {
    this.#faults.onSilence = callback
  }

  async close(): Promise<void> {
    await Promise.all([...this.#services.values()].map((service) => service.close()))
    await Promise.all([...this.#mirrors.values()].map((mirror) => mirror.remove()))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #origin(service: LoggedRequest['service']): string {
    const found = this.#services.get(service)
    if (found === undefined) throw new Error(`The ${service} server is not listening`)
    return found.origin
  }
}

/** A local GitHub that holds nothing yet. Close it, or declare it with `await using`. */
export async function startLocalGitHub(): Promise<LocalGitHub> {
  const github = new LocalGitHub()
  await github.listen()
  return github
}
