/**
 * Recorded outputs of a checker at two commits of a public project, cut down to the files that changed, with what
 * is known to be new. No sources: a line stands for its digest, and a line that the real difference left unchanged has
 * the same text on both sides, so equality of lines, renames and git's line map are those of the real commits.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CheckerName } from '#model/snapshot.ts'
import type { FileTree } from './git-repository.ts'

/** One pair; `bench/accuracy/excerpt.ts` writes them. */
export interface RecordedPair {
  readonly origin: Readonly<Record<'project' | 'base' | 'head' | 'checker' | 'edit', string>>
  readonly checker: CheckerName
  readonly files: readonly RecordedFile[]
  readonly base: readonly RecordedDiagnostic[]
  readonly head: readonly RecordedDiagnostic[]
}

/** Ranges: first and last line at the base, first line at the head. */
export interface RecordedFile {
  readonly base: string | null
  readonly head: string | null
  readonly unchanged: readonly (readonly [number, number, number])[]
}

/** The digests are those of its line, and of the nearest lines before and after that are not blank. */
export type RecordedDiagnostic = readonly [
  path: string,
  line: number,
  column: number,
  severity: string,
  code: string | null,
  message: string,
  digests: readonly (string | null)[],
  truth: '' | 'old' | 'new' | 'unknown',
]

/** By name. */
export function recordedPairs(): readonly (readonly [name: string, pair: RecordedPair])[] {
  const folder = join(import.meta.dirname, '..', 'accuracy')
  return globSync('*.json', { cwd: folder })
    .sort()
    .map((file) => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as RecordedPair,
    ])
}

/** The two trees that the digests tell of. */
export function recordedTrees({ files, base, head }: RecordedPair): { base: FileTree; head: FileTree } {
  const [atBase, atHead] = [knownLines(base), knownLines(head)]
  const trees: { base: Record<string, string>; head: Record<string, string> } = { base: {}, head: {} }
  for (const file of files) {
    const before = linesOf(atBase, file.base)
    const after = linesOf(atHead, file.head)
    for (const [first, last, start] of file.unchanged) {
      for (let line = first; line <= last; line += 1) {
        const other = start + line - first
        const text = before.get(line) ?? after.get(other) ?? `${file.base}:${line}`
        before.set(line, text)
        after.set(other, text)
      }
    }
    addText(trees.base, file.base, before)
    addText(trees.head, file.head, after)
  }
  return trees
}

type Lines = Map<number, string>

function linesOf(known: ReadonlyMap<string, Lines>, path: string | null): Lines {
  return new Map(path === null ? [] : known.get(path))
}

/** A line with a diagnostic is known for sure; its neighbours are where nothing else is known of the line. */
function knownLines(diagnostics: readonly RecordedDiagnostic[]): ReadonlyMap<string, Lines> {
  const own = new Map<string, Lines>()
  const put = (path: string, line: number, digest: string | null | undefined): void => {
    const lines = own.get(path) ?? new Map<number, string>()
    own.set(path, lines)
    if (digest !== null && digest !== undefined && line > 0 && !lines.has(line)) {
      lines.set(line, digest)
    }
  }
  for (const [path, line, , , , , [digest]] of diagnostics) {
    put(path, line, digest)
  }
  for (const [path, line, , , , , [, before, after]] of diagnostics) {
    put(path, line - 1, before)
    put(path, line + 1, after)
  }
  return own
}

function addText(tree: Record<string, string>, path: string | null, lines: Lines): void {
  if (path !== null) {
    const last = Math.max(0, ...lines.keys())
    const texts = Array.from({ length: last }, (_, index) => {
      return `x = ${lines.get(index + 1) ?? `${path}:${index + 1}`}\n`
    })
    tree[path] = texts.join('')
  }
}
