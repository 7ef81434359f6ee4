/** What JUnit, GitLab, Checkstyle and badges say, beside being valid: test/render/formats.test.ts. */
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import type { Report } from '#model/report.ts'
import { renderBadgeEndpoint, renderBadgeSvg } from '#render/badge.ts'
import { renderCheckstyle } from '#render/checkstyle.ts'
import { renderCodeQuality } from '#render/code-quality.ts'
import { renderJUnit } from '#render/junit.ts'
import { keptOf, reportOf, scenarios, unpairedOf } from '#test/support/report-factory.ts'

/** The elements of this name, as attributes. */
function attributesOf(xml: string, name: string): readonly Readonly<Record<string, string>>[] {
  const document = XmlDocument.fromString(xml)
  const found = document.find(`//${name}`).map((node) => {
    const pairs = (node as XmlElement).attrs.map((attribute) => [attribute.name, attribute.value])
    return Object.fromEntries(pairs) as Readonly<Record<string, string>>
  })
  document.dispose()
  return found
}

const oneNew = { new: [unpairedOf({ path: 'a.py', line: 3, column: 5, code: 'index', message: 'no' })] }
const allowed = reportOf({
  comparison: oneNew,
  verdict: {
    outcome: 'pass',
    rules: [{ rule: 'max-increase', limit: 9, value: 1, passed: true, reason: 'r' }],
  },
})

describe('JUnit', () => {
  test('a broken rule and its new errors are failures', () => {
    const xml = renderJUnit(reportOf({ comparison: oneNew }))
    expect(attributesOf(xml, 'testsuites')).toMatchObject([{ tests: '2', failures: '2', errors: '0' }])
    expect(attributesOf(xml, 'failure')).toMatchObject([
      { type: 'max-increase' },
      { type: 'index', message: 'no' },
    ])
  })

  test('a new error that the rules allow is skipped, because a failure would mark the build', () => {
    const xml = renderJUnit(allowed)
    expect(attributesOf(xml, 'testsuites')).toMatchObject([{ tests: '2', failures: '0' }])
    expect(attributesOf(xml, 'skipped')).toMatchObject([{ message: 'New, and allowed by the rules: no' }])
  })

  test('a rule that is broken but only reported is skipped', () => {
    const rules = [{ rule: 'max-errors', limit: 0, value: 1, passed: false, reason: 'too many' }] as const
    const verdict = { outcome: 'report-only', enforced: false, rules } as const
    const xml = renderJUnit(reportOf({ comparison: oneNew, verdict }))
    expect(attributesOf(xml, 'testsuites')).toMatchObject([{ failures: '0' }])
    expect(attributesOf(xml, 'skipped')[0]).toEqual({ message: 'Broken, but only reported: too many' })
  })

  test('an error that may come from the base branch never fails alone', () => {
    expect(attributesOf(renderJUnit(scenarios.replaced()), 'skipped')[0]?.['message']).toContain(
      'may come from the base branch',
    )
  })

  test('without a baseline nothing is new, and one test case says so', () => {
    const xml = renderJUnit(scenarios.firstRun())
    expect(attributesOf(xml, 'testcase').map(({ classname }) => classname)).toEqual(['baseline', 'rules'])
    expect(attributesOf(xml, 'testsuites')).toMatchObject([{ failures: '0', errors: '0' }])
  })
})

describe('Checkstyle', () => {
  test('lists new errors and warnings by file, and no information', () => {
    const severities = ['error', 'warning', 'information'] as const
    const added = severities.map((severity) => unpairedOf({ path: 'a.py', severity, message: severity }))
    const report = reportOf({
      comparison: { new: [...added, unpairedOf({ path: 'b.py' })], kept: [keptOf({ path: 'c.py' })] },
    })
    const xml = renderCheckstyle(report)
    expect(attributesOf(xml, 'file')).toEqual([{ name: 'a.py' }, { name: 'b.py' }])
    expect(attributesOf(xml, 'error').map(({ severity }) => severity)).toEqual(['error', 'warning', 'error'])
  })

  test('is empty without a baseline, because nothing is new yet', () => {
    expect(attributesOf(renderCheckstyle(scenarios.firstRun()), 'file')).toEqual([])
  })
})

describe('GitLab code quality', () => {
  test('lists what is there now, new or not, each with a fingerprint of its own', () => {
    const twice = keptOf({ path: 'a.py', message: 'same' })
    const report = reportOf({ comparison: { ...oneNew, kept: [twice, twice], fixed: [unpairedOf({})] } })
    const issues = JSON.parse(renderCodeQuality(report, { digest: shaDigest })) as readonly {
      readonly fingerprint: string
    }[]
    expect(issues).toHaveLength(3)
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(3)
  })
})

describe('a badge', () => {
  const messageOf = (report: Report): unknown => JSON.parse(renderBadgeEndpoint(report))
  test.each([
    ['fewer errors', scenarios.large(), { message: '3,594 (−42)', color: 'green' }],
    ['more errors', scenarios.small(), { message: '4 (+1)', color: 'orange' }],
    ['no errors any more', scenarios.allFixed(), { message: '0 (−2)', color: 'brightgreen' }],
    ['no baseline', scenarios.firstRun(), { message: '412', color: 'blue' }],
    ['no result', scenarios.notComparable(), { message: 'no result', isError: true }],
  ])('says %s in words and in colour', (_name, report, expected) => {
    expect(messageOf(report)).toMatchObject(expected)
  })

  test('as a picture says the same to a screen reader', () => {
    expect(attributesOf(renderBadgeSvg(scenarios.large()), '*[local-name()="svg"]')).toMatchObject([
      { role: 'img', 'aria-label': 'mypy errors: 3,594 (−42)' },
    ])
  })
})

test('what a checker says comes back from XML as it was, and makes no element', () => {
  const message = 'a "quoted" <b>&amp;</b> ]]>\n\tsecond line'
  const xml = renderCheckstyle(reportOf({ comparison: { new: [unpairedOf({ message })] } }))
  expect(attributesOf(xml, 'error')).toMatchObject([{ message }])
  expect(attributesOf(xml, 'b')).toEqual([])
})
