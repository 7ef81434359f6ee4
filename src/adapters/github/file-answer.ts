/** How GitHub tells of one changed file, in the files of a pull request and of a comparison alike. */
import * as v from 'valibot'
import type { ChangedFile } from '#model/change.ts'
import { storedPath } from '#model/ids.ts'

/** The part of GitHub's `diff-entry` that is read. */
export const fileAnswer: v.GenericSchema<unknown, ChangedFile> = v.pipe(
  v.object({ filename: v.string(), previous_filename: v.optional(v.string()), status: v.string() }),
  v.transform(
    ({ filename, previous_filename: previous, status }): ChangedFile => ({
      path: storedPath(filename),
      previous: previous === undefined ? null : storedPath(previous),
      deleted: status === 'removed',
    }),
  ),
)
