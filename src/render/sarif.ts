/**
 * SARIF 2.1.0 with `baselineState`. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * Shows errors, warnings and informations; fixed ones are `absent`.
 */
import { toldProblem } from '#messages/told-problem.ts'
import { type Diagnostic, knownLine } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'
import type { Problem } from '#model/problem.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { amount } from './amount.ts'
import { jsonText } from './encode/json.ts'
import { sarifText, sarifUri } from './encode/sarif.ts'
import { type Fingerprinter, fingerprinter } from './fingerprints.ts'
import { sarifRules } from './sarif-rules.ts'

/**
 * For whom: `everybody`, or GitHub's code scanning. That one takes an `absent` result for an open alert, refuses
 * a file with a result without a place and one with more than 25,000 results, and shows the 5,000 most severe.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export type SarifReader = 'everybody' | 'code-scanning'

/** GitHub's limits. */
const mostResults = 25_000

const levels = { error: 'error', warning: 'warning', information: 'note' } as const

type BaselineState = 'new' | 'unchanged' | 'absent'

interface StatedFinding {
  readonly diagnostic: Diagnostic
  readonly state: BaselineState
}

/** How a report becomes SARIF. */
export interface SarifOptions {
  readonly digest: Digest
  readonly version: string
  readonly reader: SarifReader
}

/**
 * A run for each report. Ends with a line break. A failed run has no results and says that it was not successful; what is left out
 * for GitHub is said in a notification.
 */
export function renderSarif(reports: Report | readonly Report[], options: SarifOptions): string {
  return [...sarifParts([reports].flat(), options)].join('')
}

/** The same in parts: the runs of many checks together may be longer than a text can be. */
export function* sarifParts(reports: readonly Report[], options: SarifOptions): Generator<string> {
  yield '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n  "version": "2.1.0",\n  "runs": ['
  for (const [index, report] of reports.entries()) {
    const run = jsonText(sarifRun(report, options)).trimEnd().replaceAll('\n', '\n    ')
    yield `${index === 0 ? '' : ','}\n    ${run}`
  }
  yield `${reports.length === 0 ? '' : '\n  '}]\n}\n`
}

function sarifRun(report: Report, options: SarifOptions): object {
  const { result, checker, name, leg, hosted } = report
  const all = result.kind === 'compared' ? statedFindings(result) : []
  const { listed, notes } = options.reader === 'everybody' ? { listed: all, notes: [] } : forCodeScanning(all)
  const codes = [
    ...new Set(listed.flatMap(({ diagnostic: { code } }) => (code === null ? [] : [code]))),
  ].sort()
  const indices = new Map(codes.map((code, index) => [code, index]))
  const fingerprint = fingerprinter(options.digest)
  const failures = result.kind === 'failed' ? [problemNote(result.problem, { level: 'error', report })] : []
  const notifications = [
    ...failures,
    ...report.warnings.map((problem) => problemNote(problem, { level: 'warning', report })),
    ...notes,
  ]
  return {
    tool: {
      driver: {
        name: sarifText(checker?.tool ?? checker?.name ?? 'unknown'),
        ...(checker?.version ? { version: sarifText(checker.version) } : {}),
        rules: checker === null ? [] : sarifRules(checker.name, codes),
      },
      extensions: [{ name: 'type-ratchet', version: options.version }],
    },
    automationDetails: {
      id: `type-ratchet/${[name, ...(leg === null ? [] : [leg])].map(sarifUri).join('/')}/`,
    },
    invocations: [
      {
        executionSuccessful: result.kind === 'compared',
        ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
      },
    ],
    ...(hosted === null
      ? {}
      : { versionControlProvenance: [{ repositoryUri: hosted.url, revisionId: hosted.commit }] }),
    columnKind: 'utf16CodeUnits',
    results: listed.map((finding) => sarifResult(finding, indices, fingerprint)),
  }
}

function statedFindings({ comparison }: ComparedResult): readonly StatedFinding[] {
  return [
    ...comparison.new.map(({ diagnostic }) => ({ diagnostic, state: 'new' as const })),
    ...Array.from(comparison.kept, ({ head }) => ({ diagnostic: head, state: 'unchanged' as const })),
    ...comparison.fixed.map(({ diagnostic }) => ({ diagnostic, state: 'absent' as const })),
  ]
}

/** New ones first, then errors first, so that what is cut off matters least. */
function forCodeScanning(all: readonly StatedFinding[]): {
  readonly listed: readonly StatedFinding[]
  readonly notes: readonly object[]
} {
  const present = all.filter(({ state }) => state !== 'absent')
  const placed = present.filter(({ diagnostic }) => diagnostic.path !== '')
  const rank = ({ state, diagnostic: { severity } }: StatedFinding): number =>
    (state === 'new' ? 0 : 3) + (severity === 'error' ? 0 : severity === 'warning' ? 1 : 2)
  const listed = [...placed].sort((a, b) => rank(a) - rank(b)).slice(0, mostResults)
  const cut = placed.length - listed.length
  const unplaced = present.filter(({ diagnostic }) => diagnostic.path === '')
  return {
    listed,
    notes: [
      ...unplaced.map(({ diagnostic }) => note(sarifText(diagnostic.message), levels[diagnostic.severity])),
      ...(cut === 0
        ? []
        : [
            note(
              `${amount(cut)} results are left out: code scanning refuses more than ${amount(mostResults)}.`,
              'warning',
            ),
          ]),
    ],
  }
}

function note(text: string, level: 'error' | 'warning' | 'note'): object {
  return { level, message: { text } }
}

function problemNote(
  problem: Problem,
  { level, report }: { readonly level: 'error' | 'warning'; readonly report: Report },
): object {
  const { what, why, fix } = toldProblem(problem, report)
  return { descriptor: { id: problem.kind }, ...note(sarifText([what, why, fix].join('\n')), level) }
}

function sarifResult(
  { diagnostic, state }: StatedFinding,
  indices: ReadonlyMap<string, number>,
  fingerprint: Fingerprinter,
): object {
  const { path, severity, code, message, notes } = diagnostic
  const name = fingerprint(diagnostic)
  return {
    ...(code === null ? {} : { ruleId: code, ruleIndex: indices.get(code) }),
    level: levels[severity],
    message: { text: sarifText([message, ...notes].join('\n')) },
    baselineState: state,
    partialFingerprints: { 'typeRatchet/v1': name, primaryLocationLineHash: name },
    ...(path === '' ? {} : { locations: [{ physicalLocation: physicalLocation(diagnostic) }] }),
  }
}

/** SARIF's ranges end behind their last character. */
function physicalLocation(diagnostic: Diagnostic): object {
  const { path, line, column, endLine, endColumn } = diagnostic
  const artifactLocation = { uri: sarifUri(path) }
  if (knownLine(diagnostic) === null) {
    return { artifactLocation }
  }
  return {
    artifactLocation,
    region: {
      startLine: line,
      startColumn: column,
      ...(endLine === null ? {} : { endLine }),
      ...(endLine === null || endColumn === null ? {} : { endColumn: endColumn + 1 }),
    },
  }
}
