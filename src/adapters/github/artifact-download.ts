/** Downloads one artifact and reads its single entry. The bytes are hostile until all checks have passed. */
import { ProblemError } from '#model/problem.ts'
import type { StoredArtifact } from '#ports/actions-api.ts'
import { messageOf } from '../thrown.ts'
import { boundedBody, requireDigest, requireSize } from './artifact-bytes.ts'
import type { GitHubClient, Repository } from './client.ts'
import { type Patience, withPatience } from './request-patience.ts'
import { readSingleEntry } from './zip-entry.ts'
import { mostZipBytes } from './zip-size.ts'

/** Where artifacts are, and how long they are waited for. */
export interface ArtifactPlace {
  readonly client: GitHubClient
  readonly repository: Repository
  readonly patience: Patience
  /** Asks the storage behind them. */
  readonly fetch: typeof fetch
}

/**
 * The address that GitHub redirects to belongs to a storage service, which refuses our token and must not
 * see it; so it is fetched bare.
 */
export async function readArtifactEntry(
  place: ArtifactPlace,
  wanted: { readonly artifact: StoredArtifact; readonly entry: string; readonly maxBytes: number },
): Promise<string> {
  const { artifact, entry, maxBytes } = wanted
  const bytes = await checkedBytes(place, { artifact, limit: mostZipBytes })
  const read = await readSingleEntry(bytes, { entry, maxBytes })
  if (read.kind === 'refused') {
    throw new ProblemError({ kind: 'artifact-shape', artifact: artifact.name, reason: read.reason })
  }
  return read.text
}

/** The text of an artifact that is a file and no zip. */
export async function readRawArtifact(
  place: ArtifactPlace,
  wanted: { readonly artifact: StoredArtifact; readonly maxBytes: number },
): Promise<string> {
  const { artifact, maxBytes: limit } = wanted
  const bytes = await checkedBytes(place, { artifact, limit })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const reason = 'it is not UTF-8 text'
    throw new ProblemError({ kind: 'artifact-shape', artifact: artifact.name, reason }, { cause })
  }
}

/** What is downloaded, and how much of it at most. */
interface BoundedDownload {
  readonly artifact: StoredArtifact
  readonly limit: number
}

async function checkedBytes(place: ArtifactPlace, wanted: BoundedDownload): Promise<Buffer> {
  const { artifact, limit } = wanted
  requireSize(artifact, limit)
  const bytes = await download(place, wanted)
  requireDigest(artifact, bytes)
  return bytes
}

/** An address is good for a minute, so every attempt asks for a new one. */
function download(
  { client, repository, patience, fetch }: ArtifactPlace,
  { artifact, limit }: BoundedDownload,
): Promise<Buffer> {
  const repeats = (error: unknown): boolean => error instanceof StorageError
  return withPatience(patience, { repeats }, async () => {
    const answer = await client.rest.actions.downloadArtifact({
      ...repository,
      artifact_id: artifact.id,
      archive_format: 'zip',
      request: { redirect: 'manual' },
    })
    const address = answer.headers.location
    if (address === undefined) {
      throw new Error(`GitHub gave no address for the artifact “${artifact.name}”`)
    }
    try {
      return await boundedBody(await fetch(address, { signal: patience.deadline() }), limit)
    } catch (error) {
      throw new StorageError(messageOf(error), { cause: error })
    }
  })
}

/** The storage behind artifacts failed. GitHub's own failures have been waited for by the client already. */
class StorageError extends Error {
  override readonly name = 'StorageError'
}
