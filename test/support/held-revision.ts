/** Gives a working copy the files of another commit and never gives them back: for tests that end this process. */
import { otherRevision } from '#adapters/tree/other-revision.ts'
import { commitSha } from '#model/ids.ts'
import { hermeticGit } from './hermetic-git.ts'

const [, , folder = '', revision = '', ...guard] = process.argv
const [program = '', ...args] = guard
const commit = commitSha(revision)
if (commit === null) {
  throw new Error(`“${revision}” is no commit`)
}
const tools = { environment: hermeticGit, guard: [program, ...args], place: 'desk' } as const
await otherRevision(folder, tools).during({ commit }, () => {
  process.stdout.write('held\n')
  return new Promise(() => setInterval(() => undefined, 60_000))
})
