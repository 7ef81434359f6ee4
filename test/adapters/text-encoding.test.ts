/** Text from bytes: the mark in front decides. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { decodeText } from '#adapters/fs/text-encoding.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const text = 'größe.py:1: error: “🦆” is not defined  [name-defined]\n'
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')

describe('bytes', () => {
  it('with a mark of UTF-16 are read as that, in both orders', () => {
    expect(decodeText(utf16)).toBe(text)
    expect(decodeText(Buffer.from(utf16).swap16())).toBe(text)
  })

  it('with a mark of UTF-8 are read without it', () => {
    expect(decodeText(Buffer.from(`xx\ufeff${text}`).subarray(2))).toBe(text)
    expect(decodeText(Buffer.from('\ufeff'))).toBe('')
  })

  it('are UTF-8 else, whatever part of a buffer they are', () => {
    expect(decodeText(Buffer.from(`xx${text}`).subarray(2))).toBe(text)
    expect(decodeText(Buffer.from([0xff, 0x41]))).toBe('\ufffdA')
    expect(decodeText(new Uint8Array())).toBe('')
  })

  it('of a file are read so', async () => {
    await using folder = await temporaryFolder()
    const path = join(folder.path, 'out.txt')
    await writeFile(path, utf16)
    expect(await nodeFiles.read(path)).toEqual({ kind: 'read', text })
  })
})
