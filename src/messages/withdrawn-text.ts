/** Words for the result of an older run that must not pass for this one's. */
import type { Withdrawn } from '#model/withdrawn.ts'

/** One sentence. */
export function withdrawnText(withdrawn: Withdrawn): string {
  const { kind, path } = withdrawn
  switch (kind) {
    case 'moved':
      return `“${path}” held the snapshot of an older run; it is “${withdrawn.to}” now.`
    case 'removed':
      return `“${path}” held the result of an older run; it was removed.`
    case 'kept':
      return `“${path}” still holds the result of an older run.`
  }
}
