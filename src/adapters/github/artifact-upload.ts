/** Uploads artifacts with GitHub's own client, which is loaded only when the first upload starts. */
import { dirname } from 'node:path'
import type { Artifacts, Upload, UploadResult } from '#ports/artifacts.ts'

/** The client retries for about half a minute; beyond this it is not coming back. */
const longestMs = 120_000

/** Uploads one at a time; a client that never answers is given up on. */
export function githubArtifacts(): Artifacts {
  return {
    upload: async (upload) => {
      const { DefaultArtifactClient } = await import('@actions/artifact')
      return bounded(send(new DefaultArtifactClient(), upload))
    },
  }
}

interface Client {
  uploadArtifact(
    name: string,
    files: string[],
    root: string,
    options: { retentionDays?: number; skipArchive?: boolean },
  ): Promise<{ id?: number }>
}

async function send(client: Client, upload: Upload): Promise<UploadResult> {
  try {
    const { id } = await client.uploadArtifact(upload.name, [upload.file], dirname(upload.file), {
      ...(upload.retentionDays === null ? {} : { retentionDays: upload.retentionDays }),
      ...(upload.form === 'raw' ? { skipArchive: true } : {}),
    })
    return id === undefined
      ? { kind: 'failed', reason: 'no id came back' }
      : { kind: 'uploaded', id: String(id) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return /already exists|\b409\b/.test(reason) ? { kind: 'name-taken' } : { kind: 'failed', reason }
  }
}

/** Keeps the process alive until the upload or the bound is done: the client may drop its last handle. */
async function bounded(result: Promise<UploadResult>): Promise<UploadResult> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<UploadResult>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'failed', reason: `no answer within ${longestMs / 1000} seconds` })
    }, longestMs)
  })
  try {
    return await Promise.race([result, silence])
  } finally {
    clearTimeout(timer)
  }
}
