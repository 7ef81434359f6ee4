/** What a change defines otherwise than before, from the lines that git says were changed on either side. */
import type { ChangedDeclaration, ChangedFile } from '#model/change.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { FileMap, LineMap, UnchangedRange } from '#model/line-map.ts'
import type { Repo } from '#ports/repo.ts'
import { declarationsAt } from '#snapshot/declarations.ts'
import { committedText } from '../change/committed-text.ts'

/** The change and where its files are read. */
export interface Change {
  readonly files: readonly ChangedFile[]
  readonly base: CommitSha
  readonly head: CommitSha
  readonly lineMap: LineMap
  /** Which files can hold declarations. */
  readonly sources: RegExp
}

/** Larger changes are looked at up to here: each file is two calls of git. */
const mostFiles = 100

/** Both sides: a definition that is gone breaks others as well. */
export async function changedDeclarations(
  change: Change,
  repo: Repo,
): Promise<readonly ChangedDeclaration[]> {
  const found: ChangedDeclaration[] = []
  const readable = change.files.filter(({ path }) => change.sources.test(path)).slice(0, mostFiles)
  for (const file of readable) {
    const before = file.previous ?? file.path
    const map = change.lineMap.files.get(before)
    const now = file.deleted ? null : await committedText(repo, change.head, file.path)
    const then = await committedText(repo, change.base, before)
    const present = now === null ? [] : declared(file.path, now, changedLines(now, map, 'head'))
    const names = new Set(present.map(({ name }) => name))
    const past = then === null ? [] : declared(file.path, then, changedLines(then, map, 'base'))
    const gone = past.filter(({ name }) => !names.has(name)).map((one) => ({ ...one, line: null }))
    found.push(...present, ...gone)
  }
  return found
}

function declared(path: RepoPath, source: string, lines: Iterable<number>): readonly ChangedDeclaration[] {
  return declarationsAt({ path, source }, lines).map(({ name, line }) => ({ path, name, line }))
}

/** Lines outside every unchanged range; all of them in a file that only one side has. */
function* changedLines(source: string, map: FileMap | undefined, side: 'base' | 'head'): Generator<number> {
  const count = source.split(/\r\n|\n|\r/).length
  const start = ({ baseStart, headStart }: UnchangedRange): number =>
    side === 'base' ? baseStart : headStart
  let next = 1
  for (const range of map?.headPath === null ? [] : (map?.ranges ?? [])) {
    for (; next < start(range) && next <= count; next += 1) {
      yield next
    }
    next = Math.max(next, start(range) + range.length)
  }
  for (; next <= count; next += 1) {
    yield next
  }
}
