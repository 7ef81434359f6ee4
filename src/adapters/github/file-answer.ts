/** How GitHub tells of one changed file, in the files of a pull request and of a comparison alike. */
import * as v from 'valibot'
import type { ChangedFile, LineRange } from '#model/change.ts'
import { storedPath } from '#model/ids.ts'

/** The part of GitHub's `diff-entry` that is read. */
export const fileAnswer: v.GenericSchema<unknown, ChangedFile> = v.pipe(
  v.object({
    filename: v.string(),
    previous_filename: v.optional(v.string()),
    status: v.string(),
    patch: v.optional(v.string()),
  }),
  v.transform(
    ({ filename, previous_filename: previous, status, patch }): ChangedFile => ({
      path: storedPath(filename),
      previous: previous === undefined ? null : storedPath(previous),
      deleted: status === 'removed',
      ...(patch === undefined ? {} : { lines: addedLines(patch) }),
    }),
  ),
)

/** Of a unified diff without file heads, which GitHub leaves out for large files. */
export function addedLines(patch: string): readonly LineRange[] {
  const ranges: { start: number; end: number }[] = []
  let line = 0
  for (const text of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text)
    if (hunk !== null) {
      line = Number(hunk[1]) - 1
      continue
    }
    // What is gone has no line now, and “\ No newline at end of file” never had one.
    line += text.startsWith('-') || text.startsWith('\\') ? 0 : 1
    const last = ranges.at(-1)
    if (text.startsWith('+') && last?.end === line - 1) {
      last.end = line
    } else if (text.startsWith('+')) {
      ranges.push({ start: line, end: line })
    }
  }
  return ranges
}
