/**
 * Five checks of one file on pull requests and in a merge queue, in this process against the local GitHub: one comment, the right rows, one
 * verdict, a time limit for each, what was accepted, and how many requests that takes.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGitRepository, type FileTree, type GitRepository } from '#test/support/git-repository.ts'
import {
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  type WorkflowEvent,
} from '#test/support/github/event-payload.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Pull, Repository, Token, Workflow } from '#test/support/github/record.ts'
import { type HereResult, runHere } from '#test/support/github/run-here.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

let github: LocalGitHub
let origin: GitRepository
let repository: Repository
let workflow: Workflow
let token: Token
let temporary: Awaited<ReturnType<typeof temporaryFolder>>

/** Suppressions are read from the sources; the others' output is that of an earlier step, and the guardrail's own script is run. */
const file = `checks:
  api:
    checker: mypy
    input-file: out/mypy.txt
    exit-code: 1
    rules: { attr-defined: 0 }
    owners: { '@acme/api': 3 }
  web: { checker: tsc, input-file: out/tsc.txt, exit-code: 2 }
  ruff: { input-file: out/ruff.json, exit-code: 1 }
  suppressions: { args: src, max-new-errors: 0 }
  guardrail:
    checker: pattern
    command: ${process.execPath} guard.cjs
    pattern: '^(?<path>[^:]+):(?<line>\\d+): (?<message>.*)$'
accept:
  - check: web
    count: 2
    reason: The new client has no types yet.
    owner: '@acme/web'
    expires: 2027-03-31
`

