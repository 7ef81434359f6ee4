/**
 * Asks the registry for known vulnerabilities of what is installed, and fails for any of severity high or
 * critical. Says “not available” only when the registry has no such service or can't be reached.
 */
import { spawnSync } from 'node:child_process'

const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
const answer: {
  readonly statusCode?: number
  readonly message?: string
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> }
} = JSON.parse(stdout || '{}')

const unreachable = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH)\b/
if (answer.metadata !== undefined) {
  const { high = 0, critical = 0 } = answer.metadata.vulnerabilities
  process.stdout.write(`audit: ${high} high, ${critical} critical\n`)
  process.exitCode = high + critical === 0 ? 0 : 1
} else if (
  answer.statusCode === 404 ||
  answer.statusCode === 405 ||
  unreachable.test(`${answer.message} ${stderr}`)
) {
  process.stdout.write('audit: not available\n')
} else {
  process.stderr.write(`audit failed: ${answer.message ?? stderr}\n`)
  process.exitCode = 1
}
