/** `node scripts/release-commit.ts VERSION [COMMIT]` makes the commit of a release and prints its id. Pushes and moves nothing. */
import { releaseCommit } from './release/commit.ts'

const [version = '', source = 'HEAD'] = process.argv.slice(2)
if (!/^\d+\.\d+\.\d+$/.test(version)) {
  process.stderr.write(`“${version}” is not a version such as 1.2.3\n`)
  process.exit(2)
}
process.stdout.write(`${releaseCommit(process.cwd(), { source, version })}\n`)
