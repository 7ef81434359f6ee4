/** GitHub fails, forgets and limits: what passes by itself changes nothing, what does not is never “no errors”. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Pull } from '#test/support/github/record.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

let widget: Widget
let pull: Pull

beforeAll(async () => {
  widget = await createWidget()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
  await widget.runOnMain()
  pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
})

afterAll(async () => {
  await widget[Symbol.asyncDispose]()
})

beforeEach(() => {
  widget.github.violations.length = 0
})

const search = /\/actions\/runs\b/
/** Asked for at once, so that nobody waits for a test; how long else is waited is tested at the client. */
const atOnce = { 'retry-after': '0' }

describe('what passes by itself', () => {
  test.each([
    ['one 429', { status: 429, headers: atOnce, times: 1 }],
    ['two 500', { status: 500, headers: atOnce, times: 2 }],
    ['one dropped connection', { drop: true as const, times: 1 }],
  ])('%s: the right verdict', async (_name, fault) => {
    widget.github.fault({ path: search, ...fault })
    const run = await widget.runOnPull(pull)
    expect(run.outputs, run.stdout).toMatchObject({ result: 'pass', 'fixed-errors': '1' })
  })
})

describe('what does not', () => {
  test.each([
    ['429', { status: 429, headers: atOnce }],
    ['500', { status: 500, headers: atOnce }],
  ])('%s for ever: exit 3 with the cause, and the old comment is taken back', async (_name, fault) => {
    const own = await createWidget()
    try {
      await own.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
      await own.runOnMain()
      const change = await own.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
      await own.runOnPull(change)
      expect(own.github.comments[0]?.body).toContain('✅')
      own.github.fault({ path: search, times: Number.POSITIVE_INFINITY, ...fault })
      const run = await own.runOnPull(change)
      expect(run.exitCode).toBe(3)
      expect(run.outputs).toMatchObject({ result: 'not-comparable', errors: '', 'new-errors': '' })
      expect(run.annotations.map(({ message }) => message).join('\n')).toMatch(
        /GitHub did not answer “list the (?:runs of a workflow|artifacts of a run)”/,
      )
      expect(own.github.comments[0]?.body).toContain('No result')
    } finally {
      await own[Symbol.asyncDispose]()
    }
  })
})

describe('the results service', () => {
  test.each([
    ['refuses the artifacts', /CreateArtifact$/, { status: 403, body: { msg: 'no more room' } }],
    [
      'finds another digest than it was told',
      /FinalizeArtifact$/,
      { status: 400, body: { msg: 'hash mismatch' } },
    ],
  ])('that %s changes nothing but warnings', async (_name, path, fault) => {
    widget.github.fault({ path, times: Number.POSITIVE_INFINITY, ...fault })
    const run = await widget.runOnPull(pull)
    widget.github.clearFaults()
    expect(run.exitCode).toBe(0)
    expect(run.outputs, run.stdout).toMatchObject({ result: 'pass', 'fixed-errors': '1', 'report-url': '' })
    const said = run.annotations.map(({ message }) => message).join('\n')
    for (const name of [
      'type-ratchet-snapshot-tsc',
      'type-ratchet-report-tsc.html',
      'type-ratchet-result-tsc.json',
    ]) {
      expect(said).toContain(`“${name}” was not uploaded`)
    }
    expect(widget.github.comments.at(-1)?.body).toContain('✅')
  })
})

describe('what is forgotten', () => {
  test('only expired baselines make a first run that names the date', async () => {
    const own = await createWidget()
    try {
      await own.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
      await own.runOnMain()
      for (const artifact of own.github.artifacts) {
        artifact.expired = true
      }
      const change = await own.openPull(1, { 'src/debt.ts': fileWithErrors(9) })
      const run = await own.runOnPull(change)
      expect(run.exitCode).toBe(0)
      expect(run.outputs).toMatchObject({ result: 'report-only', 'baseline-source': 'none' })
      expect(run.summary).toMatch(/expired on \d{4}-\d{2}-\d{2}/)
    } finally {
      await own[Symbol.asyncDispose]()
    }
  })
})

describe('the clone', () => {
  test('of any depth gives the same result', async () => {
    const results: string[] = []
    for (const depth of [1, 2, 'full'] as const) {
      await widget.runOnPull(pull, { depth })
      const result = widget.github.artifacts
        .filter(({ name }) => name === 'type-ratchet-result-tsc.json')
        .at(-1)
      const { run: _, ...told } = JSON.parse(result?.bytes.toString('utf8') ?? '{}')
      results.push(JSON.stringify(told))
    }
    expect(new Set(results).size).toBe(1)
    expect(JSON.parse(results[0] ?? '')).toMatchObject({ totals: { fixed: 1, new: 0, kept: 4 } })
  })
})

describe('a hostile file name', () => {
  test('is shown, inert and counted', async () => {
    const name = 'src/`::error::x` ##[error]y <script>alert(1)<b> @acme #1 | [a](b) ..ts'
    const change = await widget.openPull(2, {
      'src/debt.ts': fileWithErrors(5),
      [name]: fileWithErrors(1, 'hostile'),
    })
    const run = await widget.runOnPull(change)
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toMatchObject({ result: 'fail', 'new-errors': '1' })
    const ours = run.annotations.filter(({ level }) => level === 'error')
    expect(ours.map(({ file }) => file)).toEqual([undefined, name])
    const [comment] = widget.github.comments.filter(
      ({ body }) => body.includes('hostile') || body.includes('&lt;script'),
    )
    expect(comment?.body ?? run.summary).toContain('<script>alert(1)<b>')
    expect(run.summary).not.toMatch(/^<script>/m)
    expect(widget.github.violations).toEqual([])
  })

  test('with a line break is shown, inert and counted, where the checker’s format can carry it', async () => {
    const own = await createWidget()
    const files = ['src/a\n::error::b`<script>.py', '../../etc/x.py']
    const output = (errors: number): string => {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
      const message = 'Wrong\n::add-mask::x'
      const findings = files.map((file) => ({
        file,
        severity: 'error',
        message,
        range,
        rule: 'reportReturnType',
      }))
      return JSON.stringify({
        version: '1.1.400',
        time: '1',
        generalDiagnostics: findings.slice(0, errors),
        summary: { filesAnalyzed: 1, errorCount: errors, warningCount: 0, informationCount: 0, timeInSec: 1 },
      })
    }
    const inputs = { command: '', checker: 'pyright', 'input-file': 'out.json' }
    try {
      await own.commitToMain({ 'out.json': output(0) })
      await own.runOnMain({ inputs: { ...inputs, 'exit-code': '0' } })
      const change = await own.openPull(1, { 'out.json': output(2) })
      const run = await own.runOnPull(change, { inputs: { ...inputs, 'exit-code': '1' } })
      expect(run.outputs, run.stdout).toMatchObject({ result: 'fail', 'new-errors': '2' })
      const foreign = run.annotations.filter(({ message }) => message.startsWith('b`') || message === 'x')
      expect(foreign).toEqual([])
      expect(own.github.comments[0]?.body).toContain('src/a⏎::error::b`<script>.py:1')
      expect(own.github.comments[0]?.body).toContain('`../../etc/x.py:1`')
      expect(own.github.violations).toEqual([])
    } finally {
      await own[Symbol.asyncDispose]()
    }
  })
})