/** How many findings each check has, and what the script does. */
interface Counts {
  readonly api?: number
  readonly attr?: number
  readonly web?: number
  readonly ruff?: number
  readonly hidden?: number
  readonly guard?: number
  readonly guardScript?: string
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join('')

function mypy(count: number, attr: number): string {
  const text =
    lines(count, (at) => `src/a.py:${at}: error: Name "n${at}" is not defined  [name-defined]\n`) +
    lines(attr, (at) => `src/b.py:${at}: error: "A" has no attribute "x${at}"  [attr-defined]\n`)
  const files = Number(count > 0) + Number(attr > 0)
  const found = `${count + attr} error${count + attr === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`
  return `${text}Found ${found} (checked 9 source files)\n`
}

function ruff(count: number): string {
  const finding = (at: number) => ({
    ...{ cell: null, code: 'F401', fix: null, filename: 'src/a.py', noqa_row: at, url: null },
    location: { row: at, column: 1 },
    end_location: { row: at, column: 5 },
    message: `\`m${at}\` imported but unused`,
  })
  return JSON.stringify(Array.from({ length: count }, (_, index) => finding(index + 1)))
}

function outputs({ api = 2, attr = 0, web = 1, ruff: unused = 1 }: Counts): Readonly<Record<string, string>> {
  return {
    'out/mypy.txt': mypy(api, attr),
    'out/tsc.txt': lines(web, (at) => `src/a.ts(${at},1): error TS2304: Cannot find name 'x${at}'.\n`),
    'out/ruff.json': ruff(unused),
  }
}

function tree(counts: Counts, config = file): FileTree {
  const { hidden = 1, guard = 2 } = counts
  const script =
    counts.guardScript ??
    `for (let at = 1; at <= ${guard}; at++) console.log('src/a.py:' + at + ': no print() here'); process.exitCode = ${guard === 0 ? 0 : 1}`
  return {
    'type-ratchet.yml': config,
    'guard.cjs': `${script}\n`,
    CODEOWNERS: 'src/ @acme/api\n',
    'src/a.py': lines(9, (at) => (at <= hidden ? `n${at}  # type: ignore[name-defined]\n` : `n${at}\n`)),
    'src/b.py': 'A().x1\n'.repeat(9),
    'src/a.ts': 'x1\n'.repeat(9),
    ...outputs(counts),
  }
}

beforeAll(async () => {
  github = await startLocalGitHub()
  origin = await createGitRepository()
  temporary = await temporaryFolder()
  repository = github.addRepository({ fullName: 'acme/widget' })
  workflow = github.addWorkflow(repository)
  token = github.addToken({ actions: 'read', contents: 'read', 'pull-requests': 'write' })
  const sha = await origin.commit(tree({}))
  await github.importCommits(repository, origin.directory)
  const { ending } = await run(pushEvent({ repository, sha }))
  expect(ending, ending.broken.join('|')).toMatchObject({ outcome: 'report-only', outputs: { errors: '7' } })
})

afterAll(async () => {
  expect(github.violations).toEqual([])
  await Promise.all([github, origin, temporary].map((one) => one[Symbol.asyncDispose]()))
})

async function run(event: WorkflowEvent): Promise<HereResult> {
  await using copy = await origin.checkoutCopy({ ref: event.ref, sha: event.sha, depth: 2 })
  const started = github.startRun({ workflow, ...event.run })
  const at = { github, event, token, workspace: copy.directory, temporary: temporary.path, inputs: {} }
  return await runHere({ ...at, run: started })
}

let number = 0

async function open(files: FileTree): Promise<Pull> {
  number += 1
  const base = await origin.resolve('main')
  await origin.branch(`change-${number}`)
  await origin.checkout(`change-${number}`)
  const head = await origin.commit(files)
  await origin.checkout('main')
  const mergeCommitSha = await origin.mergePull({ number, base, head })
  await github.importCommits(repository, origin.directory)
  return github.addPull({
    number,
    base: { repository, ref: 'main', sha: base },
    head: { repository, ref: `change-${number}`, sha: head },
    mergeCommitSha,
  })
}

function bodies(pull: Pull): readonly string[] {
  return github.comments.filter((comment) => comment.pull === pull).map(({ body }) => body)
}

const results = ({ ending }: HereResult): Readonly<Record<string, string>> =>
  Object.fromEntries(
    JSON.parse(ending.outputs['checks'] ?? '[]').map((one: Readonly<Record<string, string>>) => [
      one['name'],
      one['result'],
    ]),
  )

test('the errors of each owner are an artifact beside each baseline, of runs of the default branch alone', () => {
  const names = github.artifacts.filter(({ name }) => name.includes('owners')).map(({ name }) => name)
  expect(names.sort()).toEqual(
    ['api', 'guardrail', 'ruff', 'suppressions', 'web'].map((name) => `type-ratchet-owners-${name}.json`),
  )
  const api = github.artifacts.find(({ name }) => name === 'type-ratchet-owners-api.json')
  expect(JSON.parse(String(api?.bytes))).toMatchObject({
    checks: [{ name: 'api', errors: 2, owners: [{ owner: '@acme/api', errors: 2 }] }],
  })
})

describe('five checks on one pull request', () => {
  test('are one comment with the right rows, in at most 8 requests and 2 for each further check', async () => {
    const pull = await open(tree({ api: 1, attr: 1, web: 2, hidden: 2, guard: 1 }))
    const result = await run(pullRequestEvent({ pull }))
    expect(results(result)).toEqual({
      api: 'fail',
      web: 'pass',
      ruff: 'pass',
      suppressions: 'fail',
      guardrail: 'pass',
    })
    expect(result.ending).toMatchObject({ outcome: 'fail', exitCode: 1 })
    expect(result.requests.filter(({ service }) => service === 'rest').length).toBeLessThanOrEqual(8 + 2 * 4)
    const [body = '', ...more] = bodies(pull)
    expect(more).toEqual([])
    const rows = body
      .split('\n')
      .filter((line) => line.startsWith('| [') || /^\| \w+( types)? \| [❌✅🎉]/u.test(line))
    expect(rows.map((row) => row.replace(/\]\(<[^>]*>\)/g, ']'))).toEqual([
      '| [api types] | ❌ fail | 2 | ±0 | 1 | 1 | 2 |',
      '| [web types] | ✅ pass | 2 | +1 | 1 | 0 | 1 |',
      '| [ruff] | ✅ pass | 1 | ±0 | 0 | 0 | 1 |',
      '| [suppressions] | ❌ fail | 2 | +1 | 1 | 0 | 0 new |',
      '| [guardrail (pattern)] | ✅ pass | 1 | −1 | 0 | 1 | 2 |',
    ])
    // What the broken limit says, and what was accepted for a time, before the numbers.
    expect(body).toContain(
      '1 error of the rule `attr-defined`, none allowed. Set by `type-ratchet.yml:6`. Look at `src/b.py:1`.',
    )
    expect(body).toMatch(/Accepted until `2027-03-31` \(80 days left\), `@acme\/web`: up to 2 errors/)
    expect(body.indexOf('Accepted until')).toBeLessThan(
      body.indexOf('| Current | 2 errors |', body.indexOf('web types: ')),
    )
    expect(body).toMatch(/2 errors, at most 1 allowed .*, but 2 of them are accepted for now/)
  })
})

