/** Source lines of two commits, and what git says of each: read by people who judge whether an error is new. */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process'
import type { Finding } from './score.ts'

/** The two commits of a pair. */
export type Side = 'base' | 'head'

/** How the bench starts programs: all output is kept, up to 1 GiB. */
export const quiet: ExecFileSyncOptionsWithStringEncoding = {
  stdio: 'pipe',
  maxBuffer: 1 << 30,
  encoding: 'utf8',
}

/** What git prints in the checkout. */
export function git(checkout: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', checkout, ...args], quiet)
}

/** Lines of one hunk on one side, first and last, and whether the hunk has lines on the other side too. */
type Range = readonly [first: number, last: number, isEdited: boolean]

/** The lines of a pair of commits. */
export class SourceLines {
  private readonly checkout: string
  private readonly commits: Readonly<Record<Side, string>>
  private readonly files = new Map<string, readonly string[]>()
  private readonly hunks: Readonly<Record<Side, ReadonlyMap<string, readonly Range[]>>>

  /** Files outside of the folder `below` are not asked for. */
  constructor(checkout: string, commits: Readonly<Record<Side, string>>, below: string) {
    this.checkout = checkout
    this.commits = commits
    const options = ['--unified=0', '--find-renames', commits.base, commits.head]
    this.hunks = changedLines(git(checkout, 'diff', ...options, '--', below))
  }

  /** The line behind its mark: `=` untouched, `~` in a hunk with lines on both sides, `+` only added, `-` only removed. */
  text(side: Side, { path, line }: Finding): string {
    const hunk = (this.hunks[side].get(path) ?? []).find(([first, last]) => first <= line && line <= last)
    const mark = hunk === undefined ? '=' : hunk[2] ? '~' : side === 'head' ? '+' : '-'
    return `${mark} ${(this.file(side, path)[line - 1] ?? '').trim().slice(0, 150)}`
  }

  private file(side: Side, path: string): readonly string[] {
    const name = `${this.commits[side]}:${path}`
    const known = this.files.get(name)
    if (known !== undefined) {
      return known
    }
    const lines = this.contentOf(name).split('\n')
    this.files.set(name, lines)
    return lines
  }

  /** Empty for a file that the commit does not have, such as one of a package. */
  private contentOf(name: string): string {
    try {
      return git(this.checkout, 'show', name)
    } catch {
      return ''
    }
  }
}

function changedLines(patch: string): Record<Side, Map<string, Range[]>> {
  const hunks: Record<Side, Map<string, Range[]>> = { base: new Map(), head: new Map() }
  const paths: Record<Side, string> = { base: '', head: '' }
  for (const line of patch.split('\n')) {
    const file = /^(---|\+\+\+) (?:[ab]\/)?(.*)$/.exec(line)
    if (file !== null) {
      paths[file[1] === '---' ? 'base' : 'head'] = file[2] ?? ''
    }
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
    if (hunk !== null) {
      const [, baseFirst, baseCount = '1', headFirst, headCount = '1'] = hunk
      const counts = { base: Number(baseCount), head: Number(headCount) }
      const isEdited = counts.base > 0 && counts.head > 0
      for (const [side, first] of [
        ['base', Number(baseFirst)],
        ['head', Number(headFirst)],
      ] as const) {
        const ranges = hunks[side].get(paths[side]) ?? []
        ranges.push([first, first + counts[side] - 1, isEdited])
        hunks[side].set(paths[side], ranges)
      }
    }
  }
  return hunks
}
