/** Uploads artifacts with GitHub's own client, which is loaded only when the first upload starts. */
import { dirname } from 'node:path'
import type { Artifacts, Upload, UploadResult } from '#ports/artifacts.ts'
import { bounded, longestMs } from './bounded-time.ts'

/** Uploads one at a time; a client that never answers is given up on. */
export function githubArtifacts(): Artifacts {
  return {
    upload: async (upload) => {
      const { DefaultArtifactClient } = await import('@actions/artifact')
      const reason = `no answer within ${longestMs / 1000} seconds`
      return bounded(send(new DefaultArtifactClient(), upload), { kind: 'failed', reason })
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
