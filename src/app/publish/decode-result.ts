/**
 * Reads a result file that may come from anybody: size, shape and every number are checked before use, and
 * numbers that contradict each other are refused. docs/schemas/result.schema.json
 */
import * as v from 'valibot'
import { problemKinds } from '#messages/problem-text.ts'
import { commitSha, storedPath } from '#model/ids.ts'
import { type Claim, resultFormat, resultLimits, resultVersion } from '#model/result-file.ts'
import { checkerNames } from '#model/snapshot.ts'
import { contradiction } from './result-contradiction.ts'

/** A claim, or why the text is none. */
export type DecodedResult =
  | { readonly kind: 'decoded'; readonly claim: Claim }
  | { readonly kind: 'refused'; readonly reason: string }

const short = v.pipe(v.string(), v.maxLength(200))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2 ** 31))
const position = v.pipe(count, v.minValue(1))
const path = v.pipe(v.string(), v.maxLength(resultLimits.path), v.transform(storedPath))
const commit = v.pipe(
  v.string(),
  v.transform(commitSha),
  v.check((sha) => sha !== null, 'must be a full commit id'),
  v.transform((sha) => sha as NonNullable<typeof sha>),
)
const totals = v.object({
  base: count,
  head: count,
  delta: v.pipe(v.number(), v.safeInteger()),
  new: count,
  fixed: count,
  kept: count,
})
const entry = v.object({
  path,
  line: position,
  column: position,
  severity: v.picklist(['error', 'warning']),
  code: v.nullable(v.pipe(v.string(), v.maxLength(resultLimits.code))),
  message: v.pipe(v.string(), v.maxLength(resultLimits.message)),
  replaced: v.optional(v.boolean(), false),
  mayComeFromBase: v.optional(v.boolean(), false),
})
const entries = v.pipe(v.array(entry), v.maxLength(resultLimits.entries))
const excerpt = v.object({
  path,
  line: position,
  firstLine: position,
  lines: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(resultLimits.excerptLine))),
    v.maxLength(resultLimits.excerptLines),
  ),
})

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const job = v.object({ id: v.nullable(id), name: short })
const envelope = v.object({ format: v.literal(resultFormat), version: v.literal(resultVersion) })
const run = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9._-]{1,60}$/)),
  checker: v.nullable(
    v.object({
      name: v.picklist(checkerNames),
      tool: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
      version: v.nullable(short),
      configuration: v.nullable(short),
    }),
  ),
  run: v.object({ id, attempt: position, job: v.optional(v.nullable(job), null) }),
  head: commit,
  verdict: v.object({
    outcome: v.picklist(['pass', 'report-only', 'fail', 'config-error', 'not-comparable']),
  }),
})
const failed = v.object({ problem: v.object({ code: v.picklist(problemKinds) }) })
const compared = v.object({
  problem: v.optional(v.never('a run with a result has no problem')),
  totals,
  warnings: totals,
  suspects: count,
  scope: v.object({
    partial: v.boolean(),
    uncheckedErrors: count,
    unchecked: v.array(v.object({ errors: count })),
  }),
  new: entries,
  fixed: entries,
  omitted: v.object({ new: count, fixed: count }),
  baseline: v.variant('state', [
    v.object({ state: v.literal('loaded'), commit: v.nullable(commit), distance: count }),
    v.object({ state: v.literal('absent') }),
  ]),
  reference: v.nullable(v.object({ errors: count, commit: v.nullable(commit) })),
  excerpts: v.pipe(v.array(excerpt), v.maxLength(resultLimits.excerpts)),
  changed: v.optional(
    v.pipe(
      v.array(
        v.object({
          path,
          line: v.nullable(position),
          name: v.pipe(v.string(), v.maxLength(resultLimits.name)),
        }),
      ),
      v.maxLength(resultLimits.changed),
    ),
    [],
  ),
})

/** Never throws, whatever the text is. */
export function decodeResult(text: string): DecodedResult {
  if (text.length > resultLimits.bytes) {
    return refused(`it has ${text.length} characters; at most ${resultLimits.bytes} are read`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refused(`it is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  if (!v.is(envelope, json)) {
    return refused(`it does not say “format: ${resultFormat}” and “version: ${resultVersion}”`)
  }
  const head = v.safeParse(run, json, { abortEarly: true })
  if (!head.success) {
    return refused(issueText(head.issues[0]))
  }
  const { run: made, verdict, ...identity } = head.output
  const { id: runId, attempt: runAttempt, job: madeBy } = made
  const claim = { ...identity, runId, runAttempt, job: madeBy, outcome: verdict.outcome }
  if (verdict.outcome === 'config-error' || verdict.outcome === 'not-comparable') {
    const failure = v.safeParse(failed, json, { abortEarly: true })
    return failure.success
      ? {
          kind: 'decoded',
          claim: { ...claim, result: { kind: 'failed', problem: failure.output.problem.code } },
        }
      : refused(issueText(failure.issues[0]))
  }
  return decodeCompared(claim, json)
}

function decodeCompared(claim: Omit<Claim, 'result'>, json: unknown): DecodedResult {
  const result = v.safeParse(compared, json, { abortEarly: true })
  if (!result.success) {
    return refused(issueText(result.issues[0]))
  }
  const fault = contradiction(result.output)
  if (fault !== null) {
    return refused(fault)
  }
  const { omitted: _, baseline, scope, problem: __, ...numbers } = result.output
  const loaded = baseline.state === 'loaded' ? { commit: baseline.commit, distance: baseline.distance } : null
  const unchecked = scope.uncheckedErrors
  return {
    kind: 'decoded',
    claim: { ...claim, result: { kind: 'compared', ...numbers, unchecked, baseline: loaded } },
  }
}

function issueText(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`
}

function refused(reason: string): DecodedResult {
  return { kind: 'refused', reason: reason.slice(0, 500) }
}
