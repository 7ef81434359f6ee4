/** SARIF: states, fingerprints that last, places, and what GitHub takes. */
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import type { Report } from '#model/report.ts'
import { renderSarif, sarifParts } from '#render/sarif.ts'
import type { DiagnosticFields } from '#test/support/diagnostic-factory.ts'
import { keptOf, reportOf, scenarios, unpairedOf } from '#test/support/report-factory.ts'

interface Result {
  readonly ruleId?: string
  readonly ruleIndex?: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly baselineState: string
  readonly partialFingerprints: { readonly primaryLocationLineHash: string }
  readonly locations?: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string }
      readonly region: Readonly<Record<string, number>>
    }
  }[]
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
  readonly invocations: readonly {
    readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[]
  }[]
  readonly results: readonly Result[]
}

function runOf(report: Report, reader: 'everybody' | 'code-scanning' = 'everybody'): Run {
  const text = renderSarif(report, { digest: shaDigest, version: '0.1.0', reader })
  const { runs } = JSON.parse(text) as { readonly runs: readonly [Run] }
  return runs[0]
}

function fingerprintsOf(...found: readonly DiagnosticFields[]): readonly string[] {
  const report = reportOf({ comparison: { new: found.map((fields) => unpairedOf(fields)) } })
  return runOf(report).results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
}

const evidence = { lineDigest: 'aaaaaaaaaaaa', beforeDigest: null, afterDigest: null, scope: 'Cart' }
const finding = { path: 'a.py', line: 3, code: 'attr-defined', message: 'No "x"; see line 12', evidence }

describe('baselineState', () => {
  test('is new, unchanged or absent', () => {
    const report = reportOf({
      comparison: {
        new: [unpairedOf({ message: 'a' })],
        kept: [keptOf({ message: 'b' })],
        fixed: [unpairedOf({ message: 'c' })],
      },
    })
    const states = runOf(report).results.map(({ message, baselineState }) => [message.text, baselineState])
    expect(states).toEqual([
      ['a', 'new'],
      ['b', 'unchanged'],
      ['c', 'absent'],
    ])
  })
})

describe('a fingerprint', () => {
  test('stays when lines shift, also inside the message', () => {
    expect(fingerprintsOf({ ...finding, line: 99, message: 'No "x"; see line 108' })).toEqual(
      fingerprintsOf(finding),
    )
  })

  test('differs by file, rule, message and source line', () => {
    const others = [
      { ...finding, path: 'b.py' },
      { ...finding, code: 'union-attr' },
      { ...finding, message: 'No "y"; see line 12' },
      { ...finding, evidence: { ...evidence, lineDigest: 'bbbbbbbbbbbb' } },
    ]
    expect(new Set([finding, ...others].flatMap((one) => fingerprintsOf(one))).size).toBe(5)
  })

  test('counts equal findings, so that none is taken for the other', () => {
    const [first = '', second = ''] = fingerprintsOf(finding, { ...finding, line: 8 })
    expect(second).toBe(first.replace(/:1$/, ':2'))
  })
})

describe('a rule', () => {
  test('is described once and found by its index', () => {
    const { results, tool } = runOf(scenarios.large())
    const { rules } = tool.driver
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { ruleId, ruleIndex } of results) {
      expect(ruleId === undefined ? undefined : rules[ruleIndex ?? -1]?.id).toBe(ruleId)
    }
  })

  test('carries cause, fix, example, category and documentation', () => {
    const report = reportOf({ comparison: { new: [unpairedOf({ code: 'union-attr', message: 'm' })] } })
    expect(runOf(report).tool.driver.rules).toMatchObject([
      {
        id: 'union-attr',
        shortDescription: { text: 'Attribute of something that may be `None`' },
        help: { markdown: expect.stringContaining('```python') },
        helpUri: expect.stringContaining('#code-union-attr'),
        properties: { tags: ['types', 'mypy', 'Optional handling'] },
      },
    ])
  })
})

describe('a place', () => {
  const placeOf = (fields: DiagnosticFields): unknown =>
    runOf(reportOf({ comparison: { new: [unpairedOf({ message: 'm', ...fields })] } })).results[0]
      ?.locations?.[0]?.physicalLocation

  test('ends behind its last character', () => {
    expect(placeOf({ path: 'a.py', line: 3, column: 5, endLine: 3, endColumn: 9 })).toEqual({
      artifactLocation: { uri: 'a.py' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
    })
  })

  test.each([
    ['src/grüße und #1?.py', 'src/gr%C3%BC%C3%9Fe%20und%20%231%3F.py'],
    ['/usr/lib/x.py', 'file:///usr/lib/x.py'],
    ['C:\\libs\\x.py', 'file:///C:/libs/x.py'],
  ])('of the file %s is the address %s', (path, uri) => {
    expect(placeOf({ path, line: 1 })).toMatchObject({ artifactLocation: { uri } })
  })

  test('is left away for a finding about the whole project', () => {
    expect(placeOf({ path: '', line: 1 })).toBeUndefined()
  })
})

test('a message can’t make a link', () => {
  const report = reportOf({
    comparison: { new: [unpairedOf({ message: 'see [this](https://evil.example)' })] },
  })
  expect(runOf(report).results[0]?.message.text).not.toMatch(/\]\(/)
})

describe('for code scanning', () => {
  test('nothing fixed is listed, because it would become an open alert', () => {
    const states = runOf(scenarios.small(), 'code-scanning').results.map(({ baselineState }) => baselineState)
    expect(new Set(states)).toEqual(new Set(['new', 'unchanged']))
  })

  test('a finding about the whole project is a notification, because a result without a place is refused', () => {
    const report = reportOf({
      comparison: { new: [unpairedOf({ path: '', line: 1, message: 'no inputs' })] },
    })
    const run = runOf(report, 'code-scanning')
    expect(run.results).toEqual([])
    expect(run.invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toBe('no inputs')
  })

  test('at most 25,000 results are listed, new ones and errors first, and the rest is counted', () => {
    const kept = Array.from({ length: 25_000 }, (_, index) => keptOf({ line: index + 1, message: 'old' }))
    const warning = unpairedOf({ line: 1, message: 'new warning', severity: 'warning' })
    const report = reportOf({
      comparison: { kept, new: [warning, unpairedOf({ line: 2, message: 'new error' })] },
    })
    const run = runOf(report, 'code-scanning')
    expect(run.results).toHaveLength(25_000)
    expect(run.results.slice(0, 3).map(({ message }) => message.text)).toEqual([
      'new error',
      'new warning',
      'old',
    ])
    expect(run.invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      '2 results are left out: code scanning refuses more than 25,000.',
    )
    expect(runOf(report).results).toHaveLength(25_002)
  })
})

test.each([0, 1, 2])('the parts of %i checks are one indented document', (count) => {
  const reports = [scenarios.small(), scenarios.small()].slice(0, count)
  const options = { digest: shaDigest, version: '0.1.0', reader: 'everybody' } as const
  const text = [...sarifParts(reports, options)].join('')
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  expect(JSON.parse(text).runs).toHaveLength(count)
})
