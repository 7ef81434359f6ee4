/**
 * Rules whose finding a checker gives once for a file, at the first place: taking that place away moves it to the next one.
 *
 * Source: mypy reports each missing module once a file (`module_not_found` in mypy/build.py), 1.0 to 2.4.
 */
import type { CheckerName } from '#model/snapshot.ts'

const rules: Readonly<Partial<Record<CheckerName, ReadonlySet<string>>>> = {
  mypy: new Set(['import', 'import-not-found', 'import-untyped']),
}

/** Whether the file and what the message names say it all, wherever it stands. */
export function isOncePerFile(checker: CheckerName, code: string): boolean {
  return rules[checker]?.has(code) ?? false
}
