/** The formats for other programs: each is valid by its schema for every kind of report, also for a hostile one. */
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import type { Report } from '#model/report.ts'
import { renderBadgeEndpoint, renderBadgeSvg } from '#render/badge.ts'
import { renderCheckstyle } from '#render/checkstyle.ts'
import { renderCodeQuality } from '#render/code-quality.ts'
import { renderJson } from '#render/json.ts'
import { renderJUnit } from '#render/junit.ts'
import { renderSarif } from '#render/sarif.ts'
import { jsonValidator, type Validator, xmlValidator } from '#test/support/published-schemas.ts'
import { reportOf, type ScenarioName, scenarios, unpairedOf } from '#test/support/report-factory.ts'

const sarif = (reader: 'everybody' | 'code-scanning') => (report: Report) =>
  renderSarif(report, { digest: shaDigest, version: '0.1.0', reader })
const comparisonSchema = '../../docs/schemas/comparison.schema.json'
/** GitLab describes one issue; its report is a list of them. */
const gitlabIssue = jsonValidator('gitlab-codeclimate.json')
const gitlab: Validator = (text) => {
  const faults = (JSON.parse(text) as readonly object[]).map((issue) => gitlabIssue(JSON.stringify(issue)))
  return faults.find((fault) => fault !== null) ?? null
}

const formats: readonly (readonly [string, (report: Report) => string, Validator])[] = [
  ['json', renderJson, jsonValidator(comparisonSchema)],
  [
    'json, every field described',
    (report) => renderJson(report, { explain: true }),
    jsonValidator(comparisonSchema, true),
  ],
  ['sarif', sarif('everybody'), jsonValidator('sarif-2.1.0.json')],
  ['code-scanning', sarif('code-scanning'), jsonValidator('sarif-2.1.0.json')],
  ['junit', renderJUnit, xmlValidator('junit-10.xsd')],
  ['gitlab', (report) => renderCodeQuality(report, { digest: shaDigest }), gitlab],
  ['checkstyle', renderCheckstyle, xmlValidator('checkstyle-report-1.0.0.xsd')],
  ['checkstyle, strictly', renderCheckstyle, xmlValidator('checkstyle-strict.xsd')],
  ['badge', renderBadgeEndpoint, jsonValidator('shields-endpoint.json')],
]
const names = Object.keys(scenarios) as readonly ScenarioName[]

describe.each(formats)('%s', (_name, render, faultsOf) => {
  test.each(names)('is valid by its schema for the report “%s”', (name) => {
    expect(faultsOf(render(scenarios[name]()))).toBeNull()
  })

  test('is valid when the checker says what no XML or JSON may hold', () => {
    const message = '\u0000\u001b[31m ]]> <!-- --> &amp; \ud800 \uffff "\' \r\n\t end'
    const report = reportOf({
      comparison: {
        new: [unpairedOf({ path: `a\u0001\ud800/${message}.py`, line: 1, code: message, message })],
      },
    })
    expect(faultsOf(render(report))).toBeNull()
  })

  test('is the same bytes every time, and ends with a line break', () => {
    expect(render(scenarios.small())).toBe(render(scenarios.small()))
    expect(render(scenarios.small()).endsWith('\n')).toBe(true)
  })
})

test('a schema refuses what is wrong, so the tests above can fail', () => {
  expect(jsonValidator('sarif-2.1.0.json')('{"version": "2.1.0"}')).toContain('runs')
  expect(jsonValidator(comparisonSchema)('{"version": 2}')).not.toBeNull()
  const { replaced } = { replaced: renderJson(scenarios.replaced()).replace('"replaced"', '"swapped"') }
  expect(jsonValidator(comparisonSchema, true)(replaced)).not.toBeNull()
  expect(xmlValidator('junit-10.xsd')('<testsuites><testcase/></testsuites>')).not.toBeNull()
  for (const schema of ['checkstyle-report-1.0.0.xsd', 'checkstyle-strict.xsd']) {
    expect(xmlValidator(schema)('<checkstyle version="1"><file/></checkstyle>')).not.toBeNull()
  }
  expect(gitlab('[{"description": 1}]')).not.toBeNull()
  expect(jsonValidator('shields-endpoint.json')('{"schemaVersion": 2}')).not.toBeNull()
})

describe('a run that failed', () => {
  const failed = scenarios.notComparable()

  test('is never an empty list in any format', () => {
    expect(renderJUnit(failed)).toContain('<error type="checker-crashed"')
    expect(renderCheckstyle(failed)).toContain('source="type-ratchet.checker-crashed"')
    expect(renderCodeQuality(failed, { digest: shaDigest })).toContain('"severity": "blocker"')
    expect(renderBadgeEndpoint(failed)).toContain('"no result"')
    expect(renderBadgeSvg(failed)).toContain('no result')
    expect(JSON.parse(sarif('code-scanning')(failed)).runs[0].invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
    ])
  })
})
