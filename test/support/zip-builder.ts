/** Builds zip archives by hand, honest or lying, so that a reader meets what no library would write. */
import { crc32, deflateRawSync } from 'node:zlib'

/** One entry, and what its headers should claim instead of the truth. */
export interface ZipEntry {
  readonly name: string
  readonly content: Buffer | string
  /** 0 as it is, 8 deflated (when left out); any other number is only claimed. */
  readonly method?: number
  /** Bit 0 means encrypted, bit 3 sizes behind the data, bit 11 a UTF-8 name. */
  readonly flags?: number
  readonly crc?: number
  readonly size?: number
  /** POSIX mode, such as 0o120777 for a symbolic link. */
  readonly mode?: number
}

/** The whole archive; a comment may stand behind it. */
export function zipOf(entries: readonly ZipEntry[], comment = ''): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content)
    const data = (entry.method ?? 8) === 8 ? deflateRawSync(content) : content
    const fields = fieldsOf(entry, { content, data })
    const name = Buffer.from(entry.name)
    const local = Buffer.concat([headerOf(0x04034b50, [20], fields, [name.length, 0]), name, data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6)
    place.writeUInt32LE(offset, 10)
    const madeBy = entry.mode === undefined ? 20 : (3 << 8) | 20
    const central = [headerOf(0x02014b50, [madeBy, 20], fields, [name.length, 0]), place, name]
    locals.push(local)
    centrals.push(...central)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  return Buffer.concat([...locals, directory, endOf({ count: entries.length, directory, offset, comment })])
}

/** Flags, method, time, date, checksum and both sizes. */
function fieldsOf(entry: ZipEntry, bytes: { readonly content: Buffer; readonly data: Buffer }): Buffer {
  const fields = Buffer.alloc(20)
  fields.writeUInt16LE(entry.flags ?? 0x800, 0)
  fields.writeUInt16LE(entry.method ?? 8, 2)
  fields.writeUInt16LE(0x5c21, 6)
  fields.writeUInt32LE(entry.crc ?? crc32(bytes.content), 8)
  fields.writeUInt32LE(bytes.data.length, 12)
  fields.writeUInt32LE(entry.size ?? bytes.content.length, 16)
  return fields
}

function headerOf(
  signature: number,
  versions: readonly number[],
  fields: Buffer,
  lengths: readonly number[],
): Buffer {
  const start = Buffer.alloc(4)
  start.writeUInt32LE(signature)
  return Buffer.concat([start, shorts(versions), fields, shorts(lengths)])
}

function endOf(of: {
  readonly count: number
  readonly directory: Buffer
  readonly offset: number
  readonly comment: string
}): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(of.count, 8)
  end.writeUInt16LE(of.count, 10)
  end.writeUInt32LE(of.directory.length, 12)
  end.writeUInt32LE(of.offset, 16)
  end.writeUInt16LE(Buffer.byteLength(of.comment), 20)
  return Buffer.concat([end, Buffer.from(of.comment)])
}

function shorts(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) {
    bytes.writeUInt16LE(value, index * 2)
  }
  return bytes
}
