/** Downloads one artifact and reads its single entry. The bytes are hostile until all checks have passed. */
import { createHash } from 'node:crypto'
import { ProblemError } from '#model/problem.ts'
import type { StoredArtifact } from '#ports/actions-api.ts'
import type { GitHubClient } from './client.ts'
import { readSingleEntry } from './zip-entry.ts'

/** Artifacts with a larger zip are refused before they are downloaded. */
const mostZipBytes = 64 * 1024 * 1024
const attempts = 3

/**
 * The address that GitHub redirects to belongs to a storage service, which refuses our token and must not
 * see it; so it is fetched bare.
 */
export async function readArtifactEntry(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
  wanted: { readonly artifact: StoredArtifact; readonly entry: string; readonly maxBytes: number },
): Promise<string> {
  const { artifact, entry, maxBytes } = wanted
  const bytes = await checkedBytes(client, repository, { artifact, limit: mostZipBytes })
  const read = await readSingleEntry(bytes, { entry, maxBytes })
  if (read.kind === 'refused') {
    throw new ProblemError({ kind: 'artifact-shape', artifact: artifact.name, reason: read.reason })
  }
  return read.text
}

/** The text of an artifact that is a file and no zip. */
export async function readRawArtifact(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
  wanted: { readonly artifact: StoredArtifact; readonly maxBytes: number },
): Promise<string> {
  const { artifact, maxBytes: limit } = wanted
  const bytes = await checkedBytes(client, repository, { artifact, limit })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const reason = 'it is not UTF-8 text'
    throw new ProblemError({ kind: 'artifact-shape', artifact: artifact.name, reason }, { cause })
  }
}

async function checkedBytes(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
  { artifact, limit }: { readonly artifact: StoredArtifact; readonly limit: number },
): Promise<Buffer> {
  if (artifact.bytes > limit) {
    const source = `The artifact “${artifact.name}”`
    throw new ProblemError({ kind: 'snapshot-too-large', source, bytes: artifact.bytes, limit })
  }
  const bytes = await download(client, repository, { artifact, limit })
  checkDigest(artifact, bytes)
  return bytes
}

async function download(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
  { artifact, limit }: { readonly artifact: StoredArtifact; readonly limit: number },
): Promise<Buffer> {
  let failure: unknown
  for (let attempt = 1; attempt <= attempts; attempt++) {
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
      return await fetchBounded(address, limit)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

async function fetchBounded(address: string, limit: number): Promise<Buffer> {
  const response = await fetch(address, { signal: AbortSignal.timeout(60_000) })
  if (!response.ok || response.body === null) {
    throw new Error(`the storage service answered ${response.status}`)
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > limit) {
      throw new Error(`the storage service sent more than ${limit} bytes`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function checkDigest(artifact: StoredArtifact, bytes: Buffer): void {
  const actual = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (artifact.digest !== null && artifact.digest !== actual) {
    throw new ProblemError({
      kind: 'artifact-digest',
      artifact: artifact.name,
      expected: artifact.digest,
      actual,
    })
  }
}
