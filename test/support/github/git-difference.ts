/** Reads git's machine formats of a difference into the files that REST answers list. */
import type { ChangedFile } from './record.ts'

/** What git prints when it is called with these. */
export type AskGit = (args: readonly string[]) => Promise<string>

export interface Difference {
  readonly ask: AskGit
  readonly from: string
  readonly to: string
}

interface RawEntry {
  readonly status: ChangedFile['status']
  readonly sha: string
  readonly filename: string
  readonly previousFilename: string | undefined
}

/** The files that differ between two trees or commits, renames found, each with its patch. */
export async function readDifference({ ask, from, to }: Difference): Promise<ChangedFile[]> {
  const raw = await ask(['diff', '--raw', '-z', '-M', '--no-abbrev', from, to])
  const counts = parseCounts(await ask(['diff', '--numstat', '-z', '-M', from, to]))
  const patches = parsePatches(await ask(['diff', '-M', from, to]))
  return parseRaw(raw).map(({ previousFilename, ...entry }, index) => {
    const patch = patches[index]
    return {
      ...entry,
      additions: counts[index]?.additions ?? 0,
      deletions: counts[index]?.deletions ?? 0,
      ...(previousFilename === undefined ? {} : { previousFilename }),
      ...(patch === undefined ? {} : { patch }),
    }
  })
}

/** Entries such as `:100644 100644 <old> <new> R100 NUL <path> NUL <new path> NUL`. */
function parseRaw(text: string): RawEntry[] {
  const tokens = text.split('\0')
  const entries: RawEntry[] = []
  for (let index = 0; index + 1 < tokens.length; ) {
    const [, , before = '', after = '', letter = ''] = (tokens[index] ?? '').split(' ')
    const status = statusOf(letter)
    const renamed = status === 'renamed'
    entries.push({
      status,
      sha: status === 'removed' ? before : after,
      filename: tokens[index + (renamed ? 2 : 1)] ?? '',
      previousFilename: renamed ? tokens[index + 1] : undefined,
    })
    index += renamed ? 3 : 2
  }
  return entries
}

function statusOf(letter: string): ChangedFile['status'] {
  switch (letter[0]) {
    case 'A':
      return 'added'
    case 'D':
      return 'removed'
    case 'R':
      return 'renamed'
    default:
      return 'modified'
  }
}

/** Entries such as `1 TAB 2 TAB <path> NUL`; a rename has an empty path, then the two paths. */
function parseCounts(text: string): { additions: number; deletions: number }[] {
  return text
    .split('\0')
    .map((token) => /^(\d+|-)\t(\d+|-)\t/.exec(token))
    .filter((found) => found !== null)
    .map(([, added, deleted]) => ({ additions: Number(added) || 0, deletions: Number(deleted) || 0 }))
}

/** The hunks of each file; a line that starts with `diff --git` can't be part of one. */
function parsePatches(text: string): (string | undefined)[] {
  return text
    .split(/^(?=diff --git )/m)
    .filter((part) => part !== '')
    .map((part) => {
      const start = part.search(/^@@ /m)
      return start < 0 ? undefined : part.slice(start).replace(/\n$/, '')
    })
}
