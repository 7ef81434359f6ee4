/** A report with everything that the page can show: a course, a target, owners, source lines. */

import { pathOwners } from '#app/code-owners.ts'
import { ownerCounts } from '#app/owner-counts.ts'
import { codeOwners } from '#config/code-owners.ts'
import { compareDiagnostics } from '#model/order.ts'
import type { Report } from '#model/report.ts'
import { exampleCourse } from './history-factory.ts'
import { type ScenarioName, scenarios } from './report-factory.ts'

/** The names of all reports that the page is looked at with. */
export type ReportName = ScenarioName | 'course'

const owners = `/src/shop/billing/ @acme/billing
/src/shop/api/ @acme/platform @acme/billing
/src/shop/core/ @acme/platform
/src/shop/catalog/ @acme/storefront
/src/shop/search/ @acme/storefront
`

/** Equal calls give equal reports. */
export function reportNamed(name: ReportName): Report {
  return name === 'course' ? courseReport() : scenarios[name]()
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
      target: { errors: 500, time: Date.UTC(2027, 2, 31) / 1000 },
      owners: ownerCounts(comparison, ownersOf),
      pathOwners: pathOwners(comparison, ownersOf),
      excerpts,
    },
  }
}
