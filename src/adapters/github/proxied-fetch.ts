/** Fetches through the proxy that the environment names, by the same rules as GitHub's own clients. */
import { HttpClient } from '@actions/http-client'
import { fetch as undiciFetch } from 'undici'

/**
 * `https_proxy`, `http_proxy` and `no_proxy` decide, in either case. Node's own `fetch` looks at none of them,
 * and takes no dispatcher of another undici than its own.
 */
export const proxiedFetch: typeof fetch = (input, init) => {
  const address = input instanceof Request ? input.url : String(input)
  const dispatcher = new HttpClient().getAgentDispatcher(address)
  if (dispatcher === undefined) {
    return fetch(input, init)
  }
  const through = undiciFetch as unknown as (input: string, init: object) => ReturnType<typeof fetch>
  return through(address, { ...init, dispatcher })
}
