/** The one REST client: waits for what may pass, gives up in bounded time, and takes no half answer for a whole one. */
import { Octokit } from '@octokit/rest'
import { proxiedFetch } from './proxied-fetch.ts'
import { isLimited, type Patience, usualPatience, withPatience } from './request-patience.ts'

/** Octokit's REST methods and pagination. */
export type GitHubClient = Octokit

/** Of a request's own options: what is done before it is made again. https://github.com/octokit/request.js */
export const beforeRepeat = 'beforeRepeat'

/** Which repository is asked. */
export interface Repository {
  readonly owner: string
  readonly repo: string
}

/** How GitHub is reached, where it is not as usual. */
export interface Reach {
  readonly patience?: Patience
  /** Through the proxy of the environment when left out. */
  readonly fetch?: typeof fetch
}

/** `baseUrl` is `GITHUB_API_URL`; GitHub Enterprise Server and data residency have their own. */
export function githubClient(
  options: Reach & { readonly token: string; readonly baseUrl: string },
): GitHubClient {
  const patience = options.patience ?? usualPatience()
  const client = new Octokit({
    auth: options.token,
    baseUrl: options.baseUrl,
    userAgent: 'type-ratchet',
    request: { fetch: options.fetch ?? proxiedFetch },
    // The client's own debug output would end up in the log unescaped.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  })
  client.hook.wrap('request', (request, given) => {
    // A comment that was made although the answer got lost must not be made twice; GraphQL is only asked.
    const isRead = given.method !== 'POST' || given.url === '/graphql'
    const repetition = {
      repeats: (error: unknown) => isRead || isLimited(error),
      again: given.request?.[beforeRepeat],
    }
    return withPatience(patience, repetition, async () => {
      // Hooks that were there before ours get the same object again, whatever they are called with.
      given.request = { ...given.request, signal: patience.deadline() }
      const answer = await request(given)
      refuseHalfAnswer(answer)
      return answer
    })
  })
  return client
}

/**
 * Octokit gives the text it has when an answer ends early or is no JSON; an empty list would look the same. A redirect
 * has no content to be cut, whatever type it names for it; neither has an answer that says so (204).
 */
function refuseHalfAnswer({ data, headers, status }: Answered): void {
  const type = String(Object(headers)['content-type'])
  const hasContent = status < 300 && status !== 204
  if (hasContent && typeof data === 'string' && /^application\/json\b/.test(type)) {
    throw new Error('the answer is not whole: it can’t be read as JSON')
  }
}

interface Answered {
  readonly status: number
  readonly data: unknown
  readonly headers: object
}

function ignore(): void {
  // Problems are reported by whoever made the request.
}
