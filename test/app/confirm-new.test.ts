/** A new error that a second run does not have is shown and never counted; nothing else changes. */
import { describe, expect, it } from 'vitest'
import { compareConfirmed } from '#app/compare/confirm-new.ts'
import { type Totals, totalsOf } from '#model/comparison.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { type RepoPath, ruleCode, storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { PartLimit } from '#model/policy.ts'
import { ProblemError } from '#model/problem.ts'
import { wholeScope } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

/** Errors on lines of their own; `7 of b.py: Other words` says more. */
function run(...errors: readonly (number | string)[]): Snapshot {
  const fields = errors.map((error): DiagnosticFields => {
    const [, line, path = 'a.py', message = 'Wrong'] =
      /^(\d+)(?: of ([^:]+))?(?:: (.+))?$/.exec(String(error)) ?? []
    return { path, line: Number(line), message, evidence: { lineDigest: `${path} ${line}` } }
  })
  return { ...snapshotOf(), diagnostics: diagnosticTable(fields.map(diagnosticOf)) }
}

/** What comes of a baseline and two runs; `asked` is how often the checker was run again. */
async function outcome(
  base: Snapshot | null,
  first: Snapshot,
  second: Snapshot | Error | null,
  limits: readonly PartLimit[] = [],
  lineMap: LineMap | null = null,
) {
  let asked = 0
  const again = async (): Promise<Snapshot> => {
    asked += 1
    if (second instanceof Error || second === null) {
      throw second
    }
    return second
  }
  const { result, warnings } = await compareConfirmed(
    {
      baseline:
        base === null
          ? { state: 'absent', problem: { kind: 'baseline-not-asked' } }
          : {
              state: 'loaded',
              snapshot: base,
              origin: { source: 'file', commit: null, distance: 0, runUrl: null },
            },
      current: first,
      lineMap,
      policy: { maxIncrease: null, maxErrors: null, maxNewErrors: 0, limits },
      mode: 'enforce',
      change: null,
      scope: wholeScope,
    },
    second === null ? null : again,
  )
  const { outcome: verdict } = result.verdict
  const flaky = result.flaky.map(({ path, line }) => `${path}:${line}`)
  return { asked, totals: totalsOf(result.comparison, 'error'), verdict, flaky, warnings }
}

const totals = (base: number, head: number, added: number, fixed: number): Partial<Totals> => ({
  base,
  head,
  new: added,
  fixed,
})

describe('a new error', () => {
  it('that is absent in a second run is flaky, and counted nowhere', async () => {
    expect(await outcome(run(1, 2), run(1, 2, 3), run(1, 2))).toMatchObject({
      asked: 1,
      totals: totals(2, 2, 0, 0),
      verdict: 'pass',
      flaky: ['a.py:3'],
    })
  })

  it('that is there twice is new', async () => {
    expect(await outcome(run(1), run(1, 3), run(1, 3))).toMatchObject({
      totals: totals(1, 2, 1, 0),
      verdict: 'fail',
      flaky: [],
    })
  })

  it('that is there twice is new beside a flaky one', async () => {
    expect(await outcome(run(1), run(1, 3, 4), run(1, 4))).toMatchObject({
      totals: totals(1, 2, 1, 0),
      verdict: 'fail',
      flaky: ['a.py:3'],
    })
  })

  it('is confirmed as many times as it is there', async () => {
    expect(await outcome(run(), run(3, 3), run(3))).toMatchObject({
      totals: totals(0, 1, 1, 0),
      flaky: ['a.py:3'],
    })
  })

  it('of the second run alone is not counted: it has not been confirmed either', async () => {
    expect(await outcome(run(1), run(1, 3), run(1, 4))).toMatchObject({
      totals: totals(1, 1, 0, 0),
      flaky: ['a.py:3'],
    })
  })

  it('that says an old one in other words by turns leaves the old one as it was', async () => {
    const [old, other] = ['5 of a.py: Wants A or B', '5 of a.py: Needs B or A']
    expect(await outcome(run(1, old), run(1, other), run(1, old))).toMatchObject({
      totals: totals(2, 2, 0, 0),
      verdict: 'pass',
      flaky: ['a.py:5'],
    })
  })
})

