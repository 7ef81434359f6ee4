/** The course of owners, from the runs of the default branch that counted them. */
import type { Counts, HistoryPoint } from '#model/history.ts'
import { compareText } from '#model/order.ts'
import type { Fixes, OwnerPoint } from '#model/owner-record.ts'

/** Oldest first. An owner whom a run does not name has no errors in it. */
export function ownerCourse(points: readonly HistoryPoint[], owner: string): readonly OwnerPoint[] {
  return points.flatMap(({ time, commit, owners }) =>
    owners === undefined ? [] : [{ time, commit, errors: owners[owner] ?? 0 }],
  )
}

/**
 * Errors that went away since some time, from run to run: at least so many, because new ones of the same run hide as many. Between two versions
 * of the checker nothing is counted. `@org/team` is a team; anybody else is people.
 */
export function fixesSince(points: readonly HistoryPoint[], since: number): Fixes {
  const counted = points.filter(({ owners }) => owners !== undefined)
  const start = Math.max(
    0,
    counted.findLastIndex(({ time }) => time <= since),
  )
  const teams = new Map<string, number>()
  let people = 0
  for (let index = start + 1; index < counted.length; index += 1) {
    const [before, now] = [counted[index - 1], counted[index]]
    if (before !== undefined && now !== undefined && before.version === now.version) {
      for (const [owner, fixed] of falls(before.owners ?? {}, now.owners ?? {})) {
        if (isTeam(owner)) {
          teams.set(owner, (teams.get(owner) ?? 0) + fixed)
        } else {
          people += fixed
        }
      }
    }
  }
  return {
    since,
    teams: [...teams]
      .map(([team, fixed]) => ({ team, fixed }))
      .sort((one, other) => compareText(one.team, other.team)),
    people,
  }
}

/** An address can hold a slash, too. */
function isTeam(owner: string): boolean {
  return /^@[\w-]+\/[\w.-]+$/.test(owner)
}

function falls(before: Counts, now: Counts): readonly (readonly [owner: string, fixed: number])[] {
  return Object.entries(before).flatMap(([owner, errors]) => {
    const fixed = errors - (now[owner] ?? 0)
    return fixed > 0 ? [[owner, fixed] as const] : []
  })
}
