/** Paths with `/`, joined as text: nothing is looked up. */

/** `path` as seen from where `folder` is seen from; an absolute one stays. `''` is the folder itself. */
export function joinPath(folder: string, path: string): string {
  const whole = folder === '' || isAbsolutePath(path) ? path : `${folder}/${path}`
  const segments: string[] = []
  for (const segment of whole.split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') {
      segments.pop()
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment)
    }
  }
  return (whole.startsWith('/') ? '/' : '') + segments.join('/')
}

/** `''` for a file of the folder itself. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/')
  return cut <= 0 ? path.slice(0, Math.max(0, cut)) : path.slice(0, cut)
}

/** POSIX or with a drive letter. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path)
}

/** A folder's name, or a file's, stands for everything below it too. */
export function everythingBelow(path: string): string {
  return path === '' ? '**' : path.endsWith('**') ? path : `${path}/**`
}
