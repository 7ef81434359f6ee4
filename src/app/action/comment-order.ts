/**
 * Which of two comments counts. The head that the pull request has now goes before any other; for one head the run that was
 * started last, since GitHub numbers runs in order and a re-run keeps the commit, and with it the base, of the first.
 */
import type { OwnComment } from '#ports/pull-requests.ts'
import { type Marker, readMarker } from '#render/markdown/marker.ts'

/** Which run, of which head. */
export type RunMark = Pick<Marker, 'runId' | 'runAttempt' | 'head'>

/** Whether `one` was started behind `other`. */
export function startedLater(one: RunMark, other: RunMark): boolean {
  const [a, b] = [BigInt(one.runId), BigInt(other.runId)]
  return a === b ? Number(one.runAttempt) > Number(other.runAttempt) : a > b
}

/** Whether a comment was written by a later run for the same head; the older run then has nothing to say. */
export function isOfLaterRun({ body }: OwnComment, own: RunMark): boolean {
  const marker = readMarker(body)
  return marker !== null && marker.head === own.head && startedLater(marker, own)
}

/** Whether a comment carries exactly this mark. */
export function isMarked({ body }: OwnComment, { runId, runAttempt, head }: RunMark): boolean {
  const marker = readMarker(body)
  return marker?.runId === runId && marker.runAttempt === runAttempt && marker.head === head
}

/** The one to keep, null of none. `head` is the pull request's, asked after the comments were listed. */
export function bestComment(comments: readonly OwnComment[], head: string): OwnComment | null {
  let best: { readonly comment: OwnComment; readonly marker: Marker } | null = null
  for (const comment of comments) {
    const marker = readMarker(comment.body)
    if (marker !== null && (best === null || goesBefore(marker, best.marker, head))) {
      best = { comment, marker }
    }
  }
  return best?.comment ?? null
}

function goesBefore(one: Marker, other: Marker, head: string): boolean {
  const [ofHead, otherOfHead] = [one.head === head, other.head === head]
  return ofHead === otherOfHead ? startedLater(one, other) : ofHead
}
