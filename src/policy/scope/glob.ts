/**
 * Globs as pyright and tsc read them: `**` is any number of folders, `*` any part of a name, `?` one character,
 * and nothing else is special. Takes at most pattern times path steps, whatever anybody writes.
 */

/** Whether the pattern matches the whole path. */
export function globMatches(pattern: string, path: string): boolean {
  const segment = (wanted: string, name: string): boolean =>
    wildcard([...wanted], [...name], {
      isStar: (sign) => sign === '*',
      isEqual: (sign, letter) => sign === '?' || sign === letter,
    })
  return wildcard(pattern.split('/'), path.split('/'), {
    isStar: (wanted) => wanted === '**',
    isEqual: segment,
  })
}

/** A star takes any number of items; on a mismatch the last star takes one more. */
function wildcard(
  pattern: readonly string[],
  items: readonly string[],
  {
    isStar,
    isEqual,
  }: { isStar: (part: string) => boolean; isEqual: (part: string, item: string) => boolean },
): boolean {
  let [at, index, star, taken] = [0, 0, -1, 0]
  while (index < items.length) {
    const part = pattern[at]
    if (part !== undefined && isStar(part)) {
      star = at
      taken = index
      at += 1
    } else if (part !== undefined && isEqual(part, items[index] ?? '')) {
      at += 1
      index += 1
    } else if (star !== -1) {
      at = star + 1
      taken += 1
      index = taken
    } else {
      return false
    }
  }
  return pattern.slice(at).every(isStar)
}
