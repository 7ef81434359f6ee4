/** How a name of `typing` is written in a file, and the line that brings it in. */
import type { TextEdit } from '#model/edit.ts'
import type { SourceText } from '../source-text.ts'
import { blankedPython } from './blanked.ts'

/** The name as it is written there, and what has to be added so that it means something. */
export interface TypingName {
  readonly spelled: string
  readonly edits: readonly TextEdit[]
}

/** As the file can say it already; null where it can't. */
export function importedName(name: string, source: SourceText): string | null {
  const code = blankedPython(source)
  for (const [, listed = ''] of code.matchAll(
    /^from[ \t]+(?:typing|typing_extensions)[ \t]+import[ \t]+(\([^)]*\)|[^\r\n#]*)/gm,
  )) {
    const names = listed
      .replace(/#.*$/gm, '')
      .replace(/[()\\]/g, ' ')
      .split(',')
      .map((each) => each.trim().split(/\s+as\s+/))
    for (const [imported, alias] of names) {
      if (imported === name) {
        return alias ?? name
      }
    }
  }
  const module = /^import[ \t]+typing(?:[ \t]+as[ \t]+(\w+))?[ \t]*(?:#.*)?$/m.exec(code)
  return module === null ? null : `${module[1] ?? 'typing'}.${name}`
}

/** With an import of one line where there is none; null where the name means something else in the file, or there is no place for an import. */
export function nameOfTyping(name: string, source: SourceText): TypingName | null {
  const spelled = importedName(name, source)
  if (spelled !== null) {
    return { spelled, edits: [] }
  }
  const code = blankedPython(source)
  if (new RegExp(`\\b${name}\\b`).test(code)) {
    return null
  }
  const present = /^from[ \t]+typing[ \t]+import[ \t]+(?=\w[^\r\n#\\]*$)/m.exec(code)
  if (present !== null) {
    const at = present.index + present[0].length
    return { spelled: name, edits: [{ start: at, end: at, text: `${name}, ` }] }
  }
  const place = /^(?:import|from(?![ \t]+__future__\b))[ \t]/m.exec(code)
  if (place === null) {
    return null
  }
  const line = `from typing import ${name}${source.lineEnd}`
  return { spelled: name, edits: [{ start: place.index, end: place.index, text: line }] }
}
