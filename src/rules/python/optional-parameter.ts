/** Says of a parameter whose default is None that it may be None. */
import type { TextEdit } from '#model/edit.ts'
import type { FixFacts } from '../fixer.ts'
import type { SourceText } from '../source-text.ts'
import { blankedPython } from './blanked.ts'
import { importedName } from './typing-import.ts'

/** The first Python 3 that knows `int | None` when it runs. */
const unionSince = 10

/** The name whose own start, or that of its default `None`, is at that column; null where there is none. */
export function parameterAt(
  { line, column }: { readonly line: number; readonly column: number },
  source: SourceText,
): string | null {
  const at = source.line(line)
  const code = at === null ? '' : blankedPython(source).slice(at.start, at.start + at.text.length)
  for (const { 0: before, 1: name = '', index } of code.matchAll(/(?<![\w.])(\w+)\s*:\s*/g)) {
    const start = index + before.length
    const end = start + (typeLength(code.slice(start)) ?? Number.NaN)
    const none = end + (/^\s*=\s*/.exec(code.slice(end))?.[0].length ?? Number.NaN)
    if (column - 1 === none || (column - 1 === index && !Number.isNaN(none))) {
      return name
    }
  }
  return null
}

/** null where the parameter does not stand on the line as `name: TYPE = None`, or the project has no way to write it. */
export function optionalParameter(
  { line, parameter }: { readonly line: number; readonly parameter: string },
  source: SourceText,
  { oldestPython }: FixFacts,
): readonly TextEdit[] | null {
  const at = source.line(line)
  if (at === null) {
    return null
  }
  const code = blankedPython(source).slice(at.start, at.start + at.text.length)
  const pattern = new RegExp(`(?<![\\w.])${parameter}\\s*:\\s*`, 'g')
  const [found, ...more] = [...code.matchAll(pattern)].flatMap(({ 0: before, index }) => {
    const start = index + before.length
    const length = typeLength(code.slice(start))
    return length === null ? [] : [{ start, end: start + length }]
  })
  if (found === undefined || more.length > 0) {
    return null
  }
  const written = at.text.slice(found.start, found.end)
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(written)
  const [quote = '', type = ''] = quoted === null ? ['', written] : [quoted[1], quoted[2]]
  if (type.trim() === '' || (quoted === null && /["']/.test(type))) {
    return null
  }
  const text = spelled(type, { source, oldestPython, isQuoted: quoted !== null })
  const start = at.start + found.start
  return text === null ? null : [{ start, end: at.start + found.end, text: `${quote}${text}${quote}` }]
}

/** Of the type before `= None`; null where it ends otherwise. */
function typeLength(code: string): number | null {
  let depth = 0
  for (const { 0: char, index } of code.matchAll(/[[\](){},=#]/g)) {
    if (depth === 0 && '=,#)]}'.includes(char)) {
      return /^=\s*None\b/.test(code.slice(index)) ? code.slice(0, index).trimEnd().length : null
    }
    depth += '[({'.includes(char) ? 1 : '])}'.includes(char) ? -1 : 0
  }
  return null
}

/** As a union where the oldest Python knows it or does not look, else with the name that the file has imported. */
function spelled(
  type: string,
  {
    source,
    oldestPython,
    isQuoted,
  }: {
    readonly source: SourceText
    readonly oldestPython: number | null
    readonly isQuoted: boolean
  },
): string | null {
  const code = blankedPython(source)
  const isText = isQuoted || /^from[ \t]+__future__[ \t]+import\b.*\bannotations\b/m.test(code)
  const optional = importedName('Optional', source)
  if (isText || (oldestPython ?? (optional === null ? unionSince : 0)) >= unionSince) {
    return `${type} | None`
  }
  return optional === null ? null : `${optional}[${type}]`
}
