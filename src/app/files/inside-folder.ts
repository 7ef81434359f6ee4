/** Where a path stands below a folder. Both are absolute, with links followed; nothing is looked up. */

/** Relative with `/`, `''` for the folder itself; null outside. */
export function pathInside(path: string, folder: string): string | null {
  const separator = /^(?:[A-Za-z]:|\\\\)/.test(folder) ? /[\\/]+/ : /\/+/
  const names = (text: string): readonly string[] => text.split(separator).filter((name) => name !== '')
  const [inner, outer] = [names(path), names(folder)]
  return outer.every((name, index) => inner[index] === name) ? inner.slice(outer.length).join('/') : null
}
