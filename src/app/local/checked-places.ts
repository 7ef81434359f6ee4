/**
 * What a run of a checker looked at, as far as its command line says: the files and folders that it names, else
 * everything. Checkers print no list of the files they have checked.
 */
import type { RepoPath } from '#model/ids.ts'
import { isBelow } from '#policy/scope/coverage.ts'
import type { Files } from '#ports/files.ts'
import { pathInside } from '../files/inside-folder.ts'
import type { RunSource } from './local-run.ts'

/** Where programs are installed inside a repository: `node node_modules/typescript/bin/tsc`. */
const program = /(?:^|\/)(?:node_modules|bin|Scripts)\//

/** The places of one run. */
export interface CheckedPlaces {
  /** Whether an error that stood in that file would have been found again. */
  readonly include: (path: RepoPath) => boolean
}

/** An argument names a place when something stands there; `--config-file=x` and the like name none. */
export async function checkedPlaces({ check, root, cwd }: RunSource, files: Files): Promise<CheckedPlaces> {
  const start = await files.real(cwd ?? root)
  const top = await files.real(root)
  const named: string[] = []
  for (const word of [...(check.command?.slice(1) ?? []), ...check.args]) {
    const place = word.startsWith('-') ? null : await placeOf(files.join(start, word), files)
    // Outside of the root is where the checker may be installed.
    const inside = place === null ? null : pathInside(place, top)
    if (inside !== null && !program.test(inside)) {
      named.push(inside)
    }
  }
  return {
    include: (path) => named.length === 0 || named.some((place) => isBelow(path, place)),
  }
}

/** A configuration file stands for the folder that it configures. */
async function placeOf(path: string, files: Files): Promise<string | null> {
  const read = await files.read(path)
  if (read.kind === 'missing') {
    return null
  }
  const real = await files.real(path)
  return /\.(?:json|toml|ini|cfg)$/.test(real) ? await files.real(files.join(real, '..')) : real
}
