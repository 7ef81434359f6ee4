/** Workflow commands and file commands: a port of the runner's parser decides what a log or a file makes it do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { createTarget, type Effects, effectiveCommands, printed, type Target } from './target.ts'

let target: Target

beforeAll(async () => {
  target = await createTarget()
})
afterAll(() => target[Symbol.asyncDispose]())

/** A checker that prints these lines around its findings and then does what `also` says. */
function checkerThatPrints(lines: readonly string[], stream: 'stdout' | 'stderr', also = ''): string {
  return `
if (process.argv.includes('--version')) { console.log('mypy 1.18.2 (compiled: yes)'); process.exit(0) }
process.${stream}.write(${JSON.stringify(lines.map((line) => `${line}\n`).join(''))})
${also}
process.stdout.write(${JSON.stringify(printed([{}]))})
process.exitCode = 1
`
}

/** The log of a run whose checker printed hostile lines; whether the run could be read does not matter here. */
async function logOf(
  lines: readonly string[],
  stream: 'stdout' | 'stderr',
  also = '',
): Promise<ActionResult> {
  const files = { 'checker.cjs': checkerThatPrints(lines, stream, also) }
  const command = `'${process.execPath}' checker.cjs`
  const inputs = { command, 'input-file': '', 'exit-code': '', checker: 'mypy' }
  const { run } = await target.attack([], { files, inputs })
  expect(run.stdout).toContain('is not defined')
  return run
}

describe('a checker that prints', () => {
  const attempts: Readonly<Record<string, readonly string[]>> = {
    'the newer commands': [
      '::set-output name=result::A1',
      '::SET-OUTPUT name=x::A1',
      '  ::set-output name=y::A1',
    ],
    'the older commands': ['##[set-output name=result;]A2', 'text ##[add-mask]A2', '##[add-matcher]A2.json'],
    'commands about commands': [
      '::stop-commands::A3',
      '::add-path::A3',
      '::set-env name=X::A3',
      '::echo::A3',
    ],
    'commands behind other line ends': [
      'one\r::set-output name=result::A4',
      '\u001b[0m::add-mask::A4',
      '\f::add-mask::A4',
      '\u0085::add-mask::A4',
    ],
    'commands behind white space': [
      '\t::add-mask::A5',
      '\u00a0::add-mask::A5',
      '\ufeff::add-mask::A5',
      '###[add-mask]A5',
    ],
  }
  const logs: Partial<Record<'stdout' | 'stderr', ActionResult>> = {}

  beforeAll(async () => {
    for (const stream of ['stdout', 'stderr'] as const) {
      logs[stream] = await logOf(Object.values(attempts).flat(), stream)
    }
  })

  test.each(Object.keys(attempts))('%s commands nothing, on either stream', (name) => {
    const word = `A${Object.keys(attempts).indexOf(name) + 1}`
    for (const run of Object.values(logs)) {
      const lines = run.stdout.split('\n').filter((line) => line.includes(word))
      expect(lines.length).toBeGreaterThanOrEqual(attempts[name]?.length ?? 0)
      expect(effectiveCommands({ ...run, stdout: lines.join('\n'), stderr: '' })).toEqual([])
      expect(effectiveCommands(run)).toEqual([])
    }
  })
})

describe('a finding whose', () => {
  let effects: Effects

  beforeAll(async () => {
    effects = await target.attack([
      { line: 31, message: 'one\n::set-output name=result::pass\n##[add-mask]e' },
      { line: 32, message: 'percent %0A::set-output name=result::pass %25 ##[add-mask]e' },
      { line: 33, file: 'src/x,line=9::evil\n::add-mask::e.py' },
      { line: 34, code: 'rule::y%0A::add-mask::e,title=z' },
      { line: 35, hint: '::add-mask::e\n##[stop-commands]x' },
    ])
  })

  test.each([
    ['message has lines of its own', 31],
    ['message is written in the runner’s own escapes', 32],
    ['file has commas, colons and a line break', 33],
    ['rule code ends the properties of an annotation', 34],
    ['note is a command', 35],
  ])('%s makes one annotation and no command', (_, line) => {
    expect(effectiveCommands(effects.run)).toEqual([])
    const own = effects.run.annotations.filter((one) => one.line === line)
    expect(own.length).toBe(1)
    expect(effects.run.outputs).toMatchObject({ result: 'fail', 'new-errors': '5' })
  })
})

describe('a file command is out of reach of', () => {
  test('a message with the lines of an output', async () => {
    const { run } = await target.attack([{ message: 'x\nresult=pass\nresult<<EOF\npass\nEOF\n' }])
    expect(run.outputs).toMatchObject({ result: 'fail', 'new-errors': '1' })
  })

  test('a checker that appends to every file the runner names', async () => {
    const names = ['OUTPUT', 'ENV', 'PATH', 'STATE', 'STEP_SUMMARY'].map((name) => `GITHUB_${name}`)
    const also = `for (const name of ${JSON.stringify(names)}) { if (process.env[name]) require('node:fs').appendFileSync(process.env[name], 'result=pass\\nfinished=true\\n') }`
    const run = await logOf([], 'stdout', also)
    expect(run.outputs['errors']).toBe('1')
    expect(run.summary).not.toContain('result=pass')
    expect(Object.values(run.state)).toEqual(['true', 'true'])
  })

  test('a name with a line break', async () => {
    const { run } = await target.attack([{}], { inputs: { name: 'x\nresult=pass' } })
    expect(run.outputs['result']).toBe('report-only')
    expect(run.outputs['snapshot-file']).toMatch(/\/x-result-pass-[0-9a-f]{6}\/snapshot\.json$/)
  })
})

describe('a checker does not get', () => {
  test('the token, the inputs or the runtime of the runner', async () => {
    const also = `process.stderr.write('seen: ' + Object.keys(process.env).filter((name) => /^(?:INPUT_|ACTIONS_|STATE_|GITHUB_TOKEN|GH_TOKEN)/i.test(name)).join() + '\\n')`
    const run = await logOf([], 'stdout', also)
    expect(run.stdout).toMatch(/seen: \s*$/m)
  })

  test('to see a secret in anything that is published', async () => {
    const { run, comment } = await target.attack([{ message: 'a new error' }])
    const { value } = target.widget.token
    expect(run.stdout.replaceAll(`::add-mask::${value}`, '')).not.toContain(value)
    for (const text of [comment, run.summary, run.stderr, ...target.widget.github.artifacts.map(String)]) {
      expect(text).not.toContain(value)
    }
    expect(target.widget.github.artifacts.some(({ bytes }) => bytes.includes(value))).toBe(false)
  })
})
