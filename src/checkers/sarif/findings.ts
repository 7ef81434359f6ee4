/**
 * The findings of one SARIF run: which of its results count, and what they say. Sections are those of SARIF 2.1.0:
 * kind 3.27.9, level 3.27.10, baselineState 3.27.24, suppressions 3.27.23, messages 3.11.6 and 3.11.7, files 3.4.
 */
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { exclusiveRange } from '../output/exclusive-range.ts'
import { uriPath } from '../output/uri-path.ts'
import type {
  SarifArtifactLocation,
  SarifComponent,
  SarifDocument,
  SarifLevel,
  SarifMessage,
  SarifResult,
  SarifRule,
  SarifRun,
} from './document.ts'

const severities: Readonly<Record<SarifLevel, Severity>> = {
  none: 'information',
  note: 'information',
  warning: 'error',
  error: 'error',
}

/** Of every run, in their order. */
export function findingsOf({ runs }: SarifDocument): readonly RawDiagnostic[] {
  return runs.flatMap((run) => {
    const rules = new Map(components(run).map((component) => [component, rulesById(component)]))
    return (run.results ?? [])
      .filter((result) => counts(result))
      .map((result) => finding(run, result, ruleOf(run, result, rules)))
  })
}

function counts({ kind, suppressions, baselineState }: SarifResult): boolean {
  return kind === 'fail' && baselineState !== 'absent' && !isSuppressed(suppressions)
}

/** One that somebody has still to agree to, or has not agreed to, suppresses nothing. `state` is what drafts called it. */
function isSuppressed(suppressions: SarifResult['suppressions']): boolean {
  return (
    suppressions.length > 0 &&
    suppressions.every(({ status, state }) => !/^(?:underReview|rejected)$/.test(status ?? state ?? ''))
  )
}

function finding(run: SarifRun, result: SarifResult, rule: SarifRule | null): RawDiagnostic {
  const place = result.locations[0]?.physicalLocation
  const { startLine, startColumn, endLine, endColumn } = place?.region ?? {}
  const level = result.level ?? rule?.defaultConfiguration?.level ?? 'warning'
  return {
    file: place?.artifactLocation === undefined ? null : fileOf(run, place.artifactLocation),
    ...exclusiveRange(
      { line: startLine, column: startColumn },
      { line: endLine ?? startLine, column: endColumn },
    ),
    severity: severities[level],
    code: ruleCode(result.ruleId ?? result.rule?.id ?? rule?.id ?? null),
    message: messageText(result.message, rule),
    notes: [],
  }
}

function components({ tool }: SarifRun): readonly SarifComponent[] {
  return [tool.driver, ...tool.extensions]
}

function rulesById({ rules }: SarifComponent): ReadonlyMap<string, SarifRule> {
  return new Map(rules.flatMap((rule) => (rule.id === undefined ? [] : [[rule.id, rule] as const])))
}

/** By its index in the component that the result names, else by its id anywhere. */
function ruleOf(
  { tool }: SarifRun,
  { ruleId, ruleIndex, rule }: SarifResult,
  byId: ReadonlyMap<SarifComponent, ReadonlyMap<string, SarifRule>>,
): SarifRule | null {
  const component = tool.extensions[rule?.toolComponent?.index ?? -1] ?? tool.driver
  const indexed = component.rules[rule?.index ?? ruleIndex]
  const id = ruleId ?? rule?.id
  if (indexed !== undefined || id === undefined) {
    return indexed ?? null
  }
  for (const rules of byId.values()) {
    const found = rules.get(id)
    if (found !== undefined) {
      return found
    }
  }
  return null
}

/** A text, or one of the rule's with the result's own words at `{0}`, `{1}`. */
function messageText(message: SarifMessage, rule: SarifRule | null): string {
  const named = message.id === undefined ? undefined : rule?.messageStrings[message.id]
  const pattern = message.text ?? message.markdown ?? named?.text ?? named?.markdown ?? message.id ?? ''
  return message.arguments.length === 0
    ? pattern
    : pattern.replaceAll(/\{\{|\}\}|\{(\d{1,4})\}/g, (found, at?: string) =>
        at === undefined ? (found[0] ?? '') : (message.arguments[Number(at)] ?? found),
      )
}

/** Null where the document names no file. */
function fileOf(run: SarifRun, location: SarifArtifactLocation): string | null {
  const { uri, uriBaseId } = location.uri === undefined ? artifactOf(run, location.index) : location
  if (uri === undefined) {
    return null
  }
  const isAbsolute = /^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\]/.test(uri)
  return uriPath(isAbsolute || uriBaseId === undefined ? uri : `${baseUri(run, uriBaseId)}${uri}`)
}

function artifactOf({ artifacts }: SarifRun, index: number): Partial<SarifArtifactLocation> {
  return artifacts[index]?.location ?? {}
}

/** Bases may stand on bases. One that is not told is the folder that the tool ran in. */
function baseUri({ originalUriBaseIds }: SarifRun, id: string): string {
  let base = ''
  const seen = new Set<string>()
  let next: string | undefined = id
  while (next !== undefined && !seen.has(next)) {
    seen.add(next)
    const own: SarifArtifactLocation | undefined = originalUriBaseIds[next]
    const uri: string = own?.uri ?? ''
    base = `${uri === '' || uri.endsWith('/') ? uri : `${uri}/`}${base}`
    next = /^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri) ? undefined : own?.uriBaseId
  }
  return base
}
