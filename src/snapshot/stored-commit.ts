/** The form of a commit's name, wherever a file has one. */
import * as v from 'valibot'
import { type CommitSha, commitSha } from '#model/ids.ts'

/** What a reader accepts as a commit. */
export const storedCommit: v.GenericSchema<unknown, CommitSha> = v.pipe(
  v.string(),
  v.transform(commitSha),
  v.custom<CommitSha>((sha) => sha !== null, 'must be a full commit id'),
)
