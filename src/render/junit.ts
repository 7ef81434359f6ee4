/**
 * JUnit XML as Jenkins and GitLab read it: the rules are test cases, and the new errors are. A new error is a failure
 * only when the verdict is one, because readers mark a build by its failures; otherwise it is skipped, with the reason.
 * https://github.com/jenkinsci/xunit-plugin, junit-10.xsd
 */
import { toldProblem } from '#messages/told-problem.ts'
import type { Unpaired } from '#model/comparison.ts'
import type { Problem } from '#model/problem.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import type { RuleResult } from '#model/verdict.ts'
import { type Xml, xmlDocument, xmlElement } from './encode/xml.ts'
import { ruleReason, ruleTitle } from './headline.ts'

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
}

interface Case {
  readonly kind: 'passed' | 'failed' | 'skipped' | 'error'
  readonly xml: Xml
}

/** A run that failed is one test case in error. */
export function renderJUnit(reports: Report | readonly Report[]): string {
  const list = [reports].flat()
  const suites = list.flatMap((report) =>
    report.result.kind === 'failed'
      ? [{ name: `${report.name}: run`, cases: [problemCase(report.result.problem, report)] }]
      : comparedSuites(report, report.result),
  )
  const all = suites.flatMap(({ cases }) => cases)
  const names = list.map(({ name }) => name).join(', ')
  const sums = { name: `type-ratchet ${names}`, tests: all.length, ...counts(all) }
  return xmlDocument(xmlElement('testsuites', sums, suites.map(suiteXml)))
}

function comparedSuites(report: Report, { comparison, verdict, baseline }: ComparedResult): readonly Suite[] {
  const { name } = report
  const rules = {
    name: `${name}: rules`,
    cases: verdict.rules.map((rule) => ruleCase(rule, verdict.enforced)),
  }
  if (baseline.state === 'absent') {
    const first = testCase('passed', {
      classname: 'baseline',
      name: toldProblem(baseline.problem, report).what,
    })
    return [{ ...rules, cases: [first, ...rules.cases] }]
  }
  const counted = comparison.new.filter(({ diagnostic }) => diagnostic.severity === 'error')
  const kind = verdict.outcome === 'fail' ? 'failed' : 'skipped'
  return [rules, { name: `${name}: new errors`, cases: counted.map((entry) => errorCase(entry, kind)) }]
}

function suiteXml({ name, cases }: Suite): Xml {
  const skipped = cases.filter(({ kind }) => kind === 'skipped').length
  return xmlElement(
    'testsuite',
    { name, tests: cases.length, ...counts(cases), skipped },
    cases.map(({ xml }) => xml),
  )
}

function counts(cases: readonly Case[]): { readonly failures: number; readonly errors: number } {
  return {
    failures: cases.filter(({ kind }) => kind === 'failed').length,
    errors: cases.filter(({ kind }) => kind === 'error').length,
  }
}

function ruleCase(result: RuleResult, enforced: boolean): Case {
  const { rule, passed } = result
  const reason = ruleReason(result)
  const title = { classname: 'rules', name: ruleTitle(result) }
  if (passed) {
    return testCase('passed', title)
  }
  return enforced
    ? testCase('failed', title, { type: rule, message: reason })
    : testCase('skipped', title, { message: `Broken, but only reported: ${reason}` })
}

function errorCase({ diagnostic, mayComeFromBase }: Unpaired, kind: 'failed' | 'skipped'): Case {
  const { path, line, column, code, message, notes } = diagnostic
  const title = { classname: path === '' ? '(project)' : path, name: `${line}:${column} ${code ?? 'error'}` }
  if (kind === 'skipped' || mayComeFromBase) {
    const why = mayComeFromBase ? 'New, but may come from the base branch' : 'New, and allowed by the rules'
    return testCase('skipped', title, { message: `${why}: ${message}` })
  }
  const place = `${path}:${line}:${column}`
  const text = [`${place}: ${message}`, ...notes].join('\n')
  return testCase('failed', title, { type: code ?? 'error', message }, text)
}

function problemCase(problem: Problem, report: Report): Case {
  const { what, why, fix, details } = toldProblem(problem, report)
  const text = [what, why, fix, ...details].join('\n')
  return testCase(
    'error',
    { classname: 'run', name: problem.kind },
    { type: problem.kind, message: what },
    text,
  )
}

const outcomeElements = { failed: 'failure', skipped: 'skipped', error: 'error' } as const

function testCase(
  kind: Case['kind'],
  title: { readonly classname: string; readonly name: string },
  outcome: Readonly<Record<string, string>> = {},
  text: string | null = null,
): Case {
  const inner =
    kind === 'passed' ? [] : [xmlElement(outcomeElements[kind], outcome, text === null ? [] : [text])]
  return { kind, xml: xmlElement('testcase', title, inner) }
}
