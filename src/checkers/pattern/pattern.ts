/**
 * Reads lines by the user's own regular expression, with the named groups `path line column severity code message`. It is matched
 * in time linear in the line (RE2's syntax: no look-around, no back references).
 *
 * A line that does not match belongs to people, unless it starts with a place as findings do (`src/a.c:3:5: `): then the pattern
 * misses findings, and the run is refused. Nothing else proves that the pattern fits, so the exit code must be known.
 */
import type * as Re2 from 're2js'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { nearWords } from '#model/near-words.ts'
import type { Checker } from '../checker.ts'
import { carrier } from '../output/carrier.ts'
import { exclusiveRange } from '../output/exclusive-range.ts'
import { type LineReading, lineReaders } from '../output/line-findings.ts'

const groups = ['path', 'line', 'column', 'severity', 'code', 'message'] as const
type Group = (typeof groups)[number]

/** `a.c:3`, `a.c:3:5`, `a.c(3,5)` at the start of a line, with more behind. */
const placed = /^(?![a-z]+:\/\/)(?:[a-z]:[\\/])?[^\s:()]+(?::\d+(?::\d+)?:|\(\d+(?:,\d+)?\):?)\s/i

/** As much of it as snapshots hold. */
const longest = 1000

/** Words of tools for what is no finding of its own; a warning is one. */
const mere = /^(?:i(?:nfo(?:rmation)?)?|n(?:ote|otice)?|h(?:int|elp)?|style|debug|remark)$/i

/** Large, so it is loaded with the first pattern. */
let engine: typeof Re2 | null = null

async function loaded(): Promise<typeof Re2> {
  engine ??= await import('re2js')
  return engine
}

type Named = Partial<Readonly<Record<Group, string>>>

function finding({ path, line, column, severity = '', code, message }: Named): RawDiagnostic {
  const number = (text: string | undefined): number | null =>
    text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null
  return {
    file: path || null,
    ...exclusiveRange({ line: number(line), column: number(column) }),
    severity: mere.test(severity) ? 'information' : 'error',
    code: ruleCode(code ?? null),
    message: message ?? '',
    notes: [],
  }
}

function readerOf(pattern: string): (line: string) => LineReading {
  if (engine === null) {
    throw new TypeError('a pattern is looked at before it is used')
  }
  const compiled = engine.RE2JS.compile(pattern)
  const named = groups.filter((group) => Object.hasOwn(compiled.namedGroups(), group))
  return (line) => {
    const matcher = compiled.matcher(line)
    if (!matcher.find()) {
      return { kind: placed.test(line) ? 'unread' : 'chatter' }
    }
    const entries = named.map((group) => [group, matcher.group(group) ?? ''])
    return { kind: 'finding', finding: finding(Object.fromEntries(entries)) }
  }
}

/** What is wrong with a pattern, to be said behind “it must be”; null when it can be used. */
async function faultOf(pattern: string): Promise<string | null> {
  const { RE2JS, RE2JSException } = await loaded()
  if (pattern.length > longest) {
    return `at most ${longest} characters long`
  }
  try {
    const names = Object.keys(RE2JS.compile(pattern).namedGroups())
    const foreign = names.find((name) => !groups.some((group) => group === name))
    if (foreign !== undefined) {
      const [near] = nearWords(foreign, groups)
      return `a regular expression with the named groups ${groups.join(', ')}; there is no group ${foreign}${near === undefined ? '' : `, did you mean ${near}?`}`
    }
    const missing = (['path', 'message'] as const).find((group) => !names.includes(group))
    return missing === undefined
      ? null
      : `a regular expression with a named group (?<${missing}>…); also read are ${groups.filter((group) => group !== missing).join(', ')}`
  } catch (error) {
    if (error instanceof RE2JSException) {
      return `a regular expression that can be matched in linear time (RE2’s syntax: no look-around, no back references): ${error.message}`
    }
    throw error
  }
}

/** Any tool that prints a finding a line. The pattern is what texts are told apart by: another one reads something else. */
export const pattern: Checker = {
  ...carrier(
    'pattern',
    lineReaders({
      checker: 'pattern',
      lineReader: ({ pattern: given }) => (given == null ? () => ({ kind: 'chatter' }) : readerOf(given)),
      tool: ({ pattern: given }) => given ?? null,
    }),
  ),
  patternFault: faultOf,
}
