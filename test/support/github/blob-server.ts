/**
 * The storage behind artifacts, on an origin of its own. A signed address is good for one blob and one
 * purpose, and a request with an Authorization header is refused, as the real storage does.
 */
import { createHash } from 'node:crypto'
import type { FaultPlan } from './fault.ts'
import { jsonReply, type Received, type Reply } from './http-service.ts'
import type { Artifact } from './record.ts'
import type { RecordStore } from './record-store.ts'

export interface UploadedBlob {
  readonly bytes: Buffer
  readonly contentType: string
}

interface Upload {
  readonly blocks: Map<string, Buffer>
  blob: UploadedBlob | undefined
}

export interface BlobServerSettings {
  readonly records: RecordStore
  readonly faults: FaultPlan
  /** The server's own address. */
  origin(): string
}

type Purpose = 'download' | 'upload'

/** Uploads in blocks as the Azure client makes them, and downloads of finished artifacts. */
export class BlobServer {
  readonly #settings: BlobServerSettings
  readonly #uploads = new Map<number, Upload>()

  constructor(settings: BlobServerSettings) {
    this.#settings = settings
  }

  /** Where the bytes of a new blob go; the id is the caller's. */
  openUpload(id: number): string {
    this.#uploads.set(id, { blocks: new Map(), blob: undefined })
    return this.#signedUrl('upload', id)
  }

  /** What arrived completely, or undefined. */
  uploaded(id: number): UploadedBlob | undefined {
    return this.#uploads.get(id)?.blob
  }

  downloadUrl({ id }: Pick<Artifact, 'id'>): string {
    return this.#signedUrl('download', id)
  }

  answer(received: Received): Promise<Reply> {
    return this.#settings.faults.meet(received, () => this.#answer(received))
  }

  #answer(received: Received): Reply {
    if (received.headers.authorization !== undefined) return refusal(400, 'InvalidAuthenticationInfo')
    const [, purpose, id] = /^\/artifacts\/(download|upload)\/(\d+)$/.exec(received.path) ?? []
    if (received.query['sig'] !== signature(`${purpose}:${id}`)) return refusal(403, 'AuthenticationFailed')
    if (purpose === 'upload' && received.method === 'PUT') return this.#store(received, Number(id))
    if (purpose === 'download' && received.method === 'GET') return this.#send(Number(id))
    return refusal(403, 'AuthorizationPermissionMismatch')
  }

  #signedUrl(purpose: Purpose, id: number): string {
    return `${this.#settings.origin()}/artifacts/${purpose}/${id}?sig=${signature(`${purpose}:${id}`)}`
  }

  #store(received: Received, id: number): Reply {
    const upload = this.#uploads.get(id)
    if (upload === undefined) return refusal(404, 'BlobNotFound')
    const { comp, blockid } = received.query
    if (comp === 'block') {
      upload.blocks.set(blockid ?? '', received.body)
    } else {
      const bytes = comp === 'blocklist' ? joinBlocks(upload, received.body.toString('utf8')) : received.body
      if (bytes === undefined) return refusal(400, 'InvalidBlockList')
      upload.blob = { bytes, contentType: contentTypeOf(received) }
    }
    return { kind: 'sent', status: 201, headers: { 'x-ms-request-id': `blob-${id}` } }
  }

  #send(id: number): Reply {
    const cached = this.#settings.records.caches.find((candidate) => candidate.id === id)
    if (cached !== undefined) return { kind: 'sent', status: 200, body: cached.bytes }
    const artifact = this.#settings.records.artifacts.find((candidate) => candidate.id === id)
    if (artifact === undefined) return refusal(404, 'BlobNotFound')
    const quoted = artifact.fileName.replaceAll(/["\\]/g, '_')
    const encoded = encodeURIComponent(artifact.fileName)
    return {
      kind: 'sent',
      status: 200,
      headers: {
        'content-type': artifact.contentType,
        'content-length': String(artifact.bytes.length),
        'content-disposition': `attachment; filename="${quoted}"; filename*=UTF-8''${encoded}`,
      },
      body: artifact.bytes,
    }
  }
}

/** Hex only: the Azure client rewrites the query, and other characters would not survive it. */
function signature(text: string): string {
  return createHash('sha256').update(`local GitHub ${text}`).digest('hex')
}

/** The blocks in the order of the list, however they arrived; undefined when one is missing. */
function joinBlocks(upload: Upload, list: string): Buffer | undefined {
  const ids = [...list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)].map(([, , id]) => id ?? '')
  const blocks = ids.map((id) => upload.blocks.get(id)).filter((block) => block !== undefined)
  return blocks.length === ids.length ? Buffer.concat(blocks) : undefined
}

function contentTypeOf(received: Received): string {
  const given = received.headers['x-ms-blob-content-type'] ?? received.headers['content-type']
  return typeof given === 'string' ? given : 'application/octet-stream'
}

function refusal(status: number, code: string): Reply {
  return jsonReply(status, { error: { code } }, { 'x-ms-error-code': code })
}
