/** Which repository on GitHub a working copy comes from, and with which token it may be asked. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { RemotePlace } from '#ports/baseline-source.ts'
import { gitProgram } from '../git/git-program.ts'

const run = promisify(execFile)
const remote =
  /^(?:(?:https?|ssh|git):\/\/(?:[^@/]+@)?|(?:[^@/]+@))([\w.-]+)(?::\d+)?[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?\s*$/

/** Of the remote `origin`; null when it has no address of that form. */
export async function remotePlace(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<RemotePlace | null> {
  const address = await gitProgram(folder, environment)({ args: ['config', '--get', 'remote.origin.url'] })
  return placeOf(address ?? '')
}

/** `git@github.com:acme/widget.git`, `https://github.com/acme/widget`, `ssh://git@host:22/acme/widget`. */
export function placeOf(address: string): RemotePlace | null {
  const [, host, owner, repo] = remote.exec(address.trim()) ?? []
  return host === undefined || owner === undefined || repo === undefined
    ? null
    : { host: host.toLowerCase(), owner, repo }
}

/**
 * The address of the REST API. A repository can name any host as its remote, and a token must not go there: besides
 * github.com only hosts that the user's own environment names are asked.
 */
export function apiOf({ host }: RemotePlace, environment: NodeJS.ProcessEnv): string | null {
  const given = environment['GITHUB_API_URL']
  if (given !== undefined && given !== '' && environment['GITHUB_SERVER_URL'] === `https://${host}`) {
    return given
  }
  if (host === 'github.com') {
    return 'https://api.github.com'
  }
  return environment['GH_HOST'] === host ? `https://${host}/api/v3` : null
}

/** `GITHUB_TOKEN`, `GH_TOKEN`, else what the GitHub CLI is logged in with; null when there is none. */
export async function tokenFor(
  { host }: RemotePlace,
  environment: NodeJS.ProcessEnv,
): Promise<string | null> {
  const given = [environment['GITHUB_TOKEN'], environment['GH_TOKEN']].find((token) => (token ?? '') !== '')
  if (given !== undefined) {
    return given
  }
  try {
    const { stdout } = await run('gh', ['auth', 'token', '--hostname', host], { env: environment })
    return stdout.trim() === '' ? null : stdout.trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return null
    }
    throw error
  }
}
