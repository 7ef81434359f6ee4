/**
 * The hidden first line by which a comment of ours is found again. Its form is part of the contract:
 * `<!-- type-ratchet v1 name=<name> run=<id>.<attempt> head=<40 hex> -->`.
 */

/** What the marker says. */
export interface Marker {
  readonly name: string
  readonly runId: string
  readonly runAttempt: string
  readonly head: string
}

/** The first line of a comment. */
export function markerLine({ name, runId, runAttempt, head }: Marker): string {
  return `<!-- type-ratchet v1 name=${name} run=${runId}.${runAttempt} head=${head} -->`
}

const pattern =
  /^<!-- type-ratchet v1 name=([a-z0-9._-]{1,60}) run=(\d{1,20})\.(\d{1,6}) head=([0-9a-f]{40}|[0-9a-f]{64}) -->(?:\r?\n|$)/

/** Reads the marker of a comment's body; null when the body is not one of ours. */
export function readMarker(body: string): Marker | null {
  const match = pattern.exec(body)
  if (match === null) {
    return null
  }
  const [, name = '', runId = '', runAttempt = '', head = ''] = match
  return { name, runId, runAttempt, head }
}

/**
 * What of a body is compared to decide whether an update is needed: not the run in the marker, and not the
 * links to a run and its artifacts, which differ in every re-run.
 */
export function comparableBody(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .replace(/ run=\d+\.\d+ /, ' run= ')
    .replace(/\/actions\/runs\/\d+(?:\/(?:artifacts|job|attempts)\/\d+)*/g, '/actions/runs/')
    .trimEnd()
}
