/** `baseline merge`: git's merge driver for committed baselines. Writes the file of our side, as git expects it. */
import { ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'
import { type CommittedMerge, mergeCommitted } from '#snapshot/committed-merge.ts'

/** The three files that git names: `%O %A %B`. */
export interface MergeSides {
  readonly base: string
  readonly ours: string
  readonly theirs: string
}

/**
 * The merge is written to the file of our side; where it is refused, both sides with the marks of a conflict, which every reader
 * of baselines refuses too. Throws a `ProblemError` for a file that can't be read.
 */
export async function mergeCommittedFiles(sides: MergeSides, files: Files): Promise<CommittedMerge> {
  const [base, ours, theirs] = [
    await textOf(sides.base, files),
    await textOf(sides.ours, files),
    await textOf(sides.theirs, files),
  ]
  const merged = mergeCommitted(base, ours, theirs)
  const conflict = `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`
  await files.write(sides.ours, merged.kind === 'merged' ? merged.text : conflict)
  return merged
}

async function textOf(path: string, files: Files): Promise<string> {
  const read = await files.read(path)
  if (read.kind === 'read') {
    return read.text
  }
  const reason =
    read.kind === 'missing' ? 'it is not there' : read.kind === 'failed' ? read.reason : 'it is too large'
  throw new ProblemError({ kind: 'file-unreadable', role: 'baseline', path, reason })
}
