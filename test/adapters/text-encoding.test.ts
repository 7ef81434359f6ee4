/** Text from bytes: the mark in front decides. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { decodedText, decodeText } from '#adapters/fs/text-encoding.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const text = 'größe.py:1: error: “🦆” is not defined  [name-defined]\n'
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')

describe('bytes', () => {
  it('with a mark of UTF-16 are read as that, in both orders', () => {
    expect(decodeText(utf16)).toBe(text)
    expect(decodeText(Buffer.from(utf16).swap16())).toBe(text)
  })

  it('without a mark are read as UTF-16 where every other one is zero', () => {
    expect(decodeText(utf16.subarray(2))).toBe(text)
    expect(decodeText(Buffer.from(utf16.subarray(2)).swap16())).toBe(text)
    expect(decodeText(Buffer.from('a\0b\0'))).toBe('a\0b\0')
    expect(decodeText(Buffer.from('a.py:1: error: \0\0 in a source\n'))).toBe(
      'a.py:1: error: \0\0 in a source\n',
    )
  })

  it('with a mark of UTF-8 are read without it', () => {
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toBe(text)
    expect(decodedText(Buffer.from(`\ufeff${text}`))).toEqual({ text })
  })

  it.each([
    ['Windows-1252', Buffer.from('a.py:1: error: x\nb.py:2: error: \x93y\x94\n', 'latin1'), 2],
    ['Latin-1 at the end', Buffer.from('a.py: error: caf\xe9', 'latin1'), undefined],
    ['Latin-1 in the middle of a last line', Buffer.from('a.py: error: caf\xe9 x', 'latin1'), 1],
    ['Shift JIS', Buffer.from([0x61, 0x0a, 0x0a, 0x83, 0x65, 0x83, 0x58, 0x0a]), 3],
    ['half a character at the end', Buffer.from('a\n🦆').subarray(0, 4), undefined],
    [
      'a half character before the end',
      Buffer.concat([Buffer.from('🦆').subarray(0, 2), Buffer.from('\na')]),
      1,
    ],
    ['UTF-16, which is none of it', utf16.subarray(2), undefined],
    ['UTF-8', Buffer.from(text), undefined],
  ])('tell where they are no UTF-8: %s', (_, bytes, line) => {
    expect(decodedText(bytes).foreignLine).toBe(line)
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