describe('the checker is not run again', () => {
  it.each([
    ['when nothing is new', run(1, 2), run(2), run()],
    ['on a first run', null, run(1), run()],
  ])('%s', async (_name, base, first, second) => {
    expect(await outcome(base, first, second)).toMatchObject({ asked: 0, flaky: [] })
  })

  it('when nobody asks for it', async () => {
    expect(await outcome(run(1), run(1, 3), null)).toMatchObject({
      asked: 0,
      totals: totals(1, 2, 1, 0),
      flaky: [],
    })
  })
})

describe('an old error that is absent in the second run', () => {
  it('is kept: only what is new is looked at again', async () => {
    expect(await outcome(run(1, 2), run(1, 2, 3), run(1, 3))).toMatchObject({
      totals: totals(2, 3, 1, 0),
      flaky: [],
    })
  })
})

describe('a second run that can’t be trusted', () => {
  it('leaves the first one as it is, with a warning', async () => {
    const failure = new ProblemError({ kind: 'checker-killed', signal: 'SIGKILL', lastLines: [] })
    expect(await outcome(run(1), run(1, 3), failure)).toMatchObject({
      totals: totals(1, 2, 1, 0),
      verdict: 'fail',
      flaky: [],
      warnings: [{ kind: 'confirm-failed', reason: 'The checker was ended by SIGKILL before it finished.' }],
    })
  })

  it('does not hide a mistake of ours', async () => {
    await expect(outcome(run(1), run(1, 3), new TypeError('ours'))).rejects.toThrow('ours')
  })
})

describe('a limit on a rule', () => {
  const limit = (of: string): PartLimit => ({ kind: 'rule', of, most: 0, from: 'type-ratchet.yml:7' })
  const warned = async (code: string) => (await outcome(run(1), run(1), null, [limit(code)])).warnings

  it('that is misspelled is noticed, with the nearest known one', async () => {
    expect(await warned('attr-defind')).toEqual([
      {
        kind: 'limit-rule-unknown',
        code: 'attr-defind',
        checker: 'mypy',
        near: ['attr-defined'],
        from: 'type-ratchet.yml:7',
      },
    ])
  })

  it('that is known, that something was found of, or that may be a plug-in’s is left alone', async () => {
    expect(await warned('attr-defined')).toEqual([])
    expect(await warned([...run(1).diagnostics][0]?.code ?? '')).toEqual([])
    expect(await warned('our-own-rule')).toEqual([])
  })
})

describe('an error that is known to come and go', () => {
  const known = (line: number, path = 'a.py'): Snapshot => ({
    ...run(1, 2),
    flaky: [
      {
        path: storedPath(path),
        line,
        column: 1,
        severity: 'error',
        code: ruleCode('name-defined'),
        message: 'Wrong',
        changes: 2,
      },
    ],
  })
  const unchanged = { files: new Map(), added: new Set<RepoPath>(), renamed: new Map() }
  const same = [{ baseStart: 1, headStart: 1, length: Number.POSITIVE_INFINITY }]
  const renames = { renamed: new Map(), renamedScopes: new Map(), renamedInHunk: new Map() }
  const touched = { headPath: storedPath('a.py'), ranges: same, edited: new Map(), ...renames }
  const edited = { ...unchanged, files: new Map([[storedPath('a.py'), touched]]) }

  it('is not new, and no second run is asked for', async () => {
    expect(await outcome(known(3), run(1, 2, 3), run(1, 2, 3), [], unchanged)).toMatchObject({
      asked: 0,
      totals: totals(2, 2, 0, 0),
      verdict: 'pass',
      flaky: ['a.py:3'],
    })
  })

  it('is not fixed either', async () => {
    expect(await outcome(known(2), run(1), null, [], unchanged)).toMatchObject({
      totals: totals(2, 2, 0, 0),
      flaky: [],
    })
  })

  it.each<[string, Snapshot, LineMap | null, number?]>([
    ['another beside it', run(1, 2, 3, 4), unchanged],
    ['another of its kind in the same place', run(1, 2, 3, 3), unchanged],
    ['a second one where the baseline has it', run(1, 2, 2), unchanged, 2],
    ['other words', run(1, 2, '3: Worse'), unchanged],
    ['a file that was edited', run(1, 2, 3), edited],
    ['changes that nobody knows', run(1, 2, 3), null],
  ])('hides nothing: %s', async (_what, now, lineMap, line = 3) => {
    expect(await outcome(known(line), now, null, [], lineMap)).toMatchObject({
      totals: { new: 1 },
      verdict: 'fail',
    })
  })
})
