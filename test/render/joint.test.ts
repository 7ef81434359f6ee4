/** Several checks told as one: within every limit, valid by every schema, and never better than the worst of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { type JointReport, worstOutcome } from '#model/joint-report.ts'
import { exitCodes } from '#model/verdict.ts'
import { defaultReadiness, judgeReadiness } from '#policy/readiness.ts'
import { renderBadgeEndpoint } from '#render/badge.ts'
import { renderCheckstyle } from '#render/checkstyle.ts'
import { renderCodeQuality } from '#render/code-quality.ts'
import { exitCodeOf, headline, outcomeOf } from '#render/headline.ts'
import { fairShares } from '#render/joint/fair-shares.ts'
import { jointDocument, renderJointCheckRun, renderJointComment } from '#render/joint/joint-document.ts'
import { jointExitCode, jointFailures, jointHeadline, jointOutcome } from '#render/joint/joint-headline.ts'
import { renderJointJson } from '#render/joint/joint-json.ts'
import { renderJointHtml } from '#render/joint/joint-page.ts'
import { renderJointText } from '#render/joint/joint-text.ts'
import { renderJUnit } from '#render/junit.ts'
import { renderSarif } from '#render/sarif.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { jsonValidator, xmlValidator } from '#test/support/published-schemas.ts'
import { type ScenarioName, scenarios } from '#test/support/report-factory.ts'

const names = Object.keys(scenarios) as readonly ScenarioName[]
const marker = { name: 'type-ratchet', runId: '1', runAttempt: '1', head: 'a'.repeat(40) }

function jointOf(...wanted: readonly ScenarioName[]): JointReport {
  const reports = wanted.map((name) => ({ ...scenarios[name](), name: name.toLowerCase() }))
  return { name: 'type-ratchet', reports, hosted: reports[0]?.hosted ?? null, warnings: [] }
}

const all = jointOf(...names)

describe('every kind of report at once', () => {
  test('is a comment that fits, with a row for each in the order of the file', () => {
    const body = renderJointComment(all, marker)
    expect(body.length).toBeLessThanOrEqual(65_000)
    const rows = body.split('\n').filter((line) => /^\| \[/.test(line))
    expect(rows).toHaveLength(names.length)
    expect(body.indexOf('## ')).toBeLessThan(body.indexOf('| check |'))
  })

  test('fits as a check run, in bytes', () => {
    expect(new TextEncoder().encode(renderJointCheckRun(all)).length).toBeLessThanOrEqual(65_535)
  })

  test('fits whatever the room, and always has its table', () => {
    for (const limit of [12_000, 20_000, 40_000]) {
      const text = jointDocument(all, { limit, detail: 'overview' })
      expect(text.length).toBeLessThanOrEqual(limit)
      expect(text).toContain('| check | verdict |')
    }
  })

  test('is valid in every format', () => {
    const { reports } = all
    const sarif = renderSarif(reports, { digest: shaDigest, version: '1', reader: 'everybody' })
    expect(jsonValidator('sarif-2.1.0.json')(sarif)).toBeNull()
    expect(JSON.parse(sarif).runs).toHaveLength(names.length)
    expect(xmlValidator('junit-10.xsd')(renderJUnit(reports))).toBeNull()
    expect(xmlValidator('checkstyle-report-1.0.0.xsd')(renderCheckstyle(reports))).toBeNull()
    expect(jsonValidator('shields-endpoint.json')(renderBadgeEndpoint(all))).toBeNull()
    expect(JSON.parse(renderCodeQuality(reports, { digest: shaDigest }))).toContainEqual(
      expect.objectContaining({ severity: 'blocker' }),
    )
    expect(
      jsonValidator(
        '../../docs/schemas/comparison.schema.json',
        true,
      )(renderJointJson(all, { explain: false })),
    ).toBeNull()
  })

  test('is a page with the news and the whole report of each, and one application', () => {
    const page = renderJointHtml(all, { version: '1', pack: deflateText })
    expect(page.match(/<script>/g)).toHaveLength(1)
    expect(page).not.toContain('<img')
    expect(page.match(/<section id="check=/g)).toHaveLength(names.length)
    const templates = page.match(/<template .*?<\/template>/gs) ?? []
    const failed = all.reports.filter(({ result }) => result.kind === 'failed').length
    expect(templates).toHaveLength(names.length)
    expect(templates.filter((text) => text.includes('id="data"'))).toHaveLength(names.length - failed)
    // That class lays out a list of numbers; a table would have its head beside its body.
    expect(page).not.toContain('<table class="totals"')
  })

  test('is a text without anything that a terminal obeys', () => {
    const text = renderJointText(all, { explain: false, all: true, quiet: false, style: plainStyle })
    expect([...text].filter((char) => char < ' ' && char !== '\n')).toEqual([])
  })
})

describe('the whole', () => {
  const some = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 })

  test('ends as the worst of its checks does, and fails when one of them does', () => {
    fc.assert(
      fc.property(some, (wanted) => {
        const joint = jointOf(...wanted)
        const codes = joint.reports.map(exitCodeOf)
        expect(jointExitCode(joint) === 0).toBe(codes.every((code) => code === 0))
        expect([0, ...codes]).toContain(jointExitCode(joint))
        expect(worstOutcome(joint.reports.map(outcomeOf))).toBe(
          worstOutcome([...joint.reports].reverse().map(outcomeOf)),
        )
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    [['pass', 'report-only'], 'pass'],
    [['report-only', 'report-only'], 'report-only'],
    [['pass', 'fail'], 'fail'],
    [['fail', 'not-comparable'], 'not-comparable'],
    [['not-comparable', 'config-error'], 'config-error'],
    [['config-error', 'bug', 'pass'], 'bug'],
  ] as const)('of %j is %s', (outcomes, worst) => {
    expect(worstOutcome(outcomes)).toBe(worst)
  })

  test('names what failed before what has no result, and has no number while one is missing', () => {
    const joint = jointOf('small', 'notComparable', 'allFixed')
    const { words, sign } = jointHeadline(joint)
    expect(words).toMatch(
      /^type-ratchet: 1 of 3 checks failed \(.*\), 1 of 3 checks without a result \(.*\)$/,
    )
    expect(sign).toBe('⚠️')
    expect(JSON.parse(renderJointJson(joint, { explain: false })).totals.head).toBeNull()
    expect(jointFailures(joint)).toContain(headline(joint.reports[1] ?? scenarios.small()).words)
    expect(jointExitCode(joint)).toBe(exitCodes['not-comparable'])
  })
})

describe('readiness', () => {
  const facts = {
    ...{ check: 'small', findsSuppressions: false, errors: 30, filesWithErrors: 10, ownFiles: 100 },
    ...{ most: 50, target: 10, coverage: null },
  }
  const policy = { ...defaultReadiness, minScore: 90, mode: 'enforce', from: 'type-ratchet.yml:3' } as const
  const readiness = judgeReadiness({ policy, facts: [facts], missing: [], enforced: true })
  const joint: JointReport = { ...jointOf('allFixed', 'firstRun'), readiness }
  const inTerminal = (one: JointReport): string =>
    renderJointText(one, { explain: false, all: true, quiet: false, style: plainStyle })

  test('that is too low fails a run whose checks pass, and the headline says so', () => {
    expect(jointOutcome(joint)).toBe('fail')
    expect(jointExitCode(joint)).toBe(1)
    expect(jointHeadline(joint)).toMatchObject({
      sign: '❌',
      words: expect.stringMatching(
        /^type-ratchet: readiness 70\.0 of 100, at least 90 wanted, 1 of 2 checks pass/,
      ),
    })
    expect(jointFailures(joint).at(-1)).toBe(
      'readiness 70.0 of 100, at least 90 wanted. Set by `type-ratchet.yml:3`.',
    )
  })

  test('that is only reported fails nothing', () => {
    const only = { ...joint, readiness: { ...readiness, enforced: false } }
    expect(jointExitCode(only)).toBe(0)
    expect(jointHeadline(only).words).toMatch(/at least 90 wanted \(only reported\)$/)
  })

  test('is shown with its breakdown wherever the run is', () => {
    const comment = renderJointComment(joint, marker)
    expect(comment).toContain('| clean-files | 90.0% | 1 | `small` 90 of 100 files without errors |')
    expect(comment).toContain(
      '| suppressions | not known | does not count | no check has `checker: suppressions` |',
    )
    expect(inTerminal(joint)).toContain(
      'target             50.0%  weight 1        small 20 of 40 errors on the way to its target are gone',
    )
    const page = renderJointHtml(joint, { version: '1', pack: deflateText })
    expect(page).toContain('<span class="tag bad">broken</span>')
    expect(page).toContain('90 of 100 files without errors')
    const text = renderJointJson(joint, { explain: false })
    expect(jsonValidator('../../docs/schemas/comparison.schema.json', true)(text)).toBeNull()
    expect(JSON.parse(text)).toMatchObject({
      verdict: { outcome: 'fail' },
      readiness: {
        score: 70,
        minScore: 90,
        passed: false,
        measures: [{ measure: 'clean-files', share: 90 }, {}, {}, {}],
      },
    })
  })

  test('is told first where the change asks for another', () => {
    const proposed = judgeReadiness({
      policy: { ...policy, minScore: 10 },
      facts: [facts],
      missing: [],
      enforced: true,
    })
    const edited: JointReport = { ...joint, readiness: { ...readiness, edit: 'changed', proposed } }
    const said =
      'This change edits `readiness`; it is judged by the file of the base commit. With its own: readiness 70.0 of 100, at least 10 wanted.'
    const comment = renderJointComment(edited, marker)
    expect(comment.indexOf(`> ${said}`)).toBeGreaterThan(0)
    expect(comment.indexOf(`> ${said}`)).toBeLessThan(comment.indexOf('Readiness 70.0'))
    expect(inTerminal(edited)).toContain(said.replaceAll('`', ''))
  })
})

test('shares are fair: nothing is cut while there is room, and no cut text gets less than another', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 20 }), fc.nat(50_000), (lengths, room) => {
      const shares = fairShares(lengths, room)
      const used = shares.reduce((sum, share) => sum + share, 0)
      expect(used).toBeLessThanOrEqual(room)
      const cut = shares.filter((share, index) => share < (lengths[index] ?? 0))
      if (cut.length > 0) {
        expect(room - used).toBeLessThan(lengths.length)
        expect(Math.max(...cut) - Math.min(...cut)).toBeLessThanOrEqual(1)
        expect(Math.min(...cut) + 1).toBeGreaterThanOrEqual(Math.max(...shares))
      }
    }),
  )
})
