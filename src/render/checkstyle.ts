/**
 * Checkstyle's XML report, which review tools read: the new errors and warnings by file, in the form of Checkstyle's
 * own `XMLLogger` (checkstyle 10). Without a baseline nothing is new yet.
 */
import { toldProblem } from '#messages/told-problem.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Report } from '#model/report.ts'
import { type Xml, xmlDocument, xmlElement } from './encode/xml.ts'

/** A run that failed is an error of its own, so that the report is never read as “nothing found”. */
export function renderCheckstyle(reports: Report | readonly Report[]): string {
  return checkstyleDocument([reports].flat().flatMap(filesXml))
}

function filesXml(report: Report): readonly Xml[] {
  const { checker, result } = report
  const source = (code: string | null): string => `${checker?.name ?? 'type-ratchet'}.${code ?? 'error'}`
  if (result.kind === 'failed') {
    const { what, why } = toldProblem(result.problem, report)
    const error = xmlElement('error', {
      line: 1,
      severity: 'error',
      message: `${what} ${why}`,
      source: `type-ratchet.${result.problem.kind}`,
    })
    return [xmlElement('file', { name: '.' }, [error])]
  }
  const listed =
    result.baseline.state === 'absent' ? [] : result.comparison.new.map(({ diagnostic }) => diagnostic)
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of listed) {
    if (diagnostic.severity !== 'information') {
      const found = files.get(diagnostic.path) ?? []
      found.push(diagnostic)
      files.set(diagnostic.path, found)
    }
  }
  return Array.from(files, ([path, found]) =>
    xmlElement(
      'file',
      { name: path === '' ? '.' : path },
      found.map((diagnostic) => errorXml(diagnostic, source)),
    ),
  )
}

function errorXml(
  { line, column, severity, code, message }: Diagnostic,
  source: (code: string | null) => string,
): Xml {
  return xmlElement('error', { line, column, severity, message, source: source(code) })
}

function checkstyleDocument(files: readonly Xml[]): string {
  return xmlDocument(xmlElement('checkstyle', { version: '10.0' }, files))
}
