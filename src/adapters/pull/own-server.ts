/** The GitHub that a command asks when no working copy says which: the one that the user's environment names, else github.com. */

/** `server` is for people, without a slash at the end. */
export interface OwnServer {
  readonly host: string
  readonly server: string
  readonly api: string
}

/** `GH_HOST`, `GITHUB_SERVER_URL` and `GITHUB_API_URL`, as GitHub's own programs and workflows set them. An address that is none is left out. */
export function ownServer(environment: NodeJS.ProcessEnv): OwnServer {
  const given = addressIn(environment['GITHUB_SERVER_URL'])
  const named = addressIn(`https://${environment['GH_HOST'] ?? ''}`)
  const { host, origin } = named ?? given ?? new URL('https://github.com')
  const usual = host === 'github.com' ? 'https://api.github.com' : `${origin}/api/v3`
  const api = addressIn(environment['GITHUB_API_URL'])
  // The API of a workflow's own GitHub is not that of another one.
  const isOther = named !== null && given !== null && named.host !== given.host
  return { host, server: origin, api: api === null || isOther ? usual : api.href.replace(/\/$/, '') }
}

function addressIn(text: string | undefined): URL | null {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : null
  return url !== null && url.host !== '' && /^https?:$/.test(url.protocol) ? url : null
}
