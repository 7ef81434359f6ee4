/** Reads `type-ratchet.yml`: YAML 1.2, one document, without tags of its own. */
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import { type ConfigDocument, unreadable } from './document.ts'

/** A file for people names few things twice; more is an attack on memory. */
const mostAliases = 100

/** Throws a `ProblemError` for what is no YAML, and for a key that stands there twice. */
export function yamlDocument(path: string, text: string): ConfigDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const [mistake] = [...document.errors, ...document.warnings]
  if (mistake !== undefined) {
    throw unreadable(path, { line: lines.linePos(mistake.pos[0]).line, reason: mistake.message })
  }
  return {
    path,
    data: resolved(path, () => document.toJS({ maxAliasCount: mostAliases })),
    lineOf: (keys) => {
      const start = startOf(document.contents, keys)
      return start === null ? null : lines.linePos(start).line
    },
  }
}

/** An alias that leads nowhere, or to too much, shows only when it is followed. */
function resolved(path: string, data: () => unknown): unknown {
  try {
    return data()
  } catch (error) {
    if (error instanceof ReferenceError) {
      throw unreadable(path, { line: 1, reason: error.message })
    }
    throw error
  }
}

/** Of the key itself; of what holds it where an alias stands in between. */
function startOf(node: unknown, [key = '', ...rest]: readonly string[]): number | null {
  if (isSeq(node)) {
    const item = node.items[Number(key)]
    const own = isNode(item) ? (item.range?.[0] ?? null) : null
    return rest.length === 0 ? own : (startOf(item, rest) ?? own)
  }
  const pair = isMap(node) ? node.items.find((item) => String(item.key) === key) : undefined
  if (pair === undefined) {
    return null
  }
  const own = isNode(pair.key) ? (pair.key.range?.[0] ?? null) : null
  return rest.length === 0 ? own : (startOf(pair.value, rest) ?? own)
}
