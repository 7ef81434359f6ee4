/** Names for artifacts: what GitHub allows, and never the same for two different wishes. */
import type { Digest } from '#model/digest.ts'

const longest = 60

/** What a re-run puts behind its artifacts' names: a use of such a name would pass for another's re-run. */
const attemptLike = /-attempt-\d+$/

/**
 * `[a-z0-9._-]{1,60}`. A wish that had to be changed gets `-` and the first 6 hex digits of its SHA-256, so
 * that “A b” and “a-b” stay apart.
 */
export function artifactSafeName(wish: string, digest: Digest): string {
  if (/^[a-z0-9._-]{1,60}$/.test(wish) && !attemptLike.test(wish)) {
    return wish
  }
  const suffix = `-${digest(wish).slice(0, 6)}`
  const safe = wish.toLowerCase().replace(/[^a-z0-9._-]+/g, '-')
  return `${safe.slice(0, longest - suffix.length)}${suffix}`
}
