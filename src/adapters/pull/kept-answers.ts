/** Keeps GitHub's answers below the user's cache folder: one packed file an address. */
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Files } from '#ports/files.ts'
import type { AnswerMemory } from './patient-fetch.ts'

/** Of one file. */
const mostBytes = 8 * 1024 * 1024

/** A file that is not whole was never kept. */
export function keptAnswers(folder: string, files: Files): AnswerMemory {
  const fileOf = (address: string): string =>
    files.join(folder, `${createHash('sha256').update(address).digest('hex')}.txt`)
  return {
    read: async (address) => {
      const read = await files.read(fileOf(address), mostBytes)
      const [kept = '', etag = '', packed = ''] = read.kind === 'read' ? read.text.split('\n') : []
      const body = kept === address && etag !== '' ? unpacked(packed) : null
      return body === null ? null : { etag, body }
    },
    write: async (address, { etag, body }) => {
      if (!etag.includes('\n')) {
        const packed = deflateRawSync(body).toString('base64')
        await files.write(fileOf(address), `${address}\n${etag}\n${packed}\n`)
      }
    },
  }
}

function unpacked(text: string): string | null {
  try {
    return inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: mostBytes * 4 }).toString('utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return null
    }
    throw error
  }
}
