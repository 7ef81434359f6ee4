/** Says that a function returns nothing. */
import type { TextEdit } from '#model/edit.ts'
import type { SourceText } from '../source-text.ts'
import { blankedPython } from './blanked.ts'

const head = /^[ \t]*(?:async[ \t]+)?def[ \t]+\w+[ \t]*(?:\[[^\]]*\][ \t]*)?\(/

/**
 * null where no `def` stands on the line, it has a return type, or its body only says that others are to write it: what those
 * return is not known.
 */
export function returningNone(line: number, source: SourceText): readonly TextEdit[] | null {
  const at = source.line(line)
  if (at === null) {
    return null
  }
  const code = blankedPython(source)
  const found = head.exec(code.slice(at.start, at.start + at.text.length))
  if (found === null) {
    return null
  }
  const close = closing(code, at.start + found[0].length)
  const colon = close === null ? null : /^[ \t]*:/.exec(code.slice(close + 1))
  if (close === null || colon === null || isStub(code.slice(close + 1 + colon[0].length))) {
    return null
  }
  return [{ start: close + 1, end: close + 1, text: ' -> None' }]
}

/** The offset of the parenthesis that closes the one before `from`. */
function closing(code: string, from: number): number | null {
  let depth = 1
  for (let at = from; at < code.length; at += 1) {
    const char = code.charAt(at)
    depth += '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0
    if (depth === 0) {
      return at
    }
  }
  return null
}

/** Behind a documentation string. */
function isStub(body: string): boolean {
  const code = body.replace(/#[^\r\n]*/g, '').replace(/^\s*[rRuU]?("""|'''|"|')\s*\1/, '')
  return /^\s*(?:raise\b|\.\.\.)/.test(code)
}
