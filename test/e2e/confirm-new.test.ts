/** A checker that prints an error in one run and not in the next, with the shipped files. */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { scheduleEvent } from '#test/support/github/event-payload.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

const kept = 'a.py:1:1: error: Old  [misc]'
const added = 'a.py:2:1: error: New  [misc]'
const flaky = 'a.py:3:1: error: Comes and goes  [misc]'

/** Prints what is said of each run, one after the other; the last one for ever. */
async function fakeMypy(folder: string, runs: readonly (readonly string[] | 'crash')[]): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const [index, lines] of runs.entries()) {
    const text =
      lines === 'crash'
        ? ''
        : [...lines, `Found ${lines.length} errors in 1 file (checked 1 source file)`, ''].join('\n')
    await writeFile(join(folder, `run-${index}.txt`), text.replace('Found 1 errors', 'Found 1 error'))
  }
  const file = join(folder, 'mypy')
  const script = `#!/bin/sh
cd '${folder}'
case "$*" in *--version*) echo 'mypy 2.4.1 (compiled: yes)'; exit 0 ;; esac
echo run >> count.txt
at=$(($(wc -l < count.txt) - 1))
[ "$at" -lt ${runs.length} ] || at=${runs.length - 1}
[ -s "run-$at.txt" ] || kill -9 $$
cat "run-$at.txt"
exit 1
`
  await writeFile(file, script)
  await chmod(file, 0o755)
  return file
}

describe('check --confirm-new', () => {
  let cli: Cli

  beforeAll(async () => {
    cli = await stageCli()
    const text = `${kept}\nFound 1 error in 1 file (checked 1 source file)\n`
    await cli.run(['snapshot', '--checker', 'mypy', '--input', '-', '--output', 'base.json'], { input: text })
  })
  afterAll(() => cli[Symbol.asyncDispose]())

  async function check(name: string, runs: Parameters<typeof fakeMypy>[1], ...args: readonly string[]) {
    const command = await fakeMypy(join(cli.folder, name), runs)
    return cli.run(['check', '--command', command, '--baseline', 'base.json', ...args])
  }

  test('does not count an error that is absent in a second run, and shows it', async () => {
    const { exitCode, stdout } = await check('flaky', [[kept, flaky], [kept]], '--confirm-new')
    expect(stdout).toContain('change    ±0 (0 new, 0 fixed, 1 kept)')
    expect(
      stdout,
    ).toContain(`1 flaky error: Not counted anywhere: a second run does not have it, or it is known to come and go while nothing changes.
  a.py:3:1: error: Comes and goes [misc]
`)
    expect(exitCode).toBe(0)
  })

  test('counts what both runs have', async () => {
    const { exitCode, stdout } = await check(
      'new',
      [
        [kept, added, flaky],
        [kept, added],
      ],
      '--confirm-new',
      '--format',
      'json',
    )
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { base: 1, head: 2, delta: 1, new: 1, fixed: 0, kept: 1 },
      new: [{ line: 2 }],
      flaky: [
        { path: 'a.py', line: 3, column: 1, severity: 'error', code: 'misc', message: 'Comes and goes' },
      ],
      verdict: { outcome: 'fail', rules: [{ value: 2 }] },
    })
    expect(exitCode).toBe(1)
  })

  test('keeps the first run when the second one dies, and says so', async () => {
    const { exitCode, stdout } = await check('dying', [[kept, flaky], 'crash'], '--confirm-new')
    expect(stdout).toContain('BROKEN    max-increase')
    expect(stdout).toContain('not confirmed, because the second run failed: The checker was ended by SIGKILL')
    expect(exitCode).toBe(1)
  })

  test('without it every new error counts', async () => {
    expect(await check('plain', [[kept, flaky], [kept]])).toMatchObject({ exitCode: 1 })
  })
})

describe('confirm-new in the action', () => {
  let widget: Widget

  beforeAll(async () => {
    widget = await createWidget()
    await widget.commitToMain({ 'a.py': fileWithErrors(3) })
  })
  afterAll(() => widget[Symbol.asyncDispose]())

  test('shows a flaky error in comment, summary, report and result, and passes', async () => {
    await using folder = await temporaryFolder()
    const inputs = (command: string) => ({
      checker: 'mypy',
      command,
      comment: 'always',
      'confirm-new': 'true',
    })
    const steady = await fakeMypy(join(folder.path, 'steady'), [[kept]])
    expect(await widget.runOnMain({ inputs: inputs(steady) })).toMatchObject({ exitCode: 0 })
    const pull = await widget.openPull(1, { 'a.py': fileWithErrors(4) })
    const command = await fakeMypy(join(folder.path, 'flaky'), [[kept, flaky], [kept]])
    const run = await widget.runOnPull(pull, { inputs: inputs(command) })
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { result: 'pass', errors: '1', 'new-errors': '0', 'fixed-errors': '0' },
    })
    expect(run.summary).toContain('<b>1 flaky error</b>')
    expect(run.annotations.map(({ message }) => message).join('\n')).not.toContain('Comes and goes')
    expect(widget.github.comments[0]?.body).toContain('Comes and goes')
    const artifact = (name: string): string =>
      widget.github.artifacts.findLast((one) => one.name === name)?.bytes.toString() ?? ''
    expect(artifact('type-ratchet-report-mypy.html')).toContain('<h2 id="flaky-title">1 flaky error</h2>')
    expect(JSON.parse(artifact('type-ratchet-result-mypy.json'))).toMatchObject({
      new: [],
      flaky: [{ line: 3 }],
    })
  })

  test('remembers from scheduled runs what comes and goes, and asks no second run for it', async () => {
    await using folder = await temporaryFolder()
    const inputs = (command: string) => ({ checker: 'mypy', command, name: 'series', comment: 'always' })
    const turns = await fakeMypy(join(folder.path, 'turns'), [[kept], [kept, flaky], [kept]])
    const sha = await widget.origin.resolve('main')
    for (const _ of [1, 2, 3]) {
      const event = scheduleEvent({ repository: widget.repository, sha })
      expect((await widget.runEvent(event, { inputs: inputs(turns) })).exitCode).toBe(0)
    }
    const command = await fakeMypy(join(folder.path, 'both'), [[kept, flaky, added]])
    const env = { GIT_ALLOW_PROTOCOL: 'file' }
    const elsewhere = await widget.openPull(2, { 'a.py': fileWithErrors(3), 'b.py': '\n' })
    const run = await widget.runOnPull(elsewhere, { inputs: inputs(command), env })
    expect(run.outputs, run.stdout).toMatchObject({ result: 'fail', errors: '2', 'new-errors': '1' })
    expect(run.summary).toContain('<b>1 flaky error</b>')
    expect(run.summary).toContain('it is known to come and go while nothing changes')
    const inIt = await widget.openPull(3, { 'a.py': fileWithErrors(4) })
    const touched = await widget.runOnPull(inIt, { inputs: inputs(command), env })
    expect(touched.outputs, touched.stdout).toMatchObject({ result: 'fail', errors: '3', 'new-errors': '2' })
  })
})
