/** Reads a file or stream to its end, but never more than what fits into memory: `/dev/zero` has no end. */
import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'

/** All bytes, or that there are more than may be. */
export type BoundedBytes =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly bytes: number }

/**
 * Throws what the system says. A file is read on the spot: what a checker has just read is in memory, and each trip to another
 * thread costs several times as much as its answer.
 */
export async function readBounded(path: string, limit: number): Promise<BoundedBytes> {
  if (statSync(path).isFile()) {
    return readFile(path, limit)
  }
  await using handle = await open(path)
  const stat = await handle.stat()
  if (stat.isFile() || stat.isDirectory()) {
    // Fails on a folder as it should.
    return { kind: 'read', bytes: await handle.readFile() }
  }
  // Awaited here: the handle is closed when this returns.
  return await takeBounded(handle.createReadStream({ autoClose: false }), limit)
}

function readFile(path: string, limit: number): BoundedBytes {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    return size > limit ? { kind: 'too-large', bytes: size } : { kind: 'read', bytes: readFileSync(file) }
  } finally {
    closeSync(file)
  }
}

/** From standard input, a pipe or a device. */
export async function takeBounded(stream: AsyncIterable<Uint8Array>, limit: number): Promise<BoundedBytes> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > limit) {
      return { kind: 'too-large', bytes }
    }
    chunks.push(chunk)
  }
  return { kind: 'read', bytes: Buffer.concat(chunks) }
}
