/** Commit ids for tests: full, valid and told apart by a number. */
import { type CommitSha, commitSha } from '#model/ids.ts'

/** 40 hex digits that end in the number's. */
export function shaOf(number: number): CommitSha {
  return checkedSha(number.toString(16).padStart(40, 'c0ffee0'))
}

/** A text that must be a commit id. */
export function checkedSha(text: string): CommitSha {
  const sha = commitSha(text)
  if (sha === null) {
    throw new Error(`not a full commit id: ${text}`)
  }
  return sha
}
