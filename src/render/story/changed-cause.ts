/**
 * Names the changed declaration behind an error elsewhere: one that the message or its notes speak of, and that
 * the change defines in one place only. Says nothing where two places could be meant.
 */
import type { ChangedDeclaration } from '#model/change.ts'
import type { Diagnostic } from '#model/diagnostic.ts'

/** Finds the cause of one diagnostic; null where none can be named. */
export type CauseFinder = (diagnostic: Diagnostic) => ChangedDeclaration | null

/** Names that stand in most messages and tell nothing. */
const commonNames: ReadonlySet<string> = new Set(
  (
    'str int float bool bytes object list dict set tuple type self cls None Any Callable Iterable ' +
    'string number boolean undefined null any unknown never void Object Function Array Promise Module'
  ).split(' '),
)

/** `null` marks a name that is defined in several files. */
type Index = ReadonlyMap<string, ChangedDeclaration | null>

/** Looks at each declaration once, then at each diagnostic's own words only. */
export function causeFinder(changed: readonly ChangedDeclaration[]): CauseFinder {
  const names = indexed(changed, ({ name }) => name.slice(name.lastIndexOf('.') + 1))
  const modules = indexed(changed, ({ path }) => moduleName(path))
  if (names.size === 0) {
    return () => null
  }
  return ({ message, notes, path }) => {
    for (const text of [message, ...notes]) {
      for (const [quoted] of text.matchAll(/"[^"]*"|(?<![\p{L}\p{N}])'[^']*'/gu)) {
        const found = named(quoted.slice(1, -1), names, modules)
        if (found !== null && found.path !== path) {
          return found
        }
      }
    }
    return null
  }
}

function named(quoted: string, names: Index, modules: Index): ChangedDeclaration | null {
  const module = modules.get(quoted)
  if (module) {
    return { ...module, name: quoted, line: null }
  }
  for (const [name] of quoted.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const found = commonNames.has(name) || name.startsWith('__') ? undefined : names.get(name)
    if (found) {
      return found
    }
  }
  return null
}

function indexed(
  changed: readonly ChangedDeclaration[],
  keyOf: (declaration: ChangedDeclaration) => string | null,
): Index {
  const index = new Map<string, ChangedDeclaration | null>()
  for (const declaration of changed) {
    const key = keyOf(declaration)
    if (key !== null && key !== '') {
      const known = index.get(key)
      index.set(key, known === undefined || known?.path === declaration.path ? (known ?? declaration) : null)
    }
  }
  return index
}

/** `src/shop/cart.py` → `shop.cart`, as Python's messages call it. */
function moduleName(path: string): string | null {
  const match = /^(?:src\/)?(.+?)(?:\/__init__)?\.pyi?$/.exec(path)
  return match?.[1] === undefined || !match[1].includes('/') ? null : match[1].replaceAll('/', '.')
}
