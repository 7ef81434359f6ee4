/** A report with everything that the page can show: a course, a target, owners, source lines. */

import { pathOwners } from '#app/illustrate/code-owners.ts'
import { ownerCounts } from '#app/illustrate/owner-counts.ts'
import { codeOwners } from '#config/code-owners.ts'
import type { AgeSummary } from '#model/ages.ts'
import type { Comparison } from '#model/comparison.ts'
import { compareDiagnostics } from '#model/order.ts'
import type { Report, RunFacts } from '#model/report.ts'
import { showcase } from './comment-scenarios.ts'
import { exampleCourse, historyPoint } from './history-factory.ts'
import { keptOf, reportOf, type ScenarioName, scenarios, unpairedOf } from './report-factory.ts'

/** The names of all reports that the page is looked at with. */
export type ReportName = ScenarioName | 'course' | 'matrix' | 'pull'

const owners = `/src/shop/billing/ @acme/billing
/src/shop/api/ @acme/platform @acme/billing
/src/shop/core/ @acme/platform
/src/shop/catalog/ @acme/storefront
/src/shop/search/ @acme/storefront
`

const pullRun: RunFacts = {
  occasion: { kind: 'pull-request', number: 12, branch: 'fix/charge' },
  time: Date.UTC(2026, 11, 1, 3, 17) / 1000,
}

/** Equal calls give equal reports. */
export function reportNamed(name: ReportName): Report {
  switch (name) {
    case 'course':
      return courseReport()
    case 'matrix':
      return matrixReport()
    case 'pull':
      return { ...showcase(), run: pullRun }
    default:
      return scenarios[name]()
  }
}

/** Four legs, one of which finds nothing. */
function matrixReport(): Report {
  const all = '3.11, 3.12, 3.13'
  return reportOf({
    leg: `${all}, windows`,
    typeCoverage: {
      head: { unit: 'expressions', typed: 7143, all: 10_000 },
      base: { unit: 'expressions', typed: 7002, all: 9998 },
    },
    comparison: {
      new: [
        unpairedOf({
          path: 'src/shop/toml.py',
          line: 7,
          code: 'import-not-found',
          message: 'Cannot find implementation or library stub for module named "tomllib"',
          legs: '3.11',
        }),
      ],
      kept: [
        keptOf({ path: 'src/shop/cart.py', line: 42, code: 'arg-type', legs: all }),
        keptOf({ path: 'src/shop/cart.py', line: 50, code: 'union-attr', legs: '3.12, 3.13' }),
      ],
    },
  })
}

/** Some that are as old as the course, some that came back. */
function exampleAges({ kept }: Comparison): AgeSummary {
  const [first = historyPoint(), ...later] = exampleCourse()
  const aged = [...kept].slice(0, 6).map(({ head: diagnostic }, index) => ({
    diagnostic,
    first: later[index * 9] ?? first,
    orBefore: false,
    returned: index === 4 ? 2 : index === 5 ? 1 : 0,
  }))
  const spread = [30, 90, 180, 365, null].map((days, index) => ({ days, errors: 400 + index * 97 }))
  const oldest = aged.map((one, index) => (index === 0 ? { ...one, first, orBefore: true } : one))
  const returned = aged.filter((one) => one.returned > 0)
  return { from: first, oldest, returned, returnedCount: 2, spread }
}

function courseReport(): Report {
  const report = scenarios.large()
  const { result } = report
  if (result.kind === 'failed') {
    throw new Error('the large report is compared')
  }
  const { comparison } = result
  const [first] = [...comparison.new].sort((a, b) => compareDiagnostics(a.diagnostic, b.diagnostic))
  const ownersOf = codeOwners(owners)
  const excerpts =
    first === undefined
      ? []
      : [
          {
            path: first.diagnostic.path,
            line: first.diagnostic.line,
            firstLine: first.diagnostic.line - 1,
            lines: ['', 'def open_account(owner, currency="EUR"):', '    account = Account(owner)'],
          },
        ]
  return {
    ...report,
    result: {
      ...result,
      history: exampleCourse(),
      ages: exampleAges(comparison),
      target: { errors: 500, time: Date.UTC(2027, 2, 31) / 1000 },
      owners: ownerCounts(comparison, ownersOf),
      pathOwners: pathOwners(comparison, ownersOf),
      excerpts,
    },
  }
}
