/** Uploads artifacts with GitHub's own client, which is loaded only when the first upload starts. */
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Artifacts, Upload, UploadResult } from '#ports/artifacts.ts'
import { messageOf } from '../thrown.ts'
import { bounded, longestMs } from './bounded-time.ts'
import { quietly } from './client-chatter.ts'
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
      const result = await quietly((heard) =>
        bounded(send({ client: new DefaultArtifactClient(), heard }, upload), { kind: 'failed', reason }),
      )
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
  getArtifact(name: string): Promise<{ artifact: { id: number } }>
}

/** `heard` is what the client said of its steps so far. */
interface Sender {
  readonly client: Client
  readonly heard: readonly string[]
}

async function send({ client, heard }: Sender, upload: Upload): Promise<UploadResult> {
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
    return failureOf(messageOf(error), { client, heard }, upload)
  }
}

/**
 * The client asks again where an answer got lost, and is then refused what it made itself: only a name that was taken
 * at the first try is somebody else's. The last step has had its effect when the service knows the artifact.
 */
async function failureOf(reason: string, { client, heard }: Sender, { name }: Upload): Promise<UploadResult> {
  const asked = heard.some((line) => /^Attempt \d+ of \d+ failed/.test(line))
  if (/^Failed to CreateArtifact\b.*(?:already exists|\b409\b)/.test(reason)) {
    return asked ? { kind: 'failed', reason: lostAnswer } : { kind: 'name-taken' }
  }
  if (reason.startsWith('Failed to FinalizeArtifact')) {
    const known = await client.getArtifact(name).catch(() => null)
    return known === null ? { kind: 'failed', reason } : { kind: 'uploaded', id: String(known.artifact.id) }
  }
  return { kind: 'failed', reason }
}

const lostAnswer = 'the service made it, but its answer got lost, and it can’t be filled any more'

/** Plain files only: what a link leads to is not the folder's. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
