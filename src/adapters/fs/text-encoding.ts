/** Text from bytes: UTF-8, or UTF-16 where a byte order mark says so, as PowerShell writes what `>` redirects. */

/** Bytes that are no text become replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes)
  }
  return first === 0xfe && second === 0xff
    ? new TextDecoder('utf-16be').decode(bytes)
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}
