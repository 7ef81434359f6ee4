/**
 * Finds the program that a command names, as a package script would: local `node_modules/.bin` first, then the PATH. What is on neither is
 * looked for in a virtual environment of the project that nobody activated.
 */
import { access, constants, stat } from 'node:fs/promises'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { codeOf } from '../thrown.ts'

/** A path to start, or why there is none. */
export type Found =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-executable'; readonly reason: string }

/** A name with a slash is taken relative to `cwd`, like a shell does. */
export async function findExecutable(
  name: string,
  place: { readonly cwd: string; readonly path: string },
): Promise<Found> {
  const named = name.includes('/') || isAbsolute(name)
  const candidates = named
    ? [resolve(place.cwd, name)]
    : [
        ...upwards(place.cwd, ['node_modules/.bin']),
        ...place.path.split(delimiter).filter((folder) => folder !== ''),
        ...upwards(place.cwd, ['.venv/bin', 'venv/bin']),
      ].map((folder) => join(folder, name))
  let refused: Found | null = null
  for (const path of candidates) {
    const problem = await accessProblem(path)
    if (problem === null) {
      return { kind: 'found', path }
    }
    if (problem !== 'ENOENT' && problem !== 'ENOTDIR') {
      refused ??= { kind: 'not-executable', reason: `${path}: ${problem}` }
    }
  }
  return refused ?? { kind: 'not-found' }
}

/** These folders of `cwd`, of the folder above it, and so on. */
function upwards(cwd: string, names: readonly string[]): readonly string[] {
  const found: string[] = []
  for (let folder = cwd; ; folder = dirname(folder)) {
    found.push(...names.map((name) => join(folder, name)))
    if (dirname(folder) === folder) {
      return found
    }
  }
}

async function accessProblem(path: string): Promise<string | null> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isDirectory() ? 'EISDIR' : null
  } catch (error) {
    return codeOf(error) ?? String(error)
  }
}
