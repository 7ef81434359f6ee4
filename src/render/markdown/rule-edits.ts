/** What a reader must know before the numbers: that the change edits what it is judged by. */
import type { RepoPath } from '#model/ids.ts'
import { counted } from '../amount.ts'
import { markdownCode } from '../encode/markdown.ts'

const most = 10

/** Nothing when nothing of the kind was edited. */
export function ruleEditNote(paths: readonly RepoPath[]): readonly string[] {
  if (paths.length === 0) {
    return []
  }
  const shown = paths.slice(0, most).map(markdownCode).join(', ')
  const left = paths.length - most
  const more = left > 0 ? ` and ${counted(left, 'more file')}` : ''
  return [`> **Look at this first:** the change edits what it is judged by: ${shown}${more}.`]
}
