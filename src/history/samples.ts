/** Which commits of a long history are looked at. */
import type { DatedCommit } from '#model/history.ts'

/**
 * The newest commit of each stretch of `every` seconds, counted from 1970, and always the newest of all. `commits`: along the
 * first parents, newest first; so is what comes back. Commit times may go back: the order decides, not they.
 */
export function sampledCommits(commits: readonly DatedCommit[], every: number): readonly DatedCommit[] {
  const stretches = new Set<number>()
  return commits.filter(({ time }) => {
    const stretch = Math.floor(time / every)
    const isFirst = !stretches.has(stretch)
    stretches.add(stretch)
    return isFirst
  })
}
