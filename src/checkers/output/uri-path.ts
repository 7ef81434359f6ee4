/** The path that a URI reference means. Decides nothing about where the path is: it is read like any printed path. */

/** `file:` is taken off, escapes are decoded; a URI of another kind, and a path with broken escapes, stay as they are. */
export function uriPath(uri: string): string {
  const authority = /^file:\/\/([^/?#]*)(\/.*)?$/i.exec(uri)
  if (authority !== null) {
    const [, host = '', path = ''] = authority
    const decoded = decodedPath(path)
    const drive = /^\/[A-Za-z]:(?:\/|$)/.test(decoded) ? decoded.slice(1) : decoded
    return host === '' || host.toLowerCase() === 'localhost' ? drive : `//${host}${decoded}`
  }
  const plain = /^file:(.*)$/i.exec(uri)?.[1] ?? uri
  // A drive letter looks like a scheme.
  const isForeign = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(plain)
  return isForeign ? plain : decodedPath(plain)
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) {
      return path
    }
    throw error
  }
}
