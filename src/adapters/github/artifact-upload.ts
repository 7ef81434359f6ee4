/** Uploads artifacts with GitHub's own client, which is loaded only when the first upload starts. */
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Artifacts, Upload, UploadResult } from '#ports/artifacts.ts'
import { messageOf } from '../thrown.ts'
import { bounded, longestMs } from './bounded-time.ts'
import { unreadableZip } from './zip-size.ts'

/** Uploads one at a time; a client that never answers is given up on. */
export function githubArtifacts(): Artifacts {
  // The client logs its refusal each time it is asked.
  let unsupported = false
  return {
    upload: async (upload) => {
      if (unsupported) {
        return { kind: 'unsupported' }
      }
      const refusal = upload.form === 'zip' ? await unreadableZip(upload.file) : null
      if (refusal !== null) {
        return { kind: 'failed', reason: refusal }
      }
      const { DefaultArtifactClient } = await import('@actions/artifact')
      const reason = `no answer within ${longestMs / 1000} seconds`
      const result = await bounded(send(new DefaultArtifactClient(), upload), { kind: 'failed', reason })
      unsupported = result.kind === 'unsupported'
      return result
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
    const files = upload.form === 'folder' ? await filesBelow(upload.file) : [upload.file]
    const root = upload.form === 'folder' ? upload.file : dirname(upload.file)
    const { id } = await client.uploadArtifact(upload.name, files, root, {
      ...(upload.retentionDays === null ? {} : { retentionDays: upload.retentionDays }),
      ...(upload.form === 'raw' ? { skipArchive: true } : {}),
    })
    return id === undefined
      ? { kind: 'failed', reason: 'no id came back' }
      : { kind: 'uploaded', id: String(id) }
  } catch (error) {
    if (error instanceof Error && error.name === 'GHESNotSupportedError') {
      return { kind: 'unsupported' }
    }
    const reason = messageOf(error)
    return /already exists|\b409\b/.test(reason) ? { kind: 'name-taken' } : { kind: 'failed', reason }
  }
}

/** Plain files only: what a link leads to is not the folder's. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
