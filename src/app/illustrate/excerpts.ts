/** The source lines around new errors, for readers who have no checkout. Within limits, and only from inside the root. */
import type { Unpaired } from '#model/comparison.ts'
import type { RepoPath } from '#model/ids.ts'
import { type Excerpt, resultLimits } from '#model/result-file.ts'
import type { Files } from '#ports/files.ts'
import { pathInside } from '../files/inside-folder.ts'

/**
 * One for each of the first new errors. Left out where the file can't be read, or is reached by a symbolic link
 * that leads out of the root: what is outside was never the change's to show.
 */
export async function excerptsOf(
  entries: Iterable<Unpaired>,
  root: string,
  files: Files,
): Promise<readonly Excerpt[]> {
  const excerpts: Excerpt[] = []
  const sources = new Map<RepoPath, readonly string[] | null>()
  for (const { diagnostic } of entries) {
    if (excerpts.length === resultLimits.excerpts) {
      break
    }
    const { path, line, severity } = diagnostic
    if (severity === 'error' && path !== '') {
      const known = sources.get(path)
      const lines = known === undefined ? await linesOf(path, root, files) : known
      sources.set(path, lines)
      excerpts.push(...excerptAt(path, line, lines))
    }
  }
  return excerpts
}

async function linesOf(path: RepoPath, root: string, files: Files): Promise<readonly string[] | null> {
  const real = await files.real(files.join(root, path))
  if (pathInside(real, root) === null) {
    return null
  }
  const read = await files.read(real)
  return read.kind === 'read' ? read.text.split(/\r\n|\n|\r/) : null
}

function excerptAt(path: RepoPath, line: number, lines: readonly string[] | null): readonly Excerpt[] {
  const firstLine = Math.max(1, line - 1)
  const shown = lines?.slice(firstLine - 1, firstLine - 1 + resultLimits.excerptLines) ?? []
  return shown.length === 0
    ? []
    : [{ path, line, firstLine, lines: shown.map((text) => text.slice(0, resultLimits.excerptLine)) }]
}
