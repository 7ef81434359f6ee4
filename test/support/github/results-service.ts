/**
 * The results service that uploads artifacts and lists those of the running job's own run: the Twirp calls
 * of @actions/artifact 6, version 7 of the protocol. The runtime token selects the run.
 */
import type { BlobServer } from './blob-server.ts'
import type { FaultPlan } from './fault.ts'
import { type Journal, jsonBody, jsonReply, type Received, type Reply } from './http-service.ts'
import type { Artifact, Run } from './record.ts'
import { digestOf, type RecordStore } from './record-store.ts'

const PREFIX = '/twirp/github.actions.results.api.v1.ArtifactService/'
const PROTOCOL_VERSION = 7

type Fields = Readonly<Record<string, unknown>>

interface PendingUpload {
  readonly id: number
  readonly run: Run
  readonly name: string
  readonly contentType: string
  readonly expiresAt: string | undefined
}

export interface ResultsServiceSettings {
  readonly records: RecordStore
  readonly blobs: BlobServer
  readonly journal: Journal
  readonly faults: FaultPlan
}

class TwirpRefusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Answers the Twirp calls of one local GitHub. */
export class ResultsService {
  readonly #settings: ResultsServiceSettings
  readonly #pending: PendingUpload[] = []
  readonly #methods: Readonly<Record<string, (run: Run, fields: Fields) => Fields>> = {
    CreateArtifact: (run, fields) => this.#create(run, fields),
    FinalizeArtifact: (run, fields) => this.#finalize(run, fields),
    ListArtifacts: (run, fields) => this.#list(run, fields),
    GetSignedArtifactURL: (run, fields) => ({
      signed_url: this.#settings.blobs.downloadUrl(this.#named(run, fields)),
    }),
    DeleteArtifact: (run, fields) => this.#delete(run, fields),
  }

  constructor(settings: ResultsServiceSettings) {
    this.#settings = settings
  }

  answer(received: Received): Promise<Reply> {
    return this.#settings.faults.meet(received, () => this.#answer(received))
  }

  #answer(received: Received): Reply {
    const method = received.path.startsWith(PREFIX)
      ? this.#methods[received.path.slice(PREFIX.length)]
      : undefined
    if (method === undefined || received.method !== 'POST') {
      this.#settings.journal.violations.push(
        `${received.method} ${received.path}: not a call of the results service`,
      )
      return jsonReply(404, { code: 'bad_route', msg: 'unknown call' })
    }
    try {
      const fields = Object(jsonBody(received)) as Fields
      return jsonReply(200, method(this.#runOf(received, fields), fields))
    } catch (error) {
      if (!(error instanceof TwirpRefusal)) throw error
      return jsonReply(error.status, { msg: error.message })
    }
  }

  #runOf(received: Received, fields: Fields): Run {
    const run = this.#settings.records.runs.find(({ runtimeToken }) => runtimeToken === received.token)
    if (run === undefined) throw new TwirpRefusal(401, 'invalid runtime token')
    if (fields['workflow_run_backend_id'] !== `run-${run.id}`) {
      throw new TwirpRefusal(403, "the token is not for this workflow run's artifacts")
    }
    return run
  }

  #create(run: Run, fields: Fields): Fields {
    const { version, expires_at: expiresAt, mime_type: mimeType } = fields
    if (version !== PROTOCOL_VERSION) throw new TwirpRefusal(400, `unsupported version ${String(version)}`)
    const name = textOf(fields, 'name')
    if (/["<>|*?:\\/\r\n]/.test(name)) throw new TwirpRefusal(400, 'invalid artifact name')
    const taken = [...this.#pending, ...this.#settings.records.artifacts].some(
      (other) => other.run === run && other.name === name,
    )
    if (taken) throw new TwirpRefusal(409, 'an artifact with this name already exists on the workflow run')
    const upload: PendingUpload = {
      id: this.#settings.records.nextId(),
      run,
      name,
      contentType: typeof mimeType === 'string' ? mimeType : 'application/zip',
      expiresAt: typeof expiresAt === 'string' ? expiresAt : undefined,
    }
    this.#pending.push(upload)
    return { ok: true, signed_upload_url: this.#settings.blobs.openUpload(upload.id) }
  }

  #finalize(run: Run, fields: Fields): Fields {
    const name = textOf(fields, 'name')
    const index = this.#pending.findIndex((upload) => upload.run === run && upload.name === name)
    const upload = this.#pending[index]
    if (upload === undefined) throw new TwirpRefusal(404, 'artifact not found')
    const blob = this.#settings.blobs.uploaded(upload.id)
    if (blob === undefined) throw new TwirpRefusal(400, 'the upload is not complete')
    if (fields['size'] !== String(blob.bytes.length))
      throw new TwirpRefusal(400, 'the size is not that of the upload')
    if (fields['hash'] !== digestOf(blob.bytes))
      throw new TwirpRefusal(400, 'the hash is not that of the upload')
    this.#pending.splice(index, 1)
    const { contentType, expiresAt } = upload
    const artifact = this.#settings.records.addArtifact({
      run,
      name,
      bytes: blob.bytes,
      contentType,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })
    return { ok: true, artifact_id: String(artifact.id) }
  }

  #list(run: Run, fields: Fields): Fields {
    const { name_filter: name, id_filter: id } = fields
    const artifacts = this.#settings.records.artifacts
      .filter((artifact) => artifact.run === run && !artifact.expired)
      .filter((artifact) => name === undefined || artifact.name === name)
      .filter((artifact) => id === undefined || String(artifact.id) === id)
      .map((artifact) => ({
        workflow_run_backend_id: fields['workflow_run_backend_id'],
        workflow_job_run_backend_id: fields['workflow_job_run_backend_id'],
        database_id: String(artifact.id),
        name: artifact.name,
        size: String(artifact.bytes.length),
        created_at: artifact.createdAt,
        digest: artifact.digest,
      }))
    return { artifacts }
  }

  #delete(run: Run, fields: Fields): Fields {
    const artifact = this.#named(run, fields)
    const { artifacts } = this.#settings.records
    artifacts.splice(artifacts.indexOf(artifact), 1)
    return { ok: true, artifact_id: String(artifact.id) }
  }

  #named(run: Run, fields: Fields): Artifact {
    const name = textOf(fields, 'name')
    const artifact = this.#settings.records.artifacts.findLast(
      (other) => other.run === run && other.name === name,
    )
    if (artifact === undefined) throw new TwirpRefusal(404, 'artifact not found')
    return artifact
  }
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') throw new TwirpRefusal(400, `${name} is required`)
  return value
}
