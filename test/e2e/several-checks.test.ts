/** Several checks of one configuration file in one run of the action: one verdict, one comment, the base's policy. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileTree } from '#test/support/git-repository.ts'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent } from '#test/support/github/event-payload.ts'
import type { Pull } from '#test/support/github/record.ts'
import { Fork } from './fork.ts'
import { MatrixRun } from './matrix-run.ts'
import { repeatedHere, repeatedLine } from './repeated-here.ts'
import { createWidget, fileWithErrors, type RunOptions, type Widget } from './widget.ts'

let widget: Widget

beforeAll(async () => {
  widget = await createWidget()
})

afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

/** What mypy prints of so many errors; the run itself was an earlier step. */
function mypyText(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `api/a.py:${index + 1}: error: Name "name${index}" is not defined  [name-defined]\n`,
  )
  return count === 0
    ? 'Success: no issues found in 1 source file\n'
    : `${lines.join('')}Found ${count} error${count === 1 ? '' : 's'} in 1 file (checked 1 source file)\n`
}

/** The same of tsc, which prints nothing where all is well. */
function tscText(count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `src/a.ts(${index + 1},14): error TS2322: Type 'string' is not assignable to type 'number'.\n`,
  ).join('')
}

const types = `
  types:
    checker: tsc
    input-file: src/tsc.txt
    exit-code: 2
`
const api = `
  api:
    checker: mypy
    input-file: api/mypy.txt
    exit-code: 1
`
const other = (name: string, text = `${name}/mypy.txt`): string => `
  ${name}:
    checker: mypy
    input-file: ${text}
    exit-code: 1
`

/** Five checks. */
const five = `checks:${types}${api}    max-new-errors: 0
${other('jobs')}    mode: report-only
${other('tools')}${other('docs')}`

function treeWith(config: string, counts: Readonly<Record<string, number>>): FileTree {
  const texts = ['api', 'jobs', 'tools', 'docs'].map((name) => [
    `${name}/mypy.txt`,
    mypyText(counts[name] ?? 1),
  ])
  return {
    'type-ratchet.yml': config,
    'src/a.ts': fileWithErrors(counts['types'] ?? 2),
    'src/tsc.txt': tscText(counts['types'] ?? 2),
    'api/a.py': 'x = 1\n'.repeat(9),
    ...Object.fromEntries(texts),
  }
}

function run(pull: Pull, options: RunOptions = {}): Promise<ActionResult> {
  return widget.runOnPull(pull, { ...options, inputs: { command: '', ...options.inputs } })
}

function ours(pull: Pull): readonly string[] {
  return widget.github.comments
    .filter((comment) => comment.author.endsWith('[bot]') && comment.pull.number === pull.number)
    .map(({ body }) => body)
}

function rows(body = ''): Readonly<Record<string, string>> {
  const lines = body.split('\n').filter((line) => /^\| (?!check |:--|measure|category)/.test(line))
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', verdict = ''] = line.split('|').map((cell) => cell.trim())
      return [name.replace(/^\[([^\]]+)\].*$/, '$1'), verdict]
    }),
  )
}

function checksOf(result: ActionResult): readonly { readonly name: string; readonly result: string }[] {
  return JSON.parse(result.outputs['checks'] ?? '[]')
}

