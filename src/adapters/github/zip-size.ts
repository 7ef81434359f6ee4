/** How large a file's zip would be, told before it is uploaded: what no reader takes must not be kept. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw } from 'node:zlib'

/** Artifacts with a larger zip are refused by whoever reads them. */
export const mostZipBytes: number = 64 * 1024 * 1024
/** Headers and a name; deflate adds less to what can't be packed. */
const slack = 64 * 1024

/** Packs only what may be too large; gives an upper bound for all else. */
export async function zipBytes(file: string): Promise<number> {
  const { size } = await stat(file)
  if (size + slack <= mostZipBytes) {
    return size + slack
  }
  let bytes = 0
  const count = new Writable({
    write: (chunk: Buffer, _, done) => {
      bytes += chunk.length
      done()
    },
  })
  await pipeline(createReadStream(file), createDeflateRaw(), count)
  return bytes + slack
}
