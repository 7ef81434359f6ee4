/** The one REST client: retries what may pass, waits when told to, and gives up in bounded time. */
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'

/** Octokit's REST methods and pagination. */
export type GitHubClient = Octokit

const Client: typeof Octokit = Octokit.plugin(retry, throttling)

/** A wait of more than this is not worth holding a runner for. */
const longestWaitSeconds = 120
const mostRetries = 3

/** `baseUrl` is `GITHUB_API_URL`; GitHub Enterprise Server has its own. */
export function githubClient(options: { readonly token: string; readonly baseUrl: string }): GitHubClient {
  const mayRetry = (retryAfter: number, request: unknown, _octokit: unknown, retryCount: number): boolean =>
    retryAfter <= longestWaitSeconds && retryCount < mostRetries && request !== undefined
  return new Client({
    auth: options.token,
    baseUrl: options.baseUrl,
    userAgent: 'type-ratchet',
    // `request.retries` must stay unset: it makes the retry plugin repeat refusals such as 403 too.
    retry: { retries: mostRetries },
    throttle: { onRateLimit: mayRetry, onSecondaryRateLimit: mayRetry },
    // The client's own debug output would end up in the log unescaped.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  })
}

function ignore(): void {
  // Problems are reported by whoever made the request.
}