describe('five checks', () => {
  beforeAll(async () => {
    await widget.commitToMain(treeWith(five, {}))
    const main = await widget.runOnMain({ inputs: { command: '' } })
    expect(main.outputs).toMatchObject({ result: 'report-only', errors: '6' })
    expect(checksOf(main).map(({ name }) => name)).toEqual(['types', 'api', 'jobs', 'tools', 'docs'])
  })

  test('on one pull request: one comment with a row for each, the worst outcome, few requests', async () => {
    const pull = await widget.openPull(1, treeWith(five, { types: 1, api: 2, jobs: 3 }))
    const result = await run(pull)
    expect(result.outputs, result.stdout).toMatchObject({
      result: 'fail',
      errors: '8',
      'baseline-errors': '6',
      'new-errors': '3',
      'fixed-errors': '1',
      delta: '2',
      'baseline-source': 'artifact',
    })
    expect(result.exitCode).toBe(1)
    const [body, ...more] = ours(pull)
    expect(more).toEqual([])
    expect(body).toMatch(/^<!-- type-ratchet v1 name=type-ratchet run=/)
    expect(rows(body)).toMatchObject({
      types: '✅ pass',
      'api types': '❌ fail',
      'jobs types': '⚠️ reported only',
      'tools types': '✅ pass',
      'docs types': '✅ pass',
    })
    expect(body).not.toContain('### ✅ tools')
    expect(result.requests.length, result.requests.map(({ path }) => path).join('\n')).toBeLessThanOrEqual(
      8 + 2 * 4,
    )
    // The same again changes nothing.
    await run(pull)
    expect(ours(pull)).toHaveLength(1)
  })

  test('one that breaks has no result, and the others have theirs', async () => {
    const tree = { ...treeWith(five, { tools: 2 }), 'api/mypy.txt': 'Traceback (most recent call last):\n' }
    const pull = await widget.openPull(2, tree)
    const result = await run(pull)
    expect(result.outputs).toMatchObject({ result: 'not-comparable', errors: '', 'new-errors': '' })
    expect(result.exitCode).toBe(3)
    expect(checksOf(result).map((check) => check.result)).toEqual([
      'pass',
      'not-comparable',
      'report-only',
      'fail',
      'pass',
    ])
    expect(rows(ours(pull)[0])).toMatchObject({ 'api types': '⚠️ no result', 'tools types': '❌ fail' })
  })

  test('a new one is reported and not enforced; one that is taken out is judged all the same', async () => {
    const config = `checks:${types}${api}    max-new-errors: 0
${other('jobs')}${other('tools')}${other('extra', 'api/mypy.txt')}    max-errors: 0
`
    const pull = await widget.openPull(3, treeWith(config, { docs: 2 }))
    const result = await run(pull)
    expect(checksOf(result)).toMatchObject([
      { name: 'types', result: 'pass' },
      { name: 'api', result: 'pass' },
      { name: 'jobs', result: 'report-only' },
      { name: 'tools', result: 'pass' },
      { name: 'extra', result: 'report-only' },
      { name: 'docs', result: 'fail' },
    ])
    const [body = ''] = ours(pull)
    expect(rows(body)).toMatchObject({
      'extra types': expect.stringContaining('new check, not enforced yet'),
      'docs types': expect.stringContaining('taken out by this change'),
    })
    expect(body).toContain('`jobs')
    expect(body).toContain('It would set `mode` from `report-only` to nothing.')
  })

  test('limits that the change loosens are those of the base, and what it would set is said first', async () => {
    const config = five.replace('max-new-errors: 0', 'max-new-errors: 50')
    const pull = await widget.openPull(4, treeWith(config, { api: 2 }))
    const result = await run(pull)
    expect(result.outputs).toMatchObject({ result: 'fail' })
    expect(ours(pull)[0]).toContain(
      'it is judged by the file of the base commit. It would set `max-new-errors` from `0` to `50`. With it, every limit would hold.',
    )
  })

  test('one of them is told as it would be alone, and inputs go before the file', async () => {
    const pull = await widget.openPull(5, treeWith(five, { api: 2 }))
    const one = await run(pull, { inputs: { checks: 'api' } })
    expect(one.outputs).toMatchObject({ result: 'fail', 'new-errors': '1' })
    expect(ours(pull)[0]).toMatch(/^<!-- type-ratchet v1 name=api run=/)
    // What the comment says to type does the same here.
    const repeat = (line: string) => repeatedHere(line, { widget, pull, more: ['--format', 'json'] })
    const line = repeatedLine(ours(pull)[0] ?? '')
    expect(line).toMatch(/ --checks api$/)
    const again = await repeat(line)
    expect(JSON.parse(again.stdout)).toMatchObject({ new: [{ path: 'api/a.py', line: 2 }] })
    expect(again.exitCode).toBe(1)
    const loosened = await run(pull, { inputs: { checks: 'api', 'max-new-errors': '3' } })
    expect(loosened.outputs).toMatchObject({ result: 'pass' })
    const looser = repeatedLine(ours(pull)[0] ?? '')
    expect(looser).toMatch(/ --checks api --max-new-errors 3$/)
    expect(await repeat(looser)).toMatchObject({ exitCode: 0 })
    // Told together, the comment of the one becomes that of all.
    await run(pull)
    expect(ours(pull)).toHaveLength(1)
    expect(ours(pull)[0]).toMatch(/^<!-- type-ratchet v1 name=type-ratchet run=/)
  })

  test('each in a job of its own, and told by a last one: a check that left nothing has no result', async () => {
    const pull = await widget.openPull(6, treeWith(five, { types: 1, api: 2 }))
    const jobs = new MatrixRun(widget, pullRequestEvent({ pull }))
    for (const check of ['types', 'api']) {
      const inputs = { command: '', checks: check, shard: check }
      const part = await jobs.leg({ job: 'check', leg: check, total: 5, inputs })
      expect(part.outputs, part.stdout).toMatchObject({ result: 'report-only' })
    }
    jobs.lose({ job: 'check', leg: 'docs' })
    expect(ours(pull)).toEqual([])
    const merged = await jobs.merge({ depth: 2 })
    expect(checksOf(merged), merged.stdout).toMatchObject([
      { name: 'types', result: 'pass' },
      { name: 'api', result: 'fail' },
      { name: 'jobs', result: 'not-comparable' },
      { name: 'tools', result: 'not-comparable' },
      { name: 'docs', result: 'not-comparable' },
    ])
    expect(merged.exitCode).toBe(3)
    const [body, ...more] = ours(pull)
    expect(more).toEqual([])
    expect(rows(body)).toMatchObject({ types: '✅ pass', 'api types': '❌ fail', docs: '⚠️ no result' })
  })

  test('from a fork: the companion writes one comment of all, by the limits of the base commit', async () => {
    const fork = new Fork(widget)
    const loosened = five.replace('max-new-errors: 0', 'max-new-errors: 50')
    const pull = await fork.openPull(8, treeWith(loosened, { types: 1, api: 2 }))
    const checked = await fork.check(pull, { inputs: { command: '' } })
    expect(checked.result.outputs, checked.result.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
    expect(ours(pull)).toEqual([])
    const token = widget.github.addToken({ actions: 'read', contents: 'read', 'pull-requests': 'write' })
    const published = await fork.publish(checked.run, { token })
    expect(published.outputs, published.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
    const [body, ...more] = ours(pull)
    expect(more).toEqual([])
    expect(body).toMatch(/^<!-- type-ratchet v1 name=type-ratchet run=/)
    expect(body).toContain('those of the pull request’s own run')
    expect(rows(body)).toMatchObject({ types: '✅ pass', 'api types': '❌ fail', 'docs types': '✅ pass' })
    expect(body).toContain('type-ratchet.yml')
    // The good result alone does not speak for the others.
    const { artifacts } = widget.github
    const bad = /^type-ratchet-result-(?!types\.json)/
    artifacts.splice(
      0,
      Number.POSITIVE_INFINITY,
      ...artifacts.filter((one) => one.run !== checked.run || !bad.test(one.name)),
    )
    const alone = await fork.publish(checked.run, { token })
    expect(alone, alone.stdout).toMatchObject({
      exitCode: 3,
      outputs: { result: 'not-comparable', errors: '' },
    })
    expect(rows(ours(pull)[0])).toMatchObject({ types: '✅ pass', api: '⚠️ no result' })
    expect(alone.requests.length, alone.requests.map(({ path }) => path).join('\n')).toBeLessThanOrEqual(20)
  })

  test.each([
    [{ 'max-errors': '3' }, '`max-errors` is given for 5 checks at once'],
    [{ checks: 'aip' }, 'Did you mean `api`'],
    [{ name: 'api' }, 'would both be called “api”'],
  ])('%j contradicts the file', async (inputs, words) => {
    const result = await widget.runOnMain({ inputs: { command: '', ...inputs } })
    expect(result.outputs['result'], result.stdout).toBe('config-error')
    expect(result.stdout).toContain(words)
  })

  test('a file that is wrong ends the run before anything starts', async () => {
    const pull = await widget.openPull(7, treeWith(five.replace('max-new-errors', 'max-new-eror'), {}))
    const result = await run(pull)
    expect(result.exitCode).toBe(2)
    expect(result.stdout).toContain('type-ratchet.yml:')
    expect(result.stdout).toContain('Did you mean `max-new-errors`')
  })
})
