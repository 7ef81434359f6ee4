/**
 * Growth that was accepted for a time. An entry lifts a limit by its count where everything that the limit counts is named by
 * it; anywhere else it takes away only new errors that it names. So nothing is hidden that no entry names.
 */
import type { Acceptance } from '#model/policy.ts'
import type { AcceptedGrowth } from '#model/verdict.ts'
import { type CountedError, isBelowPath } from './limits.ts'

/** How many of these errors are accepted. An entry that has expired accepts nothing. */
export function acceptedOf(
  errors: readonly CountedError[],
  entries: readonly Acceptance[],
  today: string,
): number {
  const taken = new Set<CountedError>()
  for (const entry of entries.filter(({ expires }) => expires >= today)) {
    const named = errors.filter((error) => isNamed(error, entry))
    const isAll = named.length === errors.length
    // What may come from the base branch is let go by itself.
    const open = named.filter((error) => !taken.has(error) && !error.isSuspect && (isAll || error.isNew))
    for (const error of open.slice(0, entry.count)) {
      taken.add(error)
    }
  }
  return taken.size
}

/** The entries that would have named some of these errors in their time. */
export function expiredFor(
  errors: readonly CountedError[],
  entries: readonly Acceptance[],
  today: string,
): readonly { readonly entry: Acceptance; readonly errors: number }[] {
  return entries
    .filter(({ expires }) => expires < today)
    .map((entry) => ({
      entry,
      errors: Math.min(entry.count, errors.filter((error) => isNamed(error, entry)).length),
    }))
    .filter((found) => found.errors > 0)
}

/** A file is named when all of its errors are: what one entry does not name still breaks its limit. */
function isNamed({ diagnostic, all = [diagnostic] }: CountedError, entry: Acceptance): boolean {
  return all.every(
    ({ code, path }) =>
      (entry.rule === null || entry.rule === code) && (entry.path === null || isBelowPath(path, entry.path)),
  )
}

/** Each entry with what is left of its time, whether or not anything needs it now. */
export function acceptedGrowth(entries: readonly Acceptance[], today: string): readonly AcceptedGrowth[] {
  return entries.map((entry) => ({ ...entry, daysLeft: daysBetween(today, entry.expires) }))
}

const dayMs = 86_400_000

/** Negative when `to` is over. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}
