/** Reads baselines over REST with nothing but `fetch`. https://docs.github.com/rest/actions/artifacts, version 2022-11-28. */
import { ProblemError } from '#model/problem.ts'
import type { StoredArtifact } from '#ports/actions-api.ts'
import type { BaselineSource, RemotePlace } from '#ports/baseline-source.ts'
import { readArtifacts, readRun } from '../github/actions-answers.ts'
import { boundedBody, requireDigest, requireSize } from '../github/artifact-bytes.ts'
import { readSingleEntry } from '../github/zip-entry.ts'
import { mostZipBytes } from '../github/zip-size.ts'
import { messageOf } from '../thrown.ts'

/** How GitHub is asked. */
export interface FetchTools {
  readonly api: string
  readonly token: string
  /** The most a snapshot may have, unpacked. */
  readonly maxBytes: number
  /** Node's own when left out, with which nothing is asked twice: somebody sits in front of it. */
  readonly fetch?: typeof fetch
}

/** What an answer is waited for, in milliseconds. */
const longestMs = 60_000

/** Of one repository. */
export function fetchedBaselines({ owner, repo }: RemotePlace, tools: FetchTools): BaselineSource {
  const folder = `${tools.api}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}/actions`
  return {
    newest: async (artifact) => {
      const query = `name=${encodeURIComponent(artifact)}&per_page=100&page=1`
      const data = await asked('list artifacts', `${folder}/artifacts?${query}`, tools)
      return understood('list artifacts', () => readArtifacts({ data }).items)
    },
    run: async (id) => {
      const data = await asked('get a workflow run', `${folder}/runs/${id}`, tools)
      return understood('get a workflow run', () => readRun({ data }))
    },
    text: async (artifact) => {
      const bytes = await downloaded(`${folder}/artifacts/${artifact.id}/zip`, artifact, tools)
      const read = await readSingleEntry(bytes, { entry: 'snapshot.json', maxBytes: tools.maxBytes })
      if (read.kind === 'refused') {
        throw new ProblemError({ kind: 'artifact-shape', artifact: artifact.name, reason: read.reason })
      }
      return read.text
    },
  }
}

/** The JSON of an answer. Throws a `ProblemError`: `permission-actions-read` for 401, 403 and 404, `baseline-api-failed` for anything else. */
export async function asked(
  request: string,
  address: string,
  tools: Pick<FetchTools, 'token' | 'fetch'>,
): Promise<unknown> {
  const answer = await sent(request, address, tools)
  return attempt(request, () => answer.json())
}

/** An answer of 2xx, or the redirect to where an artifact is. */
async function sent(
  request: string,
  address: string,
  { token, fetch: ask = fetch }: Pick<FetchTools, 'token' | 'fetch'>,
): Promise<Response> {
  const answer = await attempt(request, () =>
    ask(address, {
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'type-ratchet',
        'x-github-api-version': '2022-11-28',
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(longestMs),
    }),
  )
  if (answer.ok || answer.status === 302) {
    return answer
  }
  const reason = `${answer.status} ${answer.statusText}`.trim()
  const forbidden =
    [401, 403, 404].includes(answer.status) && answer.headers.get('x-ratelimit-remaining') !== '0'
  throw new ProblemError({
    kind: forbidden ? 'permission-actions-read' : 'baseline-api-failed',
    request,
    reason,
  })
}

/** The address that GitHub redirects to belongs to a storage service, which must not see our token: it is fetched bare. */
async function downloaded(address: string, artifact: StoredArtifact, tools: FetchTools): Promise<Buffer> {
  const request = 'download an artifact'
  requireSize(artifact, mostZipBytes)
  const { headers } = await sent(request, address, tools)
  const bytes = await attempt(request, () => bounded(headers.get('location') ?? ''))
  requireDigest(artifact, bytes)
  return bytes
}

async function bounded(address: string): Promise<Buffer> {
  return boundedBody(await fetch(address, { signal: AbortSignal.timeout(longestMs) }), mostZipBytes)
}

async function attempt<Result>(request: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    throw failed(request, error)
  }
}

/** What an answer of another shape is, too. */
export function understood<Result>(request: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw failed(request, error)
  }
}

/** `fetch` says no more than “fetch failed”, and keeps the reason as the cause. */
function failed(request: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) {
    return error
  }
  const cause = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : ''
  const reason = cause === '' ? messageOf(error) : cause
  return new ProblemError({ kind: 'baseline-api-failed', request, reason }, { cause: error })
}
