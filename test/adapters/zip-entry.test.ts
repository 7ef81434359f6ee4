/** The one entry of an artifact's zip: read when it is exactly that, refused with the reason otherwise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EntryResult, readSingleEntry } from '#adapters/github/zip-entry.ts'
import { type ZipEntry, zipOf } from '#test/support/zip-builder.ts'

const text = '{"format": "type-ratchet-snapshot", "ünïcode": "🙂"}\n'

function read(bytes: Buffer, maxBytes = 10_000): Promise<EntryResult> {
  return readSingleEntry(bytes, { entry: 'snapshot.json', maxBytes })
}

function snapshotEntry(fields: Partial<ZipEntry> = {}): ZipEntry {
  return { name: 'snapshot.json', content: text, ...fields }
}

async function reasonOf(bytes: Buffer, maxBytes?: number): Promise<string> {
  const result = await read(bytes, maxBytes)
  return result.kind === 'refused' ? result.reason : `read: ${result.text}`
}

describe('a good zip', () => {
  test.each([
    ['deflated', {}],
    ['stored', { method: 0 }],
    ['with an ASCII name', { flags: 0 }],
  ] satisfies [string, Partial<ZipEntry>][])('%s is read', async (_, fields) => {
    expect(await read(zipOf([snapshotEntry(fields)]))).toEqual({ kind: 'read', text })
  })

  test('may hold an empty text and a comment of its own', async () => {
    const bytes = zipOf([snapshotEntry({ content: '' })], 'made by hand')
    expect(await read(bytes)).toEqual({ kind: 'read', text: '' })
  })

  test('may hold exactly as many bytes as are allowed', async () => {
    const bytes = zipOf([snapshotEntry({ content: 'x'.repeat(1000) })])
    expect((await read(bytes, 1000)).kind).toBe('read')
    expect((await read(bytes, 999)).kind).toBe('refused')
  })
})

test('a large text that packs as texts do is read', async () => {
  const large = Array.from({ length: 100_000 }, (_, index) => `line ${index * 7919}`).join('\n')
  expect(large.length).toBeGreaterThan(1024 * 1024)
  expect((await read(zipOf([snapshotEntry({ content: large })]), 10_000_000)).kind).toBe('read')
})

describe('a zip is refused', () => {
  test('that holds a second entry, in front or behind', async () => {
    const other = { name: 'README.md', content: 'hello' }
    expect(await reasonOf(zipOf([snapshotEntry(), other]))).toContain('holds “README.md”')
    expect(await reasonOf(zipOf([other, snapshotEntry()]))).toContain('holds “README.md”')
  })

  test('that holds the entry twice', async () => {
    expect(await reasonOf(zipOf([snapshotEntry(), snapshotEntry()]))).toContain('nothing else')
  })

  test.each(['other.json', 'SNAPSHOT.JSON', 'folder/snapshot.json', 'snapshot.json/', 'snapshot.json\0.py'])(
    'whose entry is named %j',
    async (name) => {
      expect(await reasonOf(zipOf([snapshotEntry({ name })]))).toContain('“snapshot.json” and nothing else')
    },
  )

  test.each(['../snapshot.json', '/snapshot.json', '..\\snapshot.json', 'C:/snapshot.json'])(
    'whose entry would escape a folder: %j',
    async (name) => {
      expect((await read(zipOf([snapshotEntry({ name })]))).kind).toBe('refused')
    },
  )

  test('that says it unpacks to more than is read', async () => {
    const bytes = zipOf([snapshotEntry({ content: Buffer.alloc(5_000_000) })])
    expect(bytes.length).toBeLessThan(10_000)
    expect(await reasonOf(bytes)).toBe('it unpacks to 5000000 bytes; at most 10000 are read')
  })

  test('whose entry is a symbolic link or a folder', async () => {
    expect((await read(zipOf([snapshotEntry({ mode: 0o100644 })]))).kind).toBe('read')
    for (const mode of [0o120777, 0o40755, 0o20666]) {
      expect(await reasonOf(zipOf([snapshotEntry({ mode })]))).toBe('its entry is no regular file')
    }
  })

  test('that unpacks to more than 250 times its size, however much may be read', async () => {
    const bomb = zipOf([snapshotEntry({ content: Buffer.alloc(5_000_000) })])
    expect(await reasonOf(bomb, 10_000_000)).toBe('it unpacks to more than 250 times its size')
    const small = zipOf([snapshotEntry({ content: ' '.repeat(100_000) })])
    expect((await read(small, 10_000_000)).kind).toBe('read')
  })

  test('that unpacks to more than it says', async () => {
    const bytes = zipOf([snapshotEntry({ content: Buffer.alloc(5_000_000), size: 100 })])
    expect((await read(bytes)).kind).toBe('refused')
  })

  test('that unpacks to less than it says', async () => {
    expect((await read(zipOf([snapshotEntry({ size: 5000 })]))).kind).toBe('refused')
  })

  test('that is encrypted', async () => {
    expect(await reasonOf(zipOf([snapshotEntry({ flags: 0x801 })]))).toContain('encrypted')
  })

  test('that is packed with an unknown method', async () => {
    expect(await reasonOf(zipOf([snapshotEntry({ method: 99 })]))).toContain('unknown method')
  })

  test('whose checksum is wrong', async () => {
    expect(await reasonOf(zipOf([snapshotEntry({ crc: 1 })]))).toBe('its checksum is wrong')
  })

  test('whose text is not UTF-8', async () => {
    const content = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
    expect((await read(zipOf([snapshotEntry({ content })]))).kind).toBe('refused')
  })

  test('that holds nothing', async () => {
    expect(await reasonOf(zipOf([]))).toBe('it is an empty zip')
  })

  test.each([
    ['nothing at all', Buffer.alloc(0)],
    ['a text', Buffer.from('{"format": "type-ratchet-snapshot"}')],
    ['a page', Buffer.from('<!doctype html><title>502</title>'.repeat(20))],
    ['zeros', Buffer.alloc(4096)],
  ])('that is none but %s', async (_, bytes) => {
    expect((await read(bytes)).kind).toBe('refused')
  })

  test('that ends too early, wherever it is cut', async () => {
    const bytes = zipOf([snapshotEntry()])
    for (let length = 0; length < bytes.length; length++) {
      expect(await read(bytes.subarray(0, length)), `cut at ${length}`).toMatchObject({ kind: 'refused' })
    }
  })

  test('or read as it was, whatever single byte is changed', async () => {
    const bytes = zipOf([snapshotEntry()])
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(bytes)
        damaged.writeUInt8(damaged.readUInt8(at) ^ flip, at)
        const result = await read(damaged)
        expect(result.kind === 'refused' || result.text === text).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
