/**
 * SARIF 2.1.0 with `baselineState`. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * Shows errors and warnings; fixed ones are `absent`.
 */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Report } from '#model/report.ts'

const levels = { error: 'error', warning: 'warning', information: 'note' } as const

type BaselineState = 'new' | 'unchanged' | 'absent'

/** Ends with a line break. A failed run has no results and says that it was not successful. */
export function renderSarif(report: Report): string {
  const { result, checker } = report
  const results =
    result.kind === 'failed'
      ? []
      : [
          ...result.comparison.new.map(({ diagnostic }) => sarifResult(diagnostic, 'new')),
          ...Array.from(result.comparison.kept, ({ head }) => sarifResult(head, 'unchanged')),
          ...result.comparison.fixed.map(({ diagnostic }) => sarifResult(diagnostic, 'absent')),
        ]
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: checker?.name ?? 'unknown',
            ...(checker?.version ? { version: checker.version } : {}),
          },
        },
        invocations: [{ executionSuccessful: result.kind === 'compared' }],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function sarifResult(diagnostic: Diagnostic, baselineState: BaselineState): object {
  const { path, line, column, endLine, severity, code, message } = diagnostic
  const region = { startLine: line, startColumn: column, ...(endLine === null ? {} : { endLine }) }
  const uri = path.split('/').map(encodeURIComponent).join('/')
  return {
    ...(code === null ? {} : { ruleId: code }),
    level: levels[severity],
    message: { text: message },
    baselineState,
    ...(path === '' ? {} : { locations: [{ physicalLocation: { artifactLocation: { uri }, region } }] }),
  }
}
