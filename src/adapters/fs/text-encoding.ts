/** Text from bytes: UTF-8, or UTF-16 where a byte order mark says so, as PowerShell writes what `>` redirects. */

/** Without the mark, which is no part of the text. Bytes that are no text become replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes)
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes)
  }
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
  return Buffer.from(bytes.buffer, bytes.byteOffset + mark, bytes.byteLength - mark).toString('utf8')
}
