/** The named definitions that a set of lines belongs to, read from the source like scopes are. */
import { scopesOf } from './scopes/scope-index.ts'

/** One definition, with the first of the lines that belong to it. */
export interface DeclaredAt {
  /** Qualified: `Class.method`. */
  readonly name: string
  readonly line: number
}

/** A value or type at the top level: `LIMIT = 3`, `export type Id = string`. */
const topLevel =
  /^(?:export\s+)?(?:declare\s+)?(?:const|let|var|type|interface|enum)?\s*([A-Za-z_$][\w$]*)\s*(?::[^=]+)?=(?!=)/

/**
 * Each definition once, and with it the classes and functions around it: a method's change is its class's too.
 * Empty for a language that is not known.
 */
export function declarationsAt(
  file: { readonly path: string; readonly source: string },
  lines: Iterable<number>,
): readonly DeclaredAt[] {
  const scopes = scopesOf(file.path, file.source)
  if (scopes === null) {
    return []
  }
  const texts = file.source.split(/\r\n|\n|\r/)
  const found = new Map<string, number>()
  for (const line of lines) {
    const scope = scopes.at(line)
    const name = scope === '' ? (topLevel.exec(texts[line - 1] ?? '')?.[1] ?? '') : scope
    for (let part = name; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
      found.set(part, Math.min(line, found.get(part) ?? line))
    }
  }
  return [...found].map(([name, line]) => ({ name, line }))
}
