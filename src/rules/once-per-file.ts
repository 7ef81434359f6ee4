/**
 * Rules whose finding a checker gives once for a file, at the first place: taking that place away moves it to the next one.
 *
 * Source: mypy has one line for each module that a file imports, that of the first import (`State.dep_line_map` in
 * mypy/build.py): 1.0.1, 1.20.2 and 2.4.1 say it once.
 */
import type { CheckerName } from '#model/snapshot.ts'

const rules: Readonly<Partial<Record<CheckerName, ReadonlySet<string>>>> = {
  mypy: new Set(['import', 'import-not-found', 'import-untyped']),
}

/** Whether the file and what the message names say it all, wherever it stands. */
export function isOncePerFile(checker: CheckerName, code: string): boolean {
  return rules[checker]?.has(code) ?? false
}
