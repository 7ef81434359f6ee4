/**
 * The cache service of a running job: the Twirp calls of @actions/cache 6. A run writes under its own ref, and
 * reads from its own ref first, then from the branch it is based on, then from the default branch.
 */
import type { BlobServer } from './blob-server.ts'
import type { FaultPlan } from './fault.ts'
import { type Journal, jsonBody, jsonReply, type Received, type Reply } from './http-service.ts'
import type { CacheEntry, Run } from './record.ts'
import type { RecordStore } from './record-store.ts'

const PREFIX = '/twirp/github.actions.results.api.v1.CacheService/'

type Fields = Readonly<Record<string, unknown>>

interface PendingEntry {
  readonly id: number
  readonly run: Run
  readonly key: string
  readonly version: string
}

export interface CacheServiceSettings {
  readonly records: RecordStore
  readonly blobs: BlobServer
  readonly journal: Journal
  readonly faults: FaultPlan
}

/** Answers the cache calls of one local GitHub. */
export class CacheService {
  readonly #settings: CacheServiceSettings
  readonly #pending: PendingEntry[] = []
  readonly #methods: Readonly<Record<string, (run: Run, fields: Fields) => Fields>> = {
    CreateCacheEntry: (run, fields) => this.#create(run, fields),
    FinalizeCacheEntryUpload: (run, fields) => this.#finalize(run, fields),
    GetCacheEntryDownloadURL: (run, fields) => this.#download(run, fields),
  }

  constructor(settings: CacheServiceSettings) {
    this.#settings = settings
  }

  /** Whether a request is this service's at all. */
  concerns({ path }: Pick<Received, 'path'>): boolean {
    return path.startsWith(PREFIX)
  }

  answer(received: Received): Promise<Reply> {
    return this.#settings.faults.meet(received, () => this.#answer(received))
  }

  #answer(received: Received): Reply {
    const method = this.#methods[received.path.slice(PREFIX.length)]
    const run = this.#settings.records.runs.find(({ runtimeToken }) => runtimeToken === received.token)
    if (method === undefined) {
      this.#settings.journal.violations.push(
        `${received.method} ${received.path}: not a call of the cache service`,
      )
      return jsonReply(404, { code: 'bad_route', msg: 'unknown call' })
    }
    if (run === undefined) return jsonReply(401, { code: 'unauthenticated', msg: 'invalid runtime token' })
    return jsonReply(200, method(run, Object(jsonBody(received))))
  }

  #create(run: Run, { key, version }: Fields): Fields {
    const entry = { run, key: String(key), version: String(version) }
    const ref = this.#settings.records.refOf(run)
    const taken = this.#settings.records.caches.some(
      (other) => other.key === entry.key && other.version === entry.version && other.ref === ref,
    )
    if (taken) return { ok: false, message: 'the entry is there already' }
    const id = this.#settings.records.nextId()
    this.#pending.push({ id, ...entry })
    return { ok: true, signed_upload_url: this.#settings.blobs.openUpload(id) }
  }

  #finalize(run: Run, { key, version, size_bytes: size }: Fields): Fields {
    const pending = this.#pending.find((one) => one.run === run && one.key === key && one.version === version)
    const blob = pending === undefined ? undefined : this.#settings.blobs.uploaded(pending.id)
    if (pending === undefined || blob === undefined || String(size) !== String(blob.bytes.length)) {
      return { ok: false, message: 'the upload is not complete' }
    }
    const { records } = this.#settings
    const entry = records.addCache({
      repository: run.repository,
      key: pending.key,
      version: pending.version,
      ref: records.refOf(run),
      bytes: blob.bytes,
    })
    return { ok: true, entry_id: String(entry.id) }
  }

  #download(run: Run, { key, version }: Fields): Fields {
    const { records, blobs } = this.#settings
    const found = readableEntry(records, run, { key, version })
    return found === undefined
      ? { ok: false, signed_download_url: '', matched_key: '' }
      : { ok: true, signed_download_url: blobs.downloadUrl(found), matched_key: found.key }
  }
}

/** The entry that a run gets: of its own ref, else of the branch it is based on, else of the default branch. */
export function readableEntry(
  records: RecordStore,
  run: Run,
  { key, version }: Fields,
): CacheEntry | undefined {
  const bases = records.pulls
    .filter(({ head }) => head.repository === run.headRepository && head.ref === run.headBranch)
    .map(({ base }) => `refs/heads/${base.ref}`)
  return [records.refOf(run), ...bases, `refs/heads/${run.repository.defaultBranch}`]
    .map((ref) => records.caches.find((entry) => fits(entry, { run, ref, key, version })))
    .find((entry) => entry !== undefined)
}

function fits(
  entry: CacheEntry,
  { run, ref, key, version }: Fields & { readonly run: Run; readonly ref: string },
): boolean {
  return (
    entry.repository === run.repository && entry.ref === ref && entry.key === key && entry.version === version
  )
}
