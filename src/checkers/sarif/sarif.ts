/**
 * Decides whether a SARIF 2.1.0 document can be trusted, and hands over its findings if so.
 *
 * Most writers say only what was found. A document without findings, and one of a run that ended early, look the same; so the
 * exit code must be known. What the document does say of a failure is believed: an invocation that was not successful, a
 * notification of level error, a run without `results`.
 * Written for what ruff, ty, pyrefly, biome, oxlint and eslint's formatter print; the specification is OASIS SARIF 2.1.0.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { Checker } from '../checker.ts'
import { carrier, usualCodes, usualMeaning } from '../output/carrier.ts'
import { type DocumentRun, documentReader } from '../output/document-checker.ts'
import { documentSchema, type SarifDocument, type SarifNotification, type SarifRun } from './document.ts'
import { findingsOf } from './findings.ts'

function errorsOf(notifications: readonly SarifNotification[]): readonly string[] {
  return notifications
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message?.text ?? message?.markdown ?? message?.id ?? 'an error without words')
}

/** `ruff 0.17.6`, as the document names it. */
function toolTitle({ tool: { driver } }: SarifRun): string {
  return [driver.name, driver.semanticVersion ?? driver.version].filter(Boolean).join(' ')
}

function failure({ document, facts }: DocumentRun<SarifDocument>): CheckerProblem | null {
  if (document === null) {
    return null
  }
  const { runs } = document
  const invocations = runs.flatMap((run) => run.invocations)
  const execution = errorsOf(invocations.flatMap((each) => each.toolExecutionNotifications))
  if (invocations.some(({ executionSuccessful }) => !executionSuccessful)) {
    return {
      kind: 'checker-crashed',
      exit: `${facts.exit}, executionSuccessful: false`,
      lastLines: execution.slice(0, 10),
    }
  }
  const configuration = errorsOf(invocations.flatMap((each) => each.toolConfigurationNotifications))
  if (execution.length + configuration.length > 0) {
    const kind = execution.length > 0 ? 'checker-internal-error' : 'checker-bad-configuration'
    return { kind, exit: facts.exit, lastLines: [...execution, ...configuration].slice(0, 10) }
  }
  const tools = [...new Set(runs.map(toolTitle))].sort()
  if (tools.length > 1) {
    return { kind: 'tools-several', tools }
  }
  return resultsElsewhere(runs, facts.lastLines)
}

/** A run that did not look for anything, or keeps what it found in another file. */
function resultsElsewhere(runs: readonly SarifRun[], lastLines: readonly string[]): CheckerProblem | null {
  if (runs.some((run) => (run.externalPropertyFileReferences?.results.length ?? 0) > 0)) {
    return { kind: 'output-cut', expected: 'its results, which are in another file', lastLines }
  }
  if (runs.length === 0) {
    return { kind: 'checker-no-files', evidence: 'the document has no runs' }
  }
  const empty = runs.find(({ results }) => results === null)
  return empty === undefined
    ? null
    : { kind: 'checker-no-files', evidence: `${toolTitle(empty)} wrote no list of results: it did not look` }
}

/** Files without findings are listed by those that list all files; a list of the others proves nothing. */
function filesChecked({ runs }: SarifDocument): number | null {
  const listed = runs.reduce((sum, { artifacts }) => sum + artifacts.length, 0)
  const found = new Set(findingsOf({ runs }).flatMap(({ file }) => (file === null ? [] : [file])))
  return listed > found.size ? listed : null
}

/** Any tool that writes SARIF. */
export const sarif: Checker = carrier(
  'sarif',
  documentReader({
    checker: 'sarif',
    form: 'object',
    schema: documentSchema,
    chatter: /^$/,
    findings: findingsOf,
    filesChecked,
    tool: ({ runs: [first] }) => first?.tool.driver.name ?? null,
    version: ({ runs: [first] }) => first?.tool.driver.semanticVersion ?? first?.tool.driver.version ?? null,
    carrier: true,
    failure,
    codes: usualCodes,
    meaning: usualMeaning,
    option: 'SARIF 2.1.0',
  }),
)
