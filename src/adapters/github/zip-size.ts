/** What a reader would refuse for its size must not be uploaded first: it would only be found out when it is needed. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createDeflateRaw } from 'node:zlib'
import { mostRatio, ratioMatters } from './zip-entry.ts'

/** Artifacts with a larger zip are refused by whoever reads them. */
export const mostZipBytes: number = 64 * 1024 * 1024
/** Headers and a name; deflate adds less to what can't be packed. */
const slack = 64 * 1024

/** Why no reader would take a zip of this file; null when they would. Packs no more of it than that takes. */
export async function unreadableZip(file: string): Promise<string | null> {
  const { size } = await stat(file)
  if (size <= ratioMatters) {
    return null
  }
  const surelySmall = size + slack <= mostZipBytes
  const source = createReadStream(file)
  const deflate = createDeflateRaw()
  source.on('error', (error) => deflate.destroy(error))
  let packed = 0
  try {
    for await (const chunk of source.pipe(deflate)) {
      packed += chunk.length
      if (surelySmall && packed * mostRatio >= size) {
        return null
      }
    }
  } finally {
    source.destroy()
  }
  if (packed * mostRatio < size) {
    return `it would unpack to more than ${mostRatio} times its size, which no reader takes`
  }
  const bytes = packed + slack
  return bytes > mostZipBytes
    ? `it would have ${bytes} bytes, and readers take at most ${mostZipBytes}; split the check over several steps`
    : null
}
