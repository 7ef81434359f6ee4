/**
 * Every request that a run of any of the three actions makes meets every fault. Which requests there are is taken from recorded runs, never
 * from a list: the verdict is the right one or exit 3 with its message, and no fault of a delivery changes it.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { cacheKey } from '#app/baseline/cache-key.ts'
import { problemText } from '#messages/problem-text.ts'
import { problemFamilies } from '#model/problem.ts'
import type { Repo } from '#ports/repo.ts'
import { FakeArtifacts } from '#test/support/fakes/fake-artifacts.ts'
import { FakeBaselineCache } from '#test/support/fakes/fake-baseline-cache.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import {
  pullRequestEvent,
  pushEvent,
  type WorkflowEvent,
  workflowRunEvent,
} from '#test/support/github/event-payload.ts'
import type { Fault } from '#test/support/github/fault.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import { matchOperation } from '#test/support/github/openapi-operation.ts'
import type {
  Artifact,
  LoggedRequest,
  Pull,
  Repository,
  Run,
  Token,
  Workflow,
} from '#test/support/github/record.ts'
import { type HereEntry, type HereResult, runHere } from '#test/support/github/run-here.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { rememberingRepo } from '#test/support/remembering-repo.ts'
import { checkedSha } from '#test/support/shas.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { onRequest } from '../attacks/target.ts'

const forEver = Number.POSITIVE_INFINITY
const faults: readonly (readonly [name: string, fault: Omit<Fault, 'path'>, passes: boolean])[] = [
  ['403', { status: 403, times: forEver }, false],
  ['404', { status: 404, times: forEver }, false],
  ['409', { status: 409, times: forEver }, false],
  ['429 with retry-after', { status: 429, headers: { 'retry-after': '7' }, times: 1 }, true],
  ['500', { status: 500, times: forEver }, false],
  ['502 twice, then fine', { status: 502, times: 2 }, true],
  ['a timeout', { silent: true, times: forEver }, false],
  ['a dropped connection', { drop: true, times: forEver }, false],
  ['a truncated body', { cut: true, times: forEver }, false],
  ['wrong JSON', { status: 200, body: { unexpected: true }, times: forEver }, false],
]

/** What the last lines of mypy say; one error a name, and one in a file that no later commit has. */
function mypyOutput(names: readonly string[], gone: readonly string[] = []): string {
  const lines = names.map(
    (name, line) => `app.py:${line + 1}: error: Name "${name}" is not defined  [name-defined]`,
  )
  const more = gone.map((name) => `gone.py:1: error: Name "${name}" is not defined  [name-defined]`)
  const files = gone.length === 0 ? ['1 file', '1 source file'] : ['2 files', '2 source files']
  const end = `Found ${names.length + gone.length} errors in ${files[0]} (checked ${files[1]})`
  return `${[...lines, ...more].join('\n')}\n${end}\n`
}

const known = ['alpha', 'beta']
const committed = [
  '# type-ratchet baseline, version 1',
  '# mypy',
  ...known.map((name) => `app.py\terror\tname-defined\tName "${name}" is not defined\t\t\t\t\t\t1`),
  '',
].join('\n')
/** One new error, and a rule that it breaks: the right verdict is always exit 1. */
const inputs = { checker: 'mypy', 'input-file': 'out.txt', 'exit-code': '1', 'max-new-errors': '0' }
const inputsOf = {
  action: inputs,
  merge: { 'max-new-errors': '0', legs: 'a, b' },
  publish: { 'max-new-errors': '0' },
} as const satisfies Record<HereEntry, unknown>
const workflowLogin = 'github-actions[bot]'

