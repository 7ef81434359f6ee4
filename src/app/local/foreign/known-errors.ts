/** What another tool's baseline knows: a number of errors for each of its own keys. */
import { tableOf } from '#checkers/settings/config-value.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'

/** What one file holds. */
export interface KnownErrors {
  /** How many errors of each key; one that no error of today can have is among them. */
  readonly counts: ReadonlyMap<string, number>
  /** The key of an error of today; `path` from where the checker runs. */
  readonly keyOf: (diagnostic: Diagnostic, path: string) => string
}

/** One tool's file. */
export interface ForeignBaseline {
  /** Whose errors it holds. */
  readonly checkers: readonly [CheckerName, ...CheckerName[]]
  /** Null for a text of another form. `folder`: where the file is, from where the checker runs; `''` for right there. */
  readonly read: (text: string, folder: string) => KnownErrors | null
}

/** `detail` is what the tool knows beside path and rule. */
export function keyFrom(path: string, detail: string, code: string | null): string {
  return [path.replace(/^\.\//, '').replaceAll('\\', '/'), detail, code ?? ''].join('\0')
}

/** No error of today has it: an entry that can't be understood counts as one that is not carried over. */
export const unknownKey = '\0unknown'

/** How often each stands in the list. */
export function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  return summed(keys.map((key) => [key, 1]))
}

/** One key may stand several times. */
export function summed(
  entries: readonly (readonly [key: string, count: number])[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [key, count] of entries) {
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  return counts
}

/** Tools wrap and indent the lines of one message in their own way. */
export function oneLine(message: string): string {
  return message.trim().replace(/\s+/g, ' ')
}

/** The objects of a list, without anything else that is in it. */
export function tablesIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  return items.map(tableOf).filter((item) => item !== null)
}
