/**
 * The older cache service, which is all that GitHub Enterprise Server has: REST calls of @actions/cache with the
 * runner's token, an archive in chunks, and downloads from an address of its own.
 */
import type { BlobServer } from './blob-server.ts'
import { type CacheServiceSettings, readableEntry } from './cache-service.ts'
import { jsonBody, jsonReply, type Received, type Reply } from './http-service.ts'
import type { Run } from './record.ts'

const PREFIX = '/_apis/artifactcache/'

interface Reserved {
  readonly run: Run
  readonly key: string
  readonly version: string
  readonly chunks: { readonly start: number; readonly bytes: Buffer }[]
}

/** Answers the older cache calls of one local GitHub. */
export class CacheServiceV1 {
  readonly #settings: CacheServiceSettings
  readonly #blobs: BlobServer
  readonly #reserved = new Map<number, Reserved>()

  constructor(settings: CacheServiceSettings) {
    this.#settings = settings
    this.#blobs = settings.blobs
  }

  /** Whether a request is this service's at all. */
  concerns({ path }: Pick<Received, 'path'>): boolean {
    return path.startsWith(PREFIX)
  }

  answer(received: Received): Promise<Reply> {
    return this.#settings.faults.meet(received, () => this.#answer(received))
  }

  #answer(received: Received): Reply {
    const run = this.#settings.records.runs.find(({ runtimeToken }) => runtimeToken === received.token)
    if (run === undefined) return jsonReply(401, { message: 'invalid runtime token' })
    const [, resource, id] = /^(caches?)(?:\/(\d+))?$/.exec(received.path.slice(PREFIX.length)) ?? []
    const call = `${received.method} ${resource}${id === undefined ? '' : '/ID'}`
    switch (call) {
      case 'GET cache':
        return this.#find(run, received)
      case 'POST caches':
        return this.#reserve(run, received)
      case 'PATCH caches/ID':
        return this.#store(Number(id), received)
      case 'POST caches/ID':
        return this.#commit(Number(id), received)
      default:
        this.#settings.journal.violations.push(`${call}: not a call of the older cache service`)
        return jsonReply(404, { message: 'unknown call' })
    }
  }

  #find(run: Run, { query }: Received): Reply {
    const { keys: key, version } = query
    const found = readableEntry(this.#settings.records, run, { key, version })
    if (found === undefined) return { kind: 'sent', status: 204 }
    const archiveLocation = this.#blobs.downloadUrl(found)
    return jsonReply(200, { cacheKey: found.key, scope: found.ref, archiveLocation })
  }

  #reserve(run: Run, received: Received): Reply {
    const { key, version } = Object(jsonBody(received))
    const { records } = this.#settings
    const taken = records.caches.some(
      (entry) => entry.key === key && entry.version === version && entry.ref === records.refOf(run),
    )
    if (taken) return jsonReply(409, { message: 'the entry is there already' })
    const id = records.nextId()
    this.#reserved.set(id, { run, key: String(key), version: String(version), chunks: [] })
    return jsonReply(201, { cacheId: id })
  }

  #store(id: number, { headers, body }: Received): Reply {
    const start = /^bytes (\d+)-\d+\/\*$/.exec(String(headers['content-range']))?.[1]
    if (start === undefined) return jsonReply(400, { message: 'no range' })
    this.#reserved.get(id)?.chunks.push({ start: Number(start), bytes: body })
    return { kind: 'sent', status: 204 }
  }

  #commit(id: number, received: Received): Reply {
    const reserved = this.#reserved.get(id)
    const chunks = reserved?.chunks.toSorted((a, b) => a.start - b.start) ?? []
    const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes))
    if (reserved === undefined || Object(jsonBody(received)).size !== bytes.length) {
      return jsonReply(400, { message: 'the upload is not complete' })
    }
    const { run, key, version } = reserved
    const { records } = this.#settings
    records.addCache({ repository: run.repository, key, version, ref: records.refOf(run), bytes })
    return { kind: 'sent', status: 204 }
  }
}