/** One way through the code: what is there before the run, and how it is checked out. */
interface Scenario {
  readonly name: string
  /** `action` when left out. */
  readonly entry?: HereEntry
  readonly inputs?: Readonly<Record<string, string>>
  /** `alone`: the merge commit in a clone that can fetch nothing more. */
  readonly checkout?: 'merge' | 'head' | 'alone'
  /** Whether a comment of ours stands there already. */
  readonly comment?: boolean
  readonly cached?: boolean
  /** The token is a person's. */
  readonly person?: boolean
  readonly arrange?: () => void
  /** The jobs of the run: its legs', and another check's that failed and left its snapshot. */
  readonly jobs?: true
  /** `fail` when left out: one new error, and a rule that it breaks. */
  readonly right?: 'report-only'
}

let github: LocalGitHub
let origin: GitRepository
let repository: Repository
let workflow: Workflow
let token: Token
/** By a person's token the same is done as by the workflow's. */
let personal: Token
/** What each of two legs and the pull request's whole run left, for the actions that read it. */
let legs: readonly Artifact[]
let others: readonly Artifact[]
let claimed: Run
let pull: Pull
let event: WorkflowEvent
let places: Record<'merge' | 'head' | 'alone', GitRepository>
let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let base: string
let head: string
let cache: FakeBaselineCache

beforeAll(async () => {
  github = await startLocalGitHub()
  origin = await createGitRepository()
  temporary = await temporaryFolder()
  repository = github.addRepository({ fullName: 'acme/widget' })
  workflow = github.addWorkflow(repository)
  token = github.addToken({ actions: 'read', contents: 'read', 'pull-requests': 'write' })
  personal = { ...token, value: 'ghp_octocat', login: 'octocat' }
  github.tokens.push(personal)
  await origin.commit({ 'app.py': 'alpha\n' })
  await origin.commit({ 'app.py': 'alpha\n', 'README.md': 'widget\n' })
  base = await origin.commit({ 'app.py': 'alpha\nbeta\n', 'types/mypy.tsv': committed })
  await origin.branch('change')
  head = await origin.commit({ 'app.py': 'alpha\nbeta\ngamma\n', 'types/mypy.tsv': committed })
  await origin.checkout('main')
  const mergeCommitSha = await origin.mergePull({ number: 1, base, head })
  await github.importCommits(repository, origin.directory)
  pull = github.addPull({
    number: 1,
    base: { repository, ref: 'main', sha: base },
    head: { repository, ref: 'change', sha: head },
    mergeCommitSha,
  })
  event = pullRequestEvent({ pull })
  places = {
    merge: await origin.checkoutCopy({ ref: 'refs/pull/1/merge' }),
    head: await origin.checkoutCopy({ ref: 'refs/heads/change' }),
    alone: await origin.checkoutCopy({ ref: 'refs/pull/1/merge' }),
  }
  await places.alone.git('remote', 'set-url', 'origin', join(temporary.path, 'nowhere'))
  for (const { directory } of Object.values(places)) {
    await writeFile(join(directory, 'out.txt'), mypyOutput([...known, 'gamma']))
  }
})

afterAll(async () => {
  await Promise.all(
    [...Object.values(places), origin, github, temporary].map((one) => one[Symbol.asyncDispose]()),
  )
})

/** A run of main at a commit that left the baseline there. */
async function baselineAt(sha: string, fields: { readonly attempt?: number } = {}): Promise<void> {
  await using copy = await origin.checkoutCopy({ ref: 'refs/heads/main', sha })
  await writeFile(join(copy.directory, 'out.txt'), mypyOutput(known, sha === base ? [] : ['delta']))
  const push = pushEvent({ repository, sha })
  const run = github.startRun({ workflow, ...push.run, ...fields })
  const { ending } = await runHere({ ...place(push), run, workspace: copy.directory })
  expect(ending.outcome).toBe('report-only')
}

function place(of: WorkflowEvent): Omit<Parameters<typeof runHere>[0], 'run' | 'workspace'> {
  return { github, event: of, token, temporary: temporary.path, inputs }
}

/** By working copy. No fault is git's, so it is asked once what the same copy answered in the run without a fault. */
const remembered = new Map<string, Repo>()

