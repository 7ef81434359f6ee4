/** Gives a working copy the files of another commit and never gives them back: for tests that end this process. */
import { otherRevision } from '#adapters/git/other-revision.ts'
import { commitSha } from '#model/ids.ts'
import { hermeticGit } from './hermetic-git.ts'

const [, , folder = '', revision = '', ...guard] = process.argv
const [program = '', ...args] = guard
const commit = commitSha(revision)
if (commit === null) {
  throw new Error(`“${revision}” is no commit`)
}
await otherRevision(folder, { environment: hermeticGit, guard: [program, ...args] }).during(commit, () => {
  process.stdout.write('held\n')
  return new Promise(() => setInterval(() => undefined, 60_000))
})
