/** mypy's own reports from end to end: artifacts next to ours, and the type coverage they count in every place. */
import { describe, expect, test } from 'vitest'
import { ifAvailable, mypyExecutable } from '#test/support/checkers.ts'
import { pushEvent } from '#test/support/github/event-payload.ts'
import { createWidget, type RunOptions, type Widget } from './widget.ts'

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))
const untyped = 'def half(x):\n    return x / 2\n\n\nprint(half(4))\n'
const typed = 'def half(x: int) -> float:\n    return x / 2\n\n\nprint(half(4))\n'

/** These two need nothing but mypy itself; the others are passed on alike. */
const args = '--disallow-untyped-defs --any-exprs-report out/any --linecount-report out/lines src'
const run: RunOptions = { inputs: { command: mypy ?? '', checker: 'mypy', args, comment: 'always' } }

const names = ({ github }: Widget): readonly string[] =>
  github.artifacts.map(({ name }) => name).filter((name) => name.includes('checker-report'))

const textIn = ({ github }: Widget, name: string): string =>
  github.artifacts.findLast((artifact) => artifact.name === name)?.bytes.toString('utf8') ?? ''

describe.skipIf(mypy === null)('reports that mypy was asked for', () => {
  test('stand next to ours, and their coverage is in summary, comment and report', async () => {
    await using widget = await createWidget()
    await widget.commitToMain({ 'src/a.py': untyped })
    const first = await widget.runOnMain(run)
    expect(first.exitCode, first.stdout).toBe(0)
    expect(names(widget)).toEqual(['type-ratchet-checker-report-mypy', 'type-ratchet-checker-report-mypy-2'])

    const pull = await widget.openPull(1, { 'src/a.py': typed })
    const changed = await widget.runOnPull(pull, run)
    const words = /100\.0 % of \d+ expressions \(\d+\.\d % in the baseline\)/
    expect(changed.summary).toMatch(words)
    expect(widget.github.comments[0]?.body).toMatch(words)
    expect(textIn(widget, 'type-ratchet-report-mypy.html')).toMatch(words)
    expect(widget.github.violations).toEqual([])
  })

  test('of each leg are artifacts too, and the merge job adds their coverage up', async () => {
    await using widget = await createWidget()
    const sha = await widget.commitToMain({ 'src/a.py': untyped })
    const event = pushEvent({ repository: widget.repository, sha })
    const whole = widget.github.startRun({ workflow: widget.workflow, ...event.run })
    for (const python of ['3.12', '3.13']) {
      const inputs = { ...run.inputs, args: `--python-version ${python} ${args}`, 'job-total': '2' }
      const leg = await widget.runEvent(event, { matrix: { python }, inputs, ends: 'step' }, whole)
      expect(leg.exitCode, leg.stdout).toBe(0)
    }
    const merged = await widget.runEvent(event, { entry: 'merge' }, whole)
    expect(merged.exitCode, merged.stdout).toBe(0)
    expect(merged.summary).toMatch(/Type coverage.*\d+\.\d % of \d+ expressions/)
    expect(names(widget)).toEqual([
      'type-ratchet-checker-report-mypy-3.12',
      'type-ratchet-checker-report-mypy-3.12-2',
      'type-ratchet-checker-report-mypy-3.13',
      'type-ratchet-checker-report-mypy-3.13-2',
    ])
    expect(widget.github.violations).toEqual([])
  })
})
