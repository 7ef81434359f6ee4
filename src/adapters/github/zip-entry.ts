/**
 * Reads the one expected entry of a zip in memory. Nothing is extracted, so no path can escape; anything
 * but exactly that entry is refused, and so is an entry that unpacks to more than its limit.
 */
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise } from 'yauzl'
import { messageOf } from '../thrown.ts'

/** The entry's text, or why the zip is not one of ours. */
export type EntryResult =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string }

/** What the zip must hold; nothing else may be in it. */
export interface WantedEntry {
  readonly entry: string
  readonly maxBytes: number
}

/** Never throws, whatever the bytes are. The text must be valid UTF-8. */
export async function readSingleEntry(bytes: Buffer, wanted: WantedEntry): Promise<EntryResult> {
  try {
    return { kind: 'read', text: await read(bytes, wanted) }
  } catch (error) {
    return { kind: 'refused', reason: messageOf(error) }
  }
}

async function read(bytes: Buffer, wanted: WantedEntry): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    checkEntry(entry, { ...wanted, first: entries.length === 1 })
  }
  const [entry] = entries
  if (entry === undefined) {
    throw new Error('it is an empty zip')
  }
  const content = await collect(await zip.openReadStreamPromise(entry), wanted.maxBytes)
  if (crc32(content) !== entry.crc32) {
    throw new Error('its checksum is wrong')
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(content)
}

/** Beyond this an entry is refused whose data unpacks to more than {@link mostRatio} times its size. */
export const ratioMatters: number = 1024 * 1024
/** Snapshots reach about 30; deflate itself ends at 1,032. */
export const mostRatio = 250
/** What the upper half of the external attributes says where a zip was made on a POSIX system: stat(2). */
const fileTypes = 0o170000
const regularFile = 0o100000

function checkEntry(entry: Entry, wanted: WantedEntry & { readonly first: boolean }): void {
  if (!wanted.first || entry.fileName !== wanted.entry) {
    throw new Error(`it must hold “${wanted.entry}” and nothing else, but holds “${entry.fileName}”`)
  }
  if (!entry.canDecodeFileData()) {
    throw new Error('it is encrypted or packed with an unknown method')
  }
  if (entry.uncompressedSize > wanted.maxBytes) {
    throw new Error(`it unpacks to ${entry.uncompressedSize} bytes; at most ${wanted.maxBytes} are read`)
  }
  const type = (entry.externalFileAttributes >>> 16) & fileTypes
  if (type !== 0 && type !== regularFile) {
    throw new Error('its entry is no regular file')
  }
  if (entry.uncompressedSize > ratioMatters && entry.uncompressedSize > entry.compressedSize * mostRatio) {
    throw new Error(`it unpacks to more than ${mostRatio} times its size`)
  }
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > maxBytes) {
      throw new Error(`it unpacks to more than ${maxBytes} bytes`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
