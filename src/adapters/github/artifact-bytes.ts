/** What holds for the bytes of any artifact, however they were asked for: a bound, and the digest that GitHub keeps. */
import { createHash } from 'node:crypto'
import { ProblemError } from '#model/problem.ts'
import type { StoredArtifact } from '#ports/actions-api.ts'

/** Refuses an artifact that says itself that it is too large. Throws a `ProblemError`: `snapshot-too-large`. `limit` in bytes. */
export function requireSize({ name, bytes }: StoredArtifact, limit: number): void {
  if (bytes > limit) {
    throw new ProblemError({
      kind: 'snapshot-too-large',
      source: `The artifact “${name}”`,
      bytes,
      limit,
    })
  }
}

/** Refuses bytes that are not those that were uploaded. Throws a `ProblemError`: `artifact-digest`. */
export function requireDigest({ name, digest }: StoredArtifact, bytes: Buffer): void {
  const actual = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (digest !== null && digest !== actual) {
    throw new ProblemError({ kind: 'artifact-digest', artifact: name, expected: digest, actual })
  }
}

/** The body of the storage service's answer; one longer than `limit` bytes is not read to its end. Throws an `Error` that says why there is none. */
export async function boundedBody(answer: Response, limit: number): Promise<Buffer> {
  if (!answer.ok || answer.body === null) {
    throw new Error(`the storage service answered ${answer.status}`)
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength
    if (bytes > limit) {
      throw new Error(`the storage service sent more than ${limit} bytes`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