function rememberedRepo(workspace: string): Repo {
  const repo = remembered.get(workspace) ?? rememberingRepo(gitRepo(workspace, hermeticGit))
  remembered.set(workspace, repo)
  return repo
}

/** Puts the local GitHub back to what the scenario starts from, and runs the pull request. */
async function runScenario(
  scenario: Scenario,
  { asksGitOnce = false }: { readonly asksGitOnce?: boolean } = {},
): Promise<HereResult> {
  github.comments.length = 0
  pull.head.sha = head
  scenario.arrange?.()
  const { entry = 'action' } = scenario
  const own = entry === 'publish' ? workflowRunEvent({ run: claimed, sha: base }) : event
  const run = github.startRun({ workflow, ...own.run })
  const workspace = entry === 'action' ? places[scenario.checkout ?? 'merge'].directory : temporary.path
  const at = {
    ...place(own),
    token: scenario.person ? personal : token,
    workspace,
    cache,
    ...(asksGitOnce ? { repo: rememberedRepo(workspace) } : {}),
  }
  if (entry === 'merge') {
    for (const { name, bytes } of legs) {
      github.addArtifact({ run, name, bytes })
    }
  }
  if (scenario.jobs) {
    addJobs(run)
  }
  if (scenario.comment) {
    addComment({ author: scenario.person ? personal.login : workflowLogin, words: '✅ of an earlier run' })
  }
  const result = await runHere({ ...at, entry, run, inputs: { ...inputsOf[entry], ...scenario.inputs } })
  onRequest(github, 'nothing', () => undefined)
  for (const twin of github.pulls.slice(1)) {
    twin.state = 'closed'
  }
  expect(github.clearFaults(), 'faults that were never met').toBe(0)
  github.artifacts.splice(0, github.artifacts.length, ...github.artifacts.filter((one) => one.run !== run))
  return result
}

function addJobs(run: Run): void {
  for (const { name, bytes } of others) {
    github.addArtifact({ run, name, bytes })
  }
  for (const [name, conclusion] of [
    ['types (a)', 'success'],
    ['types (b)', 'success'],
    ['types', 'failure'],
  ] as const) {
    github.board.finish(github.board.start({ run, name }), conclusion)
  }
}

/** A comment with our marker. */
function addComment({ author, words }: { readonly author: string; readonly words: string }): void {
  const body = `<!-- type-ratchet v1 name=mypy run=1.1 head=${pull.head.sha} -->\n${words}\n`
  github.addComment({ pull, author, body })
}

function runPull(run: Run, fields: Readonly<Record<string, string>>): Promise<HereResult> {
  const workspace = places.merge.directory
  return runHere({ ...place(event), run, workspace, inputs: { ...inputs, ...fields } })
}

/** What a run of the pull request left under `fields`, taken away from it. */
async function leftBy(fields: Readonly<Record<string, string>>): Promise<readonly Artifact[]> {
  const run = github.startRun({ workflow, ...event.run })
  await runPull(run, fields)
  const left = github.artifacts.filter((artifact) => artifact.run === run)
  github.artifacts.splice(0, github.artifacts.length, ...github.artifacts.filter((one) => one.run !== run))
  return left
}

/** The operation, whatever its parameters are. */
function operationOf({ service, method, path }: LoggedRequest): string {
  const match = service === 'rest' ? matchOperation(method, path) : undefined
  return match?.operation.id ?? `${service} ${method} ${path.replace(/\/\d+$/, '')}`
}

