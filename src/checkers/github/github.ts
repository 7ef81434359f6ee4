/**
 * Reads GitHub's workflow commands (`::error file=a.py,line=3,col=5,title=T::message`), as many tools print them for annotations.
 * GitHub shows ten a step; the output has all.
 *
 * Other lines belong to people. One that has a command further behind is none: a log put something in front of it, and the
 * findings would be lost. Upstream: `ActionCommand.TryParseV2` of actions/runner; written for what ruff, ty, pyrefly, biome and
 * oxlint print.
 */
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { carrier } from '../output/carrier.ts'
import { exclusiveRange } from '../output/exclusive-range.ts'
import { type LineReading, lineReaders } from '../output/line-findings.ts'
import { withoutPlace, withoutRule } from '../output/plain-message.ts'

const severities: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'error',
  notice: 'information',
}
const start = /^\s*::([A-Za-z-]+)(?: |(?=::))/
/** A command behind a time stamp or a log's own words, a damaged one, and what the runner makes of one. */
const misplaced =
  /::(?:error|warning|notice)\b|\b(?:file|line|col|title)=.*::|^\s*##\[(?:error|warning|notice)\]/i

function lineOf(line: string): LineReading {
  const [head, name] = start.exec(line) ?? []
  const severity = severities[name?.toLowerCase() ?? '']
  const end = head === undefined ? -1 : line.indexOf('::', head.length)
  if (head === undefined || severity === undefined || end === -1) {
    return { kind: misplaced.test(line) ? 'unread' : 'chatter' }
  }
  const properties = propertiesOf(line.slice(head.length, end))
  const { tool, code, title } = titled(properties.get('title') ?? '')
  const message = unescaped(line.slice(end + 2))
  return {
    kind: 'finding',
    finding: finding({ properties, severity, code, title, message }),
    ...(tool === null ? {} : { tool }),
  }
}

function propertiesOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').flatMap((pair): readonly (readonly [string, string])[] => {
    const at = pair.indexOf('=')
    const value = pair.slice(at + 1)
    const known = unescaped(value.replaceAll(/%3A/gi, ':').replaceAll(/%2C/gi, ','))
    return at === -1 ? [] : [[pair.slice(0, at).trim().toLowerCase(), known]]
  })
  return new Map(pairs)
}

function unescaped(text: string): string {
  return text.replaceAll(/%0D/gi, '\r').replaceAll(/%0A/gi, '\n').replaceAll('%25', '%')
}

interface Titled {
  readonly tool: string | null
  readonly code: string | null
  /** What is neither. */
  readonly title: string | null
}

/** `ruff (F401)`, `Pyrefly bad-return`, `eslint(no-eval)`; other titles are words. */
function titled(title: string): Titled {
  const [, tool, code] =
    /^(\S+) \((\S+)\)$/.exec(title) ?? /^([A-Z]\w*) ([a-z][a-z\d]*(?:-[a-z\d]+)+)$/.exec(title) ?? []
  if (tool !== undefined && code !== undefined) {
    return { tool, code, title: null }
  }
  const isRule = title !== '' && !/\s/.test(title)
  return { tool: null, code: isRule ? title : null, title: isRule || title === '' ? null : title }
}

function finding(
  said: Pick<Titled, 'code' | 'title'> & {
    readonly properties: ReadonlyMap<string, string>
    readonly severity: Severity
    readonly message: string
  },
): RawDiagnostic {
  const { properties, severity, code, title } = said
  const number = (name: string): number | null => {
    const text = properties.get(name) ?? ''
    return /^\d{1,9}$/.test(text) ? Number(text) : null
  }
  const line = number('line')
  const [first = '', ...notes] = said.message.split(/\r?\n/)
  const placed = withoutPlace(first, line ?? 1)
  const column = number('col') ?? number('column') ?? placed.column
  const range = exclusiveRange(
    { line, column },
    { line: number('endline') ?? line, column: number('endcolumn') },
  )
  const words = withoutRule(placed.message, code)
  return {
    file: properties.get('file') || null,
    ...range,
    severity,
    code: ruleCode(code),
    message: title === null || words.startsWith(title) ? words : `${title}: ${words}`,
    notes: notes.map((note) => note.trim()).filter((note) => note !== ''),
  }
}

/** Any tool that prints workflow commands. */
export const github: Checker = carrier('github', lineReaders({ checker: 'github', lineReader: () => lineOf }))