describe('one that is not as the others', () => {
  test('too slow: it is ended by its own limit, and the others have their results', async () => {
    const slow = file.replace("pattern: '^", "timeout-minutes: 0.01\n    pattern: '^")
    const forEver = 'setInterval(() => undefined, 1000)'
    const pull = await open(tree({ guardScript: forEver }, slow))
    const result = await run(pullRequestEvent({ pull }))
    expect(results(result)).toEqual({
      api: 'pass',
      web: 'pass',
      ruff: 'pass',
      suppressions: 'pass',
      guardrail: 'not-comparable',
    })
    expect(result.ending.exitCode).toBe(3)
    const [body = ''] = bodies(pull)
    expect(body).toContain('1 of 5 checks without a result (guardrail (pattern))')
    // What concerns all of them is said once, and is no news of any.
    expect(body.match(/Look at this first/g)).toHaveLength(1)
    expect(body.match(/^### .*$/gm)).toEqual([
      expect.stringContaining('guardrail'),
      // What was accepted for a time is always shown.
      expect.stringContaining('web types'),
    ])
  })

  test('taken out or edited by the change: the base commit’s file judges, which is said before the numbers, with what the new one would say', async () => {
    const other = file.replace(/ {2}ruff: .*\n/, '').replace('attr-defined: 0', 'attr-defined: 9')
    const pull = await open(tree({ api: 1, attr: 1, ruff: 2 }, other))
    const result = await run(pullRequestEvent({ pull }))
    expect(results(result)).toMatchObject({ api: 'fail', ruff: 'fail', guardrail: 'pass' })
    const [body = ''] = bodies(pull)
    expect(body).toContain('takes the check out of `type-ratchet.yml`')
    const said =
      'This change edits `type-ratchet.yml`; it is judged by the file of the base commit. It would set `rules` from `attr-defined: 0` to `attr-defined: 9`. With it, every limit would hold.'
    expect(body).toContain(said)
    expect(body.indexOf(said)).toBeLessThan(body.indexOf('| measure | value |'))
  })
})

test('in a merge queue all of them are compared with the base of the group, and nobody is written to', async () => {
  const baseSha = await origin.resolve('main')
  await origin.branch('queue')
  await origin.checkout('queue')
  const headSha = await origin.commit(tree({ api: 4, web: 4 }))
  await origin.checkout('main')
  await github.importCommits(repository, origin.directory)
  const comments = github.comments.length
  const event = mergeGroupEvent({ repository, headSha, baseSha, pullNumber: 1 })
  const result = await run(event)
  // More than was accepted, and more than one owner may have.
  expect(results(result)).toMatchObject({ api: 'fail', web: 'fail', guardrail: 'pass' })
  expect(result.ending.broken.join('\n')).toContain(
    '4 errors in files of `@acme/api`, at most 3 allowed: 1 too many. Set by `type-ratchet.yml:7`.',
  )
  expect(result.ending).toMatchObject({ exitCode: 1, outputs: { 'baseline-sha': baseSha } })
  expect(github.comments).toHaveLength(comments)
})
