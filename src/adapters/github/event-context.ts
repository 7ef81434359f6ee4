/** Reads the runner's environment and event file into a {@link RunContext}, refusing what does not fit. */
import * as v from 'valibot'
import { type CommitSha, commitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { RunContext, RunEvent } from '#ports/run-context.ts'

/** What the runner's variables and the event file say of a run. */
export interface RunnerFacts {
  readonly eventName: string
  readonly payload: unknown
  readonly ref: string
  readonly sha: string
  readonly runId: number
  readonly runAttempt: number
  readonly serverUrl: string
  readonly repo: { readonly owner: string; readonly repo: string }
}

/** What stands in the environment alone. */
export interface MachineFacts
  extends Pick<RunContext, 'workspace' | 'temporary' | 'os' | 'refProtected' | 'job' | 'startedAt'> {
  /** `GITHUB_WORKFLOW_REF`: `owner/repo/.github/workflows/types.yml@refs/heads/main`. */
  readonly workflowRef: string
}

const sha = v.pipe(
  v.string(),
  v.transform((text): CommitSha | null => commitSha(text)),
  v.custom<CommitSha>((value) => typeof value === 'string', 'must be a full commit id'),
)
const repository = v.object({ id: v.number(), default_branch: v.string() })
const pullRequestPayload = v.object({
  pull_request: v.object({
    number: v.number(),
    head: v.object({ sha, ref: v.optional(v.string()) }),
    base: v.object({ ref: v.string(), sha }),
    comments: v.optional(v.number()),
  }),
})
const mergeGroupPayload = v.object({ merge_group: v.object({ base_sha: sha, base_ref: v.string() }) })
const pushPayload = v.object({ before: v.optional(v.string()), forced: v.optional(v.boolean()) })

/** Throws a `ProblemError` that names the field when the event file is not what GitHub writes. */
export function runContext(facts: RunnerFacts, { workflowRef, ...machine }: MachineFacts): RunContext {
  const { repository: repo } = parse(v.object({ repository }), facts.payload)
  return {
    ...facts.repo,
    repositoryId: repo.id,
    defaultBranch: repo.default_branch,
    serverUrl: facts.serverUrl.replace(/\/+$/, ''),
    runId: facts.runId,
    runAttempt: facts.runAttempt,
    commit: parse(sha, facts.sha, 'GITHUB_SHA'),
    event: runEvent(facts),
    ref: facts.ref,
    workflowFile: /\.github\/workflows\/[^@]+/.exec(workflowRef)?.[0] ?? null,
    ...machine,
  }
}

function runEvent({ eventName, payload, ref }: RunnerFacts): RunEvent {
  if (eventName === 'pull_request' || eventName === 'pull_request_target') {
    const { number, head, base, comments } = parse(pullRequestPayload, payload).pull_request
    const told = {
      ...(head.ref === undefined ? {} : { headRef: head.ref }),
      ...(comments === undefined ? {} : { comments }),
    }
    const pull = { number, headSha: head.sha, baseRef: base.ref, baseSha: base.sha, ...told }
    return { kind: 'pull-request', pull, ...(eventName === 'pull_request' ? {} : { target: true as const }) }
  }
  if (eventName === 'merge_group') {
    const { base_sha: baseSha, base_ref: baseRef } = parse(mergeGroupPayload, payload).merge_group
    return { kind: 'merge-group', baseSha, baseRef: baseRef.replace(/^refs\/heads\//, '') }
  }
  if (!ref.startsWith('refs/heads/')) {
    return { kind: 'other' }
  }
  const pushed = eventName === 'push'
  const push = pushed ? parse(pushPayload, payload) : {}
  const before = push.forced ? null : commitSha(push.before ?? '')
  return {
    kind: 'branch',
    branch: ref.slice('refs/heads/'.length),
    pushed,
    before: before !== null && /^0+$/.test(before) ? null : before,
  }
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  name = 'the event',
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value)
  if (!result.success) {
    const [issue] = result.issues
    const reason = `${v.getDotPath(issue) ?? name}: ${issue.message}`
    throw new ProblemError({ kind: 'event-unreadable', reason })
  }
  return result.output
}
