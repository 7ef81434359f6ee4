/** The real Octokit against the local GitHub, for tests of the local GitHub and of adapters. */
import { Octokit } from '@octokit/rest'
import type { LocalGitHub } from './local-github.ts'
import type { Permissions } from './record.ts'

const silent = (): undefined => undefined

/** A client that prints nothing, with a new token of these permissions. */
export function octokitClient(github: LocalGitHub, permissions: Permissions, login?: string): Octokit {
  return new Octokit({
    baseUrl: github.apiUrl,
    auth: github.addToken(permissions, login).value,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
}
