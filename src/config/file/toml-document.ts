/** Reads `[tool.type-ratchet]` of a `pyproject.toml`. */
import { parse, TomlError } from 'smol-toml'
import { type ConfigDocument, unreadable } from './document.ts'

const table = ['tool', 'type-ratchet'] as const

/** null when the file says nothing of us. Throws a `ProblemError` when it seems to, and can't be read. */
export function tomlDocument(path: string, text: string): ConfigDocument | null {
  if (!text.includes(table[1])) {
    return null
  }
  const data = parsed(path, text)
  const tool = Object(Object(data)[table[0]])
  return Object.hasOwn(tool, table[1])
    ? { path, data: tool[table[1]], lineOf: (keys) => lineOf(text, [...table, ...keys]) }
    : null
}

function parsed(path: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof TomlError) {
      const [reason = ''] = error.message.split('\n')
      throw unreadable(path, { line: error.line, reason })
    }
    throw error
  }
}

/** The parser keeps no places: the line of the nearest key or heading that leads there. Of a key inside a value, the value's. */
function lineOf(text: string, wanted: readonly string[]): number | null {
  let best = { line: 0, depth: table.length - 1 }
  for (const { line, keys } of namedLines(text)) {
    if (keys.length > best.depth && keys.every((key, depth) => wanted[depth] === key)) {
      best = { line, depth: keys.length }
    }
  }
  return best.line === 0 ? null : best.line
}

/** The lines that start a table or give a key a value, with all the keys that lead there. */
function* namedLines(text: string): Generator<{ readonly line: number; readonly keys: readonly string[] }> {
  let heading: readonly string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const [, headed] = /^\s*\[([^[\]]+)\]/.exec(line) ?? []
    const [, assigned] = /^\s*([\w."'-]+)\s*=/.exec(line) ?? []
    heading = headed === undefined ? heading : keysOf(headed)
    if (headed !== undefined || assigned !== undefined) {
      yield { line: index + 1, keys: [...heading, ...keysOf(assigned ?? '')] }
    }
  }
}

/** Of a dotted key; a dot inside quotes ends none. */
function keysOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g), ([, a, b, c]) => a ?? b ?? c ?? '')
}