/** The same path with any numbers: a comment is another one in each run. */
function pathOf({ path }: LoggedRequest): RegExp {
  const literal = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(/\/\d+(?=\/|$)/g, '/\\d+')}$`)
}

/** Comments, the pull request and its files: nothing that the verdict rests on. Which pull request it is, is. */
function isDelivery(request: LoggedRequest): boolean {
  const operation = operationOf(request)
  return /^(?:issues|pulls|users)\/(?!list$)/.test(operation) || request.path === '/graphql'
}

/** Runs that outsiders started for a branch that is called main as well. */
let crowd: readonly Run[] = []
const alone = (): void => {
  const outsiders = new Set(crowd)
  github.runs.splice(0, Infinity, ...github.runs.filter((run) => !outsiders.has(run)))
  crowd = []
}
const onlyFarBack = (): void => {
  alone()
  for (const artifact of github.artifacts) {
    artifact.expired = artifact.run.headSha === base
  }
}
const crowded = (): void => {
  onlyFarBack()
  const run = { workflow, event: 'pull_request', headSha: base, headBranch: 'main' }
  crowd = Array.from({ length: 101 }, () => github.startRun(run))
}
const gone = (): void => {
  alone()
  for (const artifact of github.artifacts) {
    artifact.expired = true
  }
}
const restored = (): void => {
  alone()
  for (const artifact of github.artifacts) {
    artifact.expired = false
  }
}

const scenarios: readonly Scenario[] = [
  { name: 'the base commit’s baseline and a first comment', arrange: restored },
  { name: 'a comment to be changed', comment: true, arrange: restored },
  { name: 'the head checked out instead of the merge commit', checkout: 'head', arrange: restored },
  { name: 'the baseline of an ancestor', comment: true, arrange: onlyFarBack },
  { name: 'the same among more runs than a page has', comment: true, arrange: crowded },
  { name: 'the baseline of the cache', cached: true, comment: true, arrange: gone },
  {
    name: 'a committed baseline',
    checkout: 'alone',
    inputs: { baseline: 'file:types/mypy.tsv' },
    comment: true,
  },
  {
    name: 'a committed baseline that is not there',
    checkout: 'alone',
    inputs: { baseline: 'file:types/none.tsv' },
    right: 'report-only',
  },
  {
    name: 'comments of other apps',
    comment: true,
    arrange: () => {
      restored()
      addComment({ author: 'other-app[bot]', words: 'not ours' })
    },
  },
  { name: 'a person’s token', person: true, comment: true, arrange: restored },
  {
    name: 'another run that comments at the same time',
    arrange: () => {
      restored()
      const path = `/issues/${pull.number}/comments`
      let asked = 0
      onRequest(github, path, () => {
        asked += 1
        if (asked === 2) {
          addComment({ author: workflowLogin, words: 'of the other run' })
        }
      })
    },
  },
  {
    name: 'two legs and a first comment',
    entry: 'merge',
    inputs: { name: 'mypy', legs: '' },
    jobs: true,
    arrange: restored,
  },
  { name: 'two legs and a comment to be changed', entry: 'merge', comment: true, arrange: restored },
  { name: 'legs of an earlier baseline, and a file that is gone', entry: 'merge', arrange: onlyFarBack },
  { name: 'legs among more runs than a page has', entry: 'merge', arrange: crowded },
  { name: 'a result and a first comment', entry: 'publish', arrange: restored },
  { name: 'a result and a comment to be changed', entry: 'publish', comment: true, arrange: restored },
]

describe('the matrix', () => {
  /** By action and operation. */
  const covered = new Map<string, { readonly scenario: Scenario; readonly request: LoggedRequest }>()
  const kindOf = ({ entry = 'action' }: Scenario, request: LoggedRequest): string =>
    `${entry}: ${operationOf(request)}`
  const recorded = new Map<Scenario, HereResult>()

  beforeAll(async () => {
    const farBack = (await origin.git('rev-parse', `${base}^^`)).trim()
    await baselineAt(farBack)
    await baselineAt(base)
    cache = new FakeBaselineCache()
    const family = { name: 'mypy', workflowFile: workflow.path, digest: shaDigest }
    const key = cacheKey(family, { commit: checkedSha(base), runId: 5, attempt: 1 })
    github.addCache({ repository, key, version: 'v', ref: 'refs/heads/main', bytes: Buffer.alloc(9) })
    cache.entries.set(key, committed)
    legs = [...(await leftBy({ matrix: '{"leg":"a"}' })), ...(await leftBy({ matrix: '{"leg":"b"}' }))]
    others = (await leftBy({ name: 'other', baseline: 'none' })).filter(({ name }) =>
      name.includes('snapshot'),
    )
    claimed = github.startRun({ workflow, ...event.run })
    await runPull(claimed, { comment: 'never' })
    for (const scenario of scenarios) {
      const result = await runScenario(scenario)
      expect(result.ending.outputs, scenario.name).toMatchObject({ result: scenario.right ?? 'fail' })
      expect(result.ending.warnings, scenario.name).toEqual([])
      recorded.set(scenario, result)
      for (const request of result.requests) {
        const kind = kindOf(scenario, request)
        if (!covered.has(kind)) {
          covered.set(kind, { scenario, request })
        }
      }
    }
    expect(github.violations).toEqual([])
  })

  test('has every request that the recorded runs make, and each scenario adds to it', () => {
    const sources = new Set([...covered.values()].map(({ scenario }) => scenario))
    expect(scenarios.filter((scenario) => !sources.has(scenario)).map(({ name }) => name)).toEqual([])
    for (const entry of Object.keys(inputsOf)) {
      expect([...covered.keys()]).toContain(`${entry}: blob GET /artifacts/download`)
    }
    process.stdout.write(
      `fault matrix: ${covered.size} requests × ${faults.length} faults = ${covered.size * faults.length} runs\n${[...covered.keys()].sort().join('\n')}\n`,
    )
  })

  test('has the exit code told before anything is delivered', () => {
    for (const [{ name }, { ending, told, requests }] of recorded) {
      expect(told?.exitCode, name).toBe(ending.exitCode)
      const written = requests
        .slice(0, told?.requests)
        .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
      expect(written, name).toEqual([])
    }
  })

  test('has no new baseline where the one before could not be asked for, and has one where it is damaged', async () => {
    const sha = await origin.resolve('main')
    const push = pushEvent({ repository, sha })
    await using copy = await origin.checkoutCopy({ ref: 'refs/heads/main', sha })
    await writeFile(join(copy.directory, 'out.txt'), mypyOutput(known))
    const uploadsOf = async (arrange: () => void): Promise<number> => {
      const run = github.startRun({ workflow, ...push.run })
      arrange()
      const { ending } = await runHere({ ...place(push), run, workspace: copy.directory })
      github.clearFaults()
      expect(ending).toMatchObject({ exitCode: 3, outcome: 'not-comparable' })
      return github.artifacts.filter((artifact) => artifact.run === run && /-baseline-/.test(artifact.name))
        .length
    }
    const refused = { path: /\/workflows\/[^/]+\/runs$/, status: 403, times: Number.POSITIVE_INFINITY }
    expect(await uploadsOf(() => github.fault(refused))).toBe(0)
    restored()
    const kept = [...github.artifacts]
    const baselines = kept
      .filter(({ name }) => /-baseline-/.test(name))
      .map(({ id, bytes }) => ({ id, bytes }))
    const rewrite = (content: (bytes: Buffer) => Buffer): void => {
      for (const { id, bytes } of baselines) {
        github.replaceArtifactBytes(id, content(bytes), { digest: 'kept' })
      }
    }
    expect(await uploadsOf(() => rewrite(() => Buffer.from('no zip')))).toBe(1)
    rewrite((bytes) => bytes)
    github.artifacts.splice(0, Number.POSITIVE_INFINITY, ...kept)
  })

  test.each(faults)('%s, met by any request', async (name, fault, passes) => {
    const outcomes = { right: 0, notComparable: 0 }
    for (const [kind, { scenario, request }] of covered) {
      github.fault({ ...fault, method: request.method, path: pathOf(request) })
      const result = await runScenario(scenario, { asksGitOnce: true })
      const what = `${kind} in “${scenario.name}” meets ${name}`
      const lacking = result.requests.map((one) => kindOf(scenario, one)).filter((one) => !covered.has(one))
      expect(lacking, `${what}: requests that the matrix lacks`).toEqual([])
      if (result.ending.exitCode === 3 && !passes && !isDelivery(request)) {
        outcomes.notComparable += 1
        expectNotComparable(result, what)
      } else {
        outcomes.right += 1
        expectRight(result, recorded.get(scenario) ?? result, { what, passes })
      }
      const ours = github.comments.filter(({ author }) => author === workflowLogin)
      // What can't be deleted stays.
      const most = operationOf(request) === 'issues/delete-comment' ? 2 : 1
      expect(ours.length, `${what}: comments`).toBeLessThanOrEqual(most)
    }
    process.stdout.write(
      `fault matrix: ${name}, met by ${covered.size} requests: ${outcomes.right} right, ${outcomes.notComparable} not comparable\n`,
    )
    expect(outcomes.right + outcomes.notComparable).toBe(covered.size)
    expect(outcomes.notComparable === 0).toBe(passes)
  })
})

/** Exit 3 with words that a user can read, and no comment that still says something else. */
function expectNotComparable({ ending }: HereResult, what: string): void {
  expect(ending.outputs, what).toMatchObject({ result: 'not-comparable', errors: '', 'new-errors': '' })
  const { problem } = ending
  if (problem === null) {
    throw new Error(`${what}: it ended without a problem`)
  }
  expect(problemFamilies[problem.kind], what).toBe('not-comparable')
  expect(problemText(problem).what, what).not.toMatch(/TypeError|Cannot read|not a function|not iterable/)
  const stale = github.comments.filter(({ body }) => body.includes('✅'))
  expect(stale, `${what}: a stale comment`).toEqual([])
}

const numbers = ['result', 'errors', 'new-errors', 'baseline-errors', 'limit', 'baseline-sha'] as const

function expectRight(
  { ending }: HereResult,
  recorded: HereResult,
  { what, passes }: { readonly what: string; readonly passes: boolean },
): void {
  expect(ending.exitCode, what).toBe(recorded.ending.exitCode)
  for (const output of numbers) {
    expect(ending.outputs[output], `${what}: ${output}`).toBe(recorded.ending.outputs[output])
  }
  if (passes) {
    expect(ending.warnings, what).toEqual([])
    expect(ending.outputs['comment-url'] === '', what).toBe(recorded.ending.outputs['comment-url'] === '')
  }
}

describe('the results service, at the port', () => {
  const upload = { kind: 'failed', reason: '503 Service Unavailable' } as const

  test.each(['snapshot', 'report', 'result', ''])(
    'a failed upload of the %s changes nothing but a warning',
    async (part) => {
      restored()
      github.comments.length = 0
      const run = github.startRun({ workflow, ...event.run })
      const failing = new FakeArtifacts(github, run)
      failing.fault = ({ name }) => (name.startsWith(`type-ratchet-${part}`) ? upload : null)
      const { ending } = await runHere({
        ...place(event),
        run,
        workspace: places.merge.directory,
        artifacts: failing,
      })
      expect(ending.exitCode).toBe(1)
      expect(ending.outputs).toMatchObject({ result: 'fail', 'new-errors': '1' })
      expect(ending.warnings.map(({ kind }) => kind)).toEqual(
        Array(part === '' ? 3 : 1).fill('artifact-failed'),
      )
      expect(github.comments).toHaveLength(1)
    },
  )

  test('a cache that fails on the default branch is a warning', async () => {
    const broken = new FakeBaselineCache()
    broken.failure = 'no space left'
    const push = pushEvent({ repository, sha: base })
    await using copy = await origin.checkoutCopy({ ref: 'refs/heads/main', sha: base })
    await writeFile(join(copy.directory, 'out.txt'), mypyOutput(known))
    const run = github.startRun({ workflow, ...push.run })
    const { ending } = await runHere({ ...place(push), run, workspace: copy.directory, cache: broken })
    expect(ending).toMatchObject({
      exitCode: 0,
      warnings: [{ kind: 'cache-failed', reason: 'no space left' }],
    })
  })
})
