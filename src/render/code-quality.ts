/**
 * GitLab's code quality report: every error and warning of this run with a stable fingerprint, because GitLab compares
 * the reports of two branches itself. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import { toldProblem } from '#messages/told-problem.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'
import type { Report } from '#model/report.ts'
import { jsonText } from './encode/json.ts'
import { visible } from './encode/visible.ts'
import { fingerprinter } from './fingerprints.ts'

const severities = { error: 'major', warning: 'minor', information: 'info' } as const

/** Ends with a line break. A run that failed is one blocker, so that the report is never read as “nothing found”. */
export function renderCodeQuality(
  reports: Report | readonly Report[],
  { digest }: { readonly digest: Digest },
): string {
  return jsonText([reports].flat().flatMap((report) => issuesOf(report, digest)))
}

function issuesOf(report: Report, digest: Digest): readonly object[] {
  const { checker, result } = report
  if (result.kind === 'failed') {
    const { kind } = result.problem
    const { what, why } = toldProblem(result.problem, report)
    const issue = {
      description: visible(`${what} ${why}`),
      check_name: `type-ratchet.${kind}`,
      fingerprint: digest(kind),
      severity: 'blocker',
      location: { path: '.', lines: { begin: 1 } },
    }
    return [issue]
  }
  const { comparison } = result
  const present: readonly Diagnostic[] = [
    ...comparison.new.map(({ diagnostic }) => diagnostic),
    ...Array.from(comparison.kept, ({ head }) => head),
  ]
  const fingerprint = fingerprinter(digest)
  return present
    .filter(({ severity }) => severity !== 'information')
    .map((diagnostic) => {
      const { path, line, severity, code, message } = diagnostic
      return {
        description: visible(message),
        check_name: `${checker?.name ?? 'type-ratchet'}.${visible(code ?? 'error')}`,
        fingerprint: fingerprint(diagnostic),
        severity: severities[severity],
        location: { path: path === '' ? '.' : visible(path), lines: { begin: line } },
      }
    })
}
